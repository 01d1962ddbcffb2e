// Registers an organization at the desk, or corrects what is said of it.
import { NATION } from '../../../kernel/ids.ts'
import { useAsk } from '../../../ui/asking.tsx'
import { useText } from '../../../ui/language.tsx'
import { useMe, widestPost } from '../../../ui/me.tsx'
import type { FormField } from '../../../ui/say-form.tsx'
import { choicesOf } from '../../../ui/select.tsx'
import { listRepresentations } from '../../network/contract.ts'
import { organizationChanged, organizationRegistered } from '../contract/kinds.ts'
import { partnerKinds } from '../contract/stages.ts'
import type { Partner } from '../contract.ts'
import { municipalities, PartnerForm } from './partner-form.tsx'
import { partnersText } from './text.ts'
import { partnerWords } from './words.ts'

/** `of`: what is corrected; without it a new one is registered under `id`. */
export function RegisterForm({
  id,
  of,
  onClose,
  onSaid,
}: {
  id: string
  of?: Partner
  onClose: () => void
  onSaid?: () => void
}) {
  const t = useText(partnersText)
  const w = useText(partnerWords)
  const post = widestPost(useMe())
  const nation = post?.scope === 'nation' && !of
  const representations = useAsk(listRepresentations, nation ? {} : undefined)
  const start = (value: string | number | null | undefined) => ({ start: value == null ? '' : String(value) })
  const fields: FormField[] = [
    ...(nation
      ? [
          {
            ...{ name: 'of', label: w.representation, kind: 'choice' as const },
            choices: [
              ...(representations.data?.representations ?? []).map((r) => ({ value: r.key, label: r.name })),
              { value: NATION, label: t.nationBook },
            ],
          },
        ]
      : []),
    {
      name: 'kind',
      label: w.kind,
      kind: 'choice',
      choices: choicesOf(partnerKinds, w.kinds),
      ...start(of?.kind),
    },
    { name: 'name', label: w.name, kind: 'text', ...start(of?.name) },
    {
      name: 'municipality',
      label: t.municipality,
      kind: 'pick',
      pick: municipalities,
      ...start(of?.municipality),
    },
    { name: 'rfc', label: t.rfc, kind: 'text', optional: true, ...start(of?.rfc) },
    { name: 'sector', label: t.sector, kind: 'text', optional: true, ...start(of?.sector) },
    { name: 'workers', label: w.workers, kind: 'number', optional: true, ...start(of?.workers) },
    { name: 'women', label: w.women, kind: 'number', optional: true, ...start(of?.women) },
    { name: 'latitude', label: t.latitude, kind: 'number', optional: true, ...start(of?.latitude) },
    { name: 'longitude', label: t.longitude, kind: 'number', optional: true, ...start(of?.longitude) },
  ]
  return (
    <PartnerForm
      asked={{
        ...{
          kind: of ? organizationChanged : organizationRegistered,
          title: of ? t.change : t.add,
          about: id,
          ...(of ? {} : { fresh: true as const }),
        },
        book: of ? of.book : nation ? (filled) => String(filled.of ?? NATION) : (post?.book ?? NATION),
        ...{ fields, payload: ({ of: _of, ...said }) => ({ ...said }) },
      }}
      onClose={onClose}
      {...(onSaid ? { onSaid } : {})}
    />
  )
}
