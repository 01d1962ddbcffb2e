// What the cards of a child's adults share: their props, a face, who speaks, and a document of the file.
import type { InferOutput } from 'valibot'
import type { Purpose } from '../../../kernel/purposes.ts'
import { Field } from '../../../ui/field.tsx'
import { useText } from '../../../ui/language.tsx'
import { Select } from '../../../ui/select.tsx'
import { fileAddress } from '../../../ui/send-file.ts'
import type { Child } from '../../children/contract/rows.ts'
import type { AdultShown, CircleAdult, childCircle } from '../contract.ts'
import { guardiansText } from './desk-text.ts'
import './guardians.css'

export type Told = InferOutput<typeof childCircle.answer>
/** What every card of the circle is given; `documents`: those of the file that stand, by SHA-256, where the post may see them. */
export type CircleProps = {
  readonly book: string
  readonly child: Child
  readonly told: Told
  readonly purpose: Purpose
  readonly documents: ReadonlyMap<string, string>
}

export const nameOf = (a: { given: string; first: string; second?: string | null | undefined }) =>
  [a.given, a.first, a.second].filter(Boolean).join(' ')

export type Person = { readonly link: CircleAdult; readonly adult: AdultShown }

/** The naming of an adult as they stand: for a sibling, or again after a withdrawal. */
export const namingOf = (adult: Omit<AdultShown, 'portrait' | 'pin'>, link: CircleAdult, order: number) => ({
  ...{ adult: adult.key, given: adult.given, first: adult.first, second: adult.second ?? undefined },
  ...{ phones: adult.phones, language: adult.language ?? undefined, ofAge: adult.of_age },
  ...{ synthetic: adult.synthetic || undefined, relation: link.relation, guardian: link.guardian },
  ...{ pickUp: link.pickUp, livesWith: link.livesWith, emergency: link.emergency, order },
})

export function AdultFace({ book, adult, purpose }: { book: string; adult: AdultShown; purpose: Purpose }) {
  return adult.portrait ? (
    <img className="adult-face" src={fileAddress(book, adult.portrait.thumb, purpose)} alt="" />
  ) : (
    <span className="adult-face" aria-hidden>
      {`${adult.given[0] ?? ''}${adult.first[0] ?? ''}`}
    </span>
  )
}

export function DocumentSelect({
  documents,
  value,
  onChange,
}: {
  documents: ReadonlyMap<string, string>
  value: string
  onChange: (sha: string) => void
}) {
  const t = useText(guardiansText)
  return (
    <Select
      label={t.orderDoc}
      hint={t.docHint}
      value={value === '' ? 'none' : value}
      onChange={(v) => onChange(v === 'none' ? '' : v)}
      choices={[
        { value: 'none', label: t.noDoc },
        ...[...documents].map(([sha, name]) => ({ value: sha, label: name })),
      ]}
      optional
    />
  )
}

/** Who of the family speaks: an adult of the file, or a name that is typed. */
export function WhoField({
  told,
  adult,
  who,
  onAdult,
  onWho,
  error,
}: {
  told: CircleProps['told']
  adult: string
  who: string
  onAdult: (id: string) => void
  onWho: (name: string) => void
  error?: string | undefined
}) {
  const t = useText(guardiansText)
  return (
    <>
      <Select
        label={t.whoSaid}
        value={adult}
        onChange={onAdult}
        error={adult === '' ? error : undefined}
        choices={[
          ...told.adults.map((a) => ({ value: a.key, label: nameOf(a) })),
          { value: 'other', label: t.someoneElse },
        ]}
      />
      {adult === 'other' ? (
        <Field label={t.personName} value={who} onChange={onWho} maxLength={160} error={error} />
      ) : null}
    </>
  )
}
