// The confidential report: what was seen, where, in whose words and whom it points to; sealed here to who may know, then forgotten.
import { type ReactNode, useRef, useState } from 'react'
import { fingerprintOf, type PublicKey, sizeOf } from '../../../device/confidential.ts'
import { NATION } from '../../../kernel/ids.ts'
import { SEALED_BYTES } from '../../../kernel/sealed.ts'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Choices } from '../../../ui/choices.tsx'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { BodyPlace, MOST_WORDS, type Named, type Report, Sign } from '../contract.ts'
import { type Recipients, recipientsOf } from '../rules/recipients.ts'
import './report.css'
import { reportText } from './text.ts'
import { usePrints } from './use-prints.ts'

/** What is being written, kept by whoever shows the form: it may be covered and uncovered without a loss. */
export type Draft = {
  readonly who: string
  readonly danger: boolean
  readonly signs: readonly Sign[]
  readonly places: readonly BodyPlace[]
  readonly words: string
  readonly points: 'unknown' | 'family' | 'network'
  readonly suspects: readonly string[]
}
export const emptyDraft: Draft = {
  who: '',
  danger: false,
  signs: [],
  places: [],
  words: '',
  points: 'unknown',
  suspects: [],
}

export type Handed = 'done' | 'full' | 'failed' | 'offline'

/** Bytes left free, so that whoever seals it again for a lost key has room for their own name. */
const SPARE_BYTES = 600

type ReportFormProps = {
  readonly draft: Draft
  readonly onDraft: (draft: Draft) => void
  /** the child it is about, where it is known; else its name is asked for */
  readonly child?: { readonly id: string; readonly name: string }
  readonly book: string
  readonly author: { readonly id: string; readonly name: string }
  readonly from: Report['from']
  /** who may be pointed to */
  readonly people: readonly { readonly id: string; readonly name: string }[]
  readonly persons: readonly Named[]
  readonly now: () => number
  readonly onHand: (keys: readonly PublicKey[], report: Report) => Promise<Handed>
  readonly onDone: () => void
  readonly onBack: () => void
  readonly note?: ReactNode
}

const without = <T,>(list: readonly T[], x: T): readonly T[] =>
  list.includes(x) ? list.filter((y) => y !== x) : [...list, x]

export function ReportForm(props: ReportFormProps) {
  const { draft, onDraft, child, people, persons, from } = props
  const t = useText(reportText)
  const { list } = useFormats()
  const [wrong, setWrong] = useState<string>()
  const [busy, setBusy] = useState(false)
  const handing = useRef(false)
  /** handed in again after a lost answer it is the same report; changed meanwhile it is another one */
  const named = useRef({ draft, id: crypto.randomUUID() as string })
  const put = (part: Partial<Draft>) => {
    setWrong(undefined)
    onDraft({ ...draft, ...part })
  }
  const suspects = draft.points === 'network' ? draft.suspects : []
  const recipients = recipientsOf(persons, suspects)
  const nameOf = (id: string) =>
    people.find((p) => p.id === id)?.name ?? persons.find((p) => p.person === id)?.name ?? ''

  async function reportOf(): Promise<Report> {
    if (named.current.draft !== draft) named.current = { draft, id: crypto.randomUUID() }
    const to = await Promise.all(recipients.to.map((p) => fingerprintOf(p as PublicKey)))
    return {
      ...{ t: 'report', report: named.current.id, child: child?.id ?? null, book: props.book },
      childName: (child?.name ?? draft.who.trim()).slice(0, 150),
      ...{ author: props.author.id, authorName: props.author.name.slice(0, 150) },
      ...{ at: new Date(props.now()).toISOString(), from, danger: draft.danger },
      ...{ signs: [...draft.signs], places: [...draft.places], words: draft.words.trim() },
      suspects: suspects.slice(0, 8),
      suspectsNames: (draft.points === 'network'
        ? list(suspects.map(nameOf))
        : draft.points === 'family'
          ? t.suspects.family
          : ''
      ).slice(0, 200),
      to,
    }
  }

  async function hand(): Promise<void> {
    if (handing.current) return
    if (draft.signs.length === 0 && draft.words.trim() === '') return setWrong(t.empty)
    if (!child && draft.who.trim() === '') return setWrong(t.noWho)
    handing.current = true
    setBusy(true)
    try {
      const report = await reportOf()
      if (sizeOf(report) > SEALED_BYTES - SPARE_BYTES) return setWrong(t.long)
      const handed = await props.onHand(recipients.to as readonly PublicKey[], report)
      if (handed === 'done') props.onDone()
      else setWrong(t[handed])
    } catch {
      setWrong(t.failed)
    } finally {
      handing.current = false
      setBusy(false)
    }
  }

  return (
    <form
      className="stack report-page"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault()
        void hand()
      }}
    >
      {recipientsOf(persons, []).to.length === 0 ? <Readers {...recipients} /> : null}
      <p>{from === 'tablet' ? t.intro : t.introDesk}</p>
      <p>{t.receive}</p>
      {props.note}
      <Checkbox label={t.danger} checked={draft.danger} onChange={(danger) => put({ danger })} />
      <p role="alert" hidden={!draft.danger}>
        {draft.danger ? <strong>{t.dangerDo}</strong> : null}
      </p>
      {child ? null : (
        <Field
          label={t.who}
          hint={t.whoHint}
          value={draft.who}
          maxLength={150}
          onChange={(who) => put({ who })}
        />
      )}
      <Switches
        label={t.signs}
        all={Sign.options}
        words={t.sign}
        chosen={draft.signs}
        onToggle={(x) => put({ signs: without(draft.signs, x) })}
      />
      <Switches
        label={t.places}
        all={BodyPlace.options}
        words={t.place}
        chosen={draft.places}
        onToggle={(x) => put({ places: without(draft.places, x) })}
      />
      <Field
        kind="long"
        secret
        label={t.words}
        hint={t.wordsHint}
        maxLength={MOST_WORDS}
        value={draft.words}
        onChange={(words) => put({ words })}
        optional
      />
      <Choices
        label={t.suspect}
        value={draft.points}
        onChange={(points) => put({ points })}
        choices={(['unknown', 'family', 'network'] as const).map((value) => ({
          value,
          label: t.suspects[value],
        }))}
      />
      {draft.points === 'network' ? (
        <>
          <p className="soft">{t.suspectHint}</p>
          <Switches
            label={t.suspect}
            all={[...new Set([...people.map((p) => p.id), ...persons.map((p) => p.person)])]}
            words={Object.fromEntries([
              ...persons.map((p) => [p.person, p.name]),
              ...people.map((p) => [p.id, p.name]),
            ])}
            chosen={draft.suspects}
            onToggle={(x) => put({ suspects: without(draft.suspects, x) })}
          />
        </>
      ) : null}
      {recipientsOf(persons, []).to.length > 0 ? <Readers {...recipients} /> : null}
      <p className="field-error" role="alert" hidden={!wrong}>
        {wrong}
      </p>
      <div className="row">
        <Button look="main" big submit busy={busy} disabled={recipients.to.length === 0}>
          {busy ? t.handing : t.hand}
        </Button>
        <Button onPress={props.onBack}>{t.back}</Button>
      </div>
    </form>
  )
}

function Switches<V extends string>({
  label,
  all,
  words,
  chosen,
  onToggle,
}: {
  label: string
  all: readonly V[]
  words: Readonly<Record<string, string>>
  chosen: readonly V[]
  onToggle: (value: V) => void
}) {
  return (
    <fieldset className="stack">
      <legend className="field-label">{label}</legend>
      <div className="report-switches">
        {all.map((x) => (
          <Button key={x} pressed={chosen.includes(x)} onPress={() => onToggle(x)}>
            {words[x] ?? x}
          </Button>
        ))}
      </div>
    </fieldset>
  )
}

/** Who can open it, so that who writes knows; and what to do when nobody could. */
function Readers({ to, without: left, keyless }: Recipients) {
  const t = useText(reportText)
  const { list } = useFormats()
  const prints = usePrints(to)
  const callable = keyless
    .filter((p) => p.name !== '')
    .map((p) => (p.phone ? `${p.name}, ${p.phone}` : p.name))
  if (to.length === 0)
    return (
      <div className="card stack" role="alert">
        <h2>{t.nobody}</h2>
        <p>{t.nobodyWhy}</p>
        {callable.length > 0 ? <p>{t.call(list(callable))}</p> : null}
        <p>
          <strong>{t.callAnyway}</strong>
        </p>
      </div>
    )
  return (
    <section className="card report-readers" aria-label={t.readers}>
      <h2>{t.readers}</h2>
      <ul>
        {to.map((p) => (
          <li key={p.person}>
            {p.name}
            {p.book === NATION ? ` · ${t.ofNation}` : ''}
            <br />
            <span className="soft report-print">{t.print(prints.get(p.person) ?? '…')}</span>
          </li>
        ))}
      </ul>
      <p className="soft">{t.printWhy}</p>
      {to.length === 1 ? <p className="soft">{t.alone}</p> : null}
      {left.length > 0 ? <p className="soft">{t.left(list(left.map((p) => p.name)))}</p> : null}
    </section>
  )
}
