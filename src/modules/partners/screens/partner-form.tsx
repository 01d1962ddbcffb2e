// The form for what is said of partners: a municipality by its name, and refusals in the words of partners.
import type { ReactNode } from 'react'
import { useAsk } from '../../../ui/asking.tsx'
import { useText } from '../../../ui/language.tsx'
import type { Pick } from '../../../ui/pick-field.tsx'
import { SayForm, type ToFill } from '../../../ui/say-form.tsx'
import { listMunicipalities } from '../../network/contract.ts'
import { partnersText } from './text.ts'

/** A municipality by its name or INEGI's key. */
export const municipalities: Pick = {
  form: /^\d{5}$/,
  useFound: (q) =>
    useAsk(listMunicipalities, q ? { q } : undefined).data?.municipalities.map((m) => ({
      ...{ value: m.cvegeo, label: `${m.name} · ${m.cvegeo}` },
    })),
}

export function PartnerForm(all: {
  asked: ToFill
  children?: ReactNode
  onClose: () => void
  onSaid?: () => void
}) {
  const t = useText(partnersText)
  const refusals = t.refusals as Readonly<Record<string, string>>
  return <SayForm {...all} refusals={({ code }) => refusals[code]} />
}
