// The form that registers an agreement with one organization: of which scope it is follows from what the organization is.
import { NATION } from '../../../kernel/ids.ts'
import type { ToFill } from '../../../ui/say-form.tsx'
import { choicesOf } from '../../../ui/select.tsx'
import type { PartnerListed } from '../../partners/contract/asking.ts'
import { agreementOpened } from '../contract/kinds.ts'
import { NATIONAL_AGREEMENT as n } from '../contract/national-agreement.ts'
import { AgreementModel, ClauseCertainty } from '../contract/parts.ts'
import type { agreementText } from './text.ts'

export type ToRegister = Pick<PartnerListed, 'id' | 'book' | 'name' | 'kind'>

export function toRegister(
  t: (typeof agreementText)['es'],
  p: ToRegister,
  id: string,
  owner: string,
): ToFill {
  const national = p.book === NATION && p.kind === 'federal'
  const scope = national ? 'national' : p.kind === 'state' ? 'state' : 'company'
  return {
    ...{ kind: agreementOpened, title: t.open, about: id, fresh: true, book: p.book },
    fixed: { party: p.id, scope },
    fields: [
      { name: 'party_name', label: t.with, kind: 'text', start: p.name },
      { name: 'title', label: t.name, kind: 'text', start: t.titleWith(p.name) },
      {
        ...{ name: 'model', label: t.model, kind: 'choice', start: scope === 'company' ? 'imss' : '' },
        choices: [{ value: '', label: t.unsaid }, ...choicesOf(AgreementModel.options, t.models)],
      },
      { name: 'signed', label: t.signed, kind: 'date', optional: true, start: national ? n.signed : '' },
      { name: 'starts', label: t.starts, kind: 'date', optional: true, start: national ? n.signed : '' },
      { name: 'ends', label: t.ends, kind: 'date', optional: true, start: n.ends },
      {
        ...{ name: 'certainty', label: t.certainty, kind: 'choice' },
        start: national ? 'published' : 'signed',
        choices: choicesOf(ClauseCertainty.options, t.certainties),
      },
      { name: 'source', label: t.source, kind: 'text', optional: true, start: national ? n.source : '' },
      { name: 'owner', label: t.owner, kind: 'text', optional: true, start: owner },
      { name: 'party_owner', label: t.partyOwner, kind: 'text', optional: true },
    ],
  }
}
