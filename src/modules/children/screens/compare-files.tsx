// Two files side by side: what differs, their common past and days, which value holds, and whether they are one child or two.
import { type ReactNode, useContext, useState } from 'react'
import type { InferOutput } from 'valibot'
import type { Purpose } from '../../../kernel/purposes.ts'
import { Asked, useAsk, useAskAgain, useNoAnswerWords } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { StateShape } from '../../../ui/chip.tsx'
import { Choices } from '../../../ui/choices.tsx'
import { useDeciding } from '../../../ui/deciding.ts'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { GoContext, Link } from '../../../ui/link.tsx'
import { useSaying } from '../../../ui/saying.tsx'
import { Select } from '../../../ui/select.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { centerFile } from '../../network/contract.ts'
import { compareFiles } from '../contract/joining.ts'
import { filesDistinct, filesJoined } from '../contract/kinds.ts'
import type { Child } from '../contract/rows.ts'
import { headsOf } from '../rules/joining.ts'
import './compare.css'
import { useTodayAt } from '../../../ui/today.ts'
import { likelyText } from './likely-text.ts'
import { Overlap } from './overlap.tsx'
import { PastOfBoth } from './past-of-both.tsx'
import { PurposeDialog } from './purpose-dialog.tsx'

const LIST = '/expedientes-parecidos'
const FIELDS = ['given', 'first', 'second', 'sex', 'birth', 'curp', 'gestationalWeeks'] as const
type FieldName = (typeof FIELDS)[number]
const fieldOf = (c: Child, f: FieldName) => (f === 'gestationalWeeks' ? c.gestational_weeks : c[f]) || null

type Props = { book: string; child: string; from: string; file: string }
/** Cards of other modules about both files, put together by the page. */
type Cards = (both: { kept: Child; other: Child; purpose: Purpose }) => ReactNode

export function CompareFiles({ book, child, from, file, cards }: Props & { cards: Cards }) {
  const t = useText(likelyText)
  const go = useContext(GoContext)
  const [purpose, setPurpose] = useState<Purpose>()
  const asked = useAsk(compareFiles, purpose ? { book, child, file, from, purpose } : undefined)
  useStanding([{ label: t.title, to: LIST }, { label: t.compare.title }], 'alike')
  return (
    <>
      <PurposeDialog
        open={purpose === undefined}
        onOpenFile={setPurpose}
        onClose={() => (purpose === undefined ? go?.(LIST) : undefined)}
      />
      <PageHead title={t.compare.title} about={t.compare.about} />
      {purpose === undefined ? null : (
        <Asked of={asked} height={40}>
          {(told) => (
            <Beside
              key={`${child}${file}`}
              told={told}
              cards={cards({ kept: told.kept, other: told.other, purpose })}
            />
          )}
        </Asked>
      )}
    </>
  )
}

function Beside({ told, cards }: { told: InferOutput<typeof compareFiles.answer>; cards: ReactNode }) {
  const { kept, other } = told
  const t = useText(likelyText)
  const { day, number } = useFormats()
  const go = useContext(GoContext)
  const words = t.reasons as Readonly<Record<string, string>>
  const here = useAsk(centerFile, { book: kept.book })
  const there = useAsk(centerFile, { book: other.book })
  const [chosen, setChosen] = useState<Partial<Record<FieldName, 'kept' | 'other'>>>({})
  const shown = (c: Child, f: FieldName): string => {
    const value = fieldOf(c, f)
    if (value === null) return t.compare.nothing
    if (f === 'sex') return t.compare.sex[value as 'F' | 'M']
    if (f === 'birth') return day(String(value))
    return typeof value === 'number' ? number(value) : String(value)
  }
  const differs = FIELDS.filter((f) => fieldOf(kept, f) !== fieldOf(other, f))
  // what only one of them says is taken; where both say something, the one that stays unless a person chooses
  const holder = (f: FieldName) =>
    (chosen[f] ?? (fieldOf(kept, f) === null ? 'other' : 'kept')) === 'kept' ? kept : other
  const columns = [
    { c: kept, head: t.compare.kept, rooms: here.data?.rooms },
    { c: other, head: t.compare.other, rooms: there.data?.rooms },
  ] as const
  const swap = `${LIST}/${other.book}/${other.key}/${kept.book}/${kept.key}`
  return (
    <div className="stack">
      <p className="row compared-why">
        <StateShape state={told.outcome === 'sure' ? 'urgent' : 'attention'} />
        <span>{told.reasons.map((r) => words[r] ?? r).join(' · ')}</span>
      </p>
      <div className="card table-scroll compared-frame">
        <table className="plain compared">
          <thead>
            <tr>
              <th scope="col">{t.compare.field}</th>
              {columns.map(({ head, c }) => (
                <th scope="col" key={c.key}>
                  {head}
                </th>
              ))}
              <th scope="col">{t.how}</th>
            </tr>
          </thead>
          <tbody>
            {FIELDS.map((f) => (
              <tr key={f}>
                <th scope="row">{t.compare.fields[f]}</th>
                {columns.map(({ c, head }) => (
                  <td key={c.key} data-head={head}>
                    {differs.includes(f) ? <strong>{shown(c, f)}</strong> : shown(c, f)}
                  </td>
                ))}
                <td>
                  <span className="row">
                    <StateShape state={differs.includes(f) ? 'attention' : 'calm'} />
                    {differs.includes(f) ? t.compare.differs : t.compare.equal}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="beside">
        {columns.map(({ c, head, rooms }) => (
          <section className="card stack" key={c.key} aria-label={head}>
            <h2>{head}</h2>
            <h3>{t.compare.rooms}</h3>
            <ul className="lines">
              {c.rooms.map((r) => (
                <li key={`${r.room}${r.from}`}>
                  {t.compare.room(
                    rooms?.find((x) => x.key === r.room)?.name ?? t.compare.otherRoom,
                    day(r.from),
                  )}
                </li>
              ))}
              {c.left_on ? <li>{t.compare.leftOn(day(c.left_on))}</li> : null}
            </ul>
            <h3>{t.compare.alerts}</h3>
            <ul className="lines">
              {c.alerts.length === 0 ? <li>{t.compare.noAlerts}</li> : null}
              {c.alerts.map((a) => (
                <li key={a.id}>
                  <span className="row">
                    <StateShape state={a.grave ? 'urgent' : 'attention'} />
                    {a.text}
                  </span>
                </li>
              ))}
            </ul>
            <Link to={`/centro/${c.book}/nina-o-nino/${c.key}`}>{t.compare.openFile}</Link>
          </section>
        ))}
      </div>
      <Overlap told={told} />
      {cards}
      <PastOfBoth told={told} />
      <div className="row">
        <Button onPress={() => go?.(swap)}>{t.compare.swap}</Button>
        <Button look="quiet" onPress={() => go?.(LIST)}>
          {t.compare.unknown}
        </Button>
      </div>
      <section className="card form" aria-labelledby="join">
        <h2 id="join">{t.compare.same}</h2>
        <p>{t.compare.sameAbout}</p>
        {differs
          .filter((f) => fieldOf(kept, f) !== null && fieldOf(other, f) !== null)
          .map((f) => (
            <Choices
              key={f}
              label={t.compare.holds(t.compare.fields[f])}
              value={chosen[f] ?? 'kept'}
              onChange={(v) => setChosen((was) => ({ ...was, [f]: v }))}
              choices={[
                { value: 'kept', label: shown(kept, f) },
                { value: 'other', label: shown(other, f) },
              ]}
            />
          ))}
        <Join
          kept={kept}
          other={other}
          identity={Object.fromEntries(
            FIELDS.flatMap((f) => {
              const value = fieldOf(holder(f), f)
              return value === null ? [] : [[f, value]]
            }),
          )}
          rooms={(here.data?.rooms ?? []).filter((r) => r.closed_on === null)}
        />
      </section>
      <Apart kept={kept} other={other} />
    </div>
  )
}

function Join({
  kept,
  other,
  identity,
  rooms,
}: {
  kept: Child
  other: Child
  identity: Record<string, unknown>
  rooms: readonly { key: string; name: string }[]
}) {
  const today = useTodayAt(centerFile, kept.book)
  const t = useText(likelyText).compare
  const deciding = useDeciding()
  const noAnswer = useNoAnswerWords()
  const again = useAskAgain()
  const go = useContext(GoContext)
  const here = !kept.left_on || !other.left_on
  const first = !kept.left_on ? kept.room : other.book === kept.book ? other.room : null
  const [room, setRoom] = useState(first ?? '')
  const [reason, setReason] = useState('')
  const [wrong, setWrong] = useState('')
  const together = kept.book === other.book
  const join = async () => {
    setWrong(reason.trim().length < 3 ? t.reasonMissing : '')
    if (reason.trim().length < 3) return
    const synthetic = kept.synthetic && other.synthetic ? { synthetic: true } : {}
    const done = await deciding.decide({
      ...{ kind: filesJoined, about: kept.key, book: kept.book },
      payload: {
        file: other.key,
        ...(together ? {} : { from: other.book }),
        identity: { ...identity, ...synthetic },
        ...(here && room ? { place: { room, from: today } } : {}),
      },
      supersedes: [...headsOf(kept), ...(together ? headsOf(other) : [])],
      reason,
    })
    if (!done) return
    again()
    go?.(`/centro/${kept.book}/nina-o-nino/${kept.key}`)
  }
  const code = deciding.none && 'refusal' in deciding.none ? deciding.none.refusal.code : undefined
  return (
    <>
      {here ? (
        <Select
          label={t.today}
          value={room}
          onChange={setRoom}
          choices={rooms.map((r) => ({ value: r.key, label: r.name }))}
        />
      ) : null}
      <Field label={t.reason} value={reason} onChange={setReason} error={wrong} />
      {deciding.none ? (
        <p role="alert" className="field-error">
          <StateShape state="urgent" />
          <span>
            {(code && (t.refusals as Readonly<Record<string, string>>)[code]) ??
              noAnswer(deciding.none).happened}{' '}
            {t.unchanged}
          </span>
        </p>
      ) : null}
      <Button look="main" busy={deciding.busy} onPress={() => void join()}>
        {t.join}
      </Button>
    </>
  )
}

function Apart({ kept, other }: { kept: Child; other: Child }) {
  const t = useText(likelyText).compare
  const saying = useSaying()
  const go = useContext(GoContext)
  const [reason, setReason] = useState('')
  const save = async () => {
    const payload = {
      ...{ file: other.key, reason },
      ...(kept.book === other.book ? {} : { from: other.book }),
    }
    if (await saying.say([{ kind: filesDistinct, about: kept.key, book: kept.book, payload }])) go?.(LIST)
  }
  return (
    <section className="card form" aria-labelledby="apart">
      <h2 id="apart">{t.two}</h2>
      <p>{t.twoAbout}</p>
      <Field label={t.reason} value={reason} onChange={setReason} error={saying.wrong.reason} />
      <Button busy={saying.busy} onPress={() => void save()}>
        {t.keepApart}
      </Button>
    </section>
  )
}
