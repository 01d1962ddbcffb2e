// A paper sheet typed in afterwards, line by line, with the hours written on it: what is wrong is asked again and costs nothing.
import { useState } from 'react'
import { type Day, instantOf } from '../../../kernel/days.ts'
import { useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import '../../../ui/desk.css'
import { Field } from '../../../ui/field.tsx'
import { decimalOf } from '../../../ui/formats.ts'
import { useFormats, useText } from '../../../ui/language.tsx'
import { SaidNote, type ToSay, useSaying } from '../../../ui/saying.tsx'
import { Select } from '../../../ui/select.tsx'
import { listStaff } from '../../staff/contract.ts'
import { AbsenceReason } from '../contract/door.ts'
import { absent, arrived, left } from '../contract/kinds.ts'
import type { DoorChild } from '../contract.ts'
import { clockTyped } from '../rules/clock-typed.ts'
import { judgeLine, type LineDoubt, type SheetLine } from '../rules/judge-sheet.ts'
import { monthText } from './desk-text.ts'
import { doorText } from './door-text.ts'
import './print.css'

type Typed = { arrived: string; seen: string; left: string; who: string; absent: AbsenceReason | '' }
const EMPTY: Typed = { arrived: '', seen: '', left: '', who: '', absent: '' }

/** What the column of temperature and symptoms tells of an arrival: a figure alone is the temperature, words stay as written. */
function checkOf(seen: string): { check?: { fever: number } | { home: string } } {
  const said = seen.trim()
  if (said === '') return {}
  const heat = decimalOf(said.replace(/ ?°?C?$/i, ''))
  return { check: heat !== undefined && heat >= 34 && heat <= 43 ? { fever: heat } : { home: said } }
}

/** A sheet as far as it is typed: lines by child, who wrote it on paper, its name. */
export type PaperDraft = {
  readonly typed: Readonly<Record<string, Typed>>
  readonly by: string
  readonly sheet: string
}

export function PaperTyping({
  draft: { typed, by, sheet },
  onDraft,
  book,
  room,
  day,
  zone,
  closes,
  list,
}: {
  draft: PaperDraft
  onDraft: (change: (was: PaperDraft) => PaperDraft) => void
  book: string
  room: string
  day: Day
  zone: string
  /** the clock at which the center closes */
  closes: string | undefined
  list: readonly DoorChild[]
}) {
  const t = useText(doorText).paper
  const d = useText(doorText)
  const m = useText(monthText)
  const { clock } = useFormats()
  const saying = useSaying()
  const staff = useAsk(listStaff, { book })
  const setTyped = (next: PaperDraft['typed']) => onDraft((was) => ({ ...was, typed: next }))
  const setBy = (next: string) => onDraft((was) => ({ ...was, by: next }))
  const setSheet = (next: string) => onDraft((was) => ({ ...was, sheet: next }))
  const [saved, setSaved] = useState<number>()
  const at = (hour: string) => instantOf(day, hour, zone)
  /** hours as the clock shows them; what is no hour stays as it was typed and is asked again */
  const clockOf = (typed: string) => clockTyped(typed) ?? typed
  const lineOf = (x: Typed): SheetLine => ({
    ...(x.arrived ? { arrived: clockOf(x.arrived) } : {}),
    ...(x.left ? { left: clockOf(x.left) } : {}),
    ...(x.absent ? { absent: x.absent } : {}),
  })
  const lines = list.flatMap((c) => {
    const x = typed[c.id]
    if (!x || (!x.arrived && !x.left && !x.absent)) return []
    const judged = judgeLine(lineOf(x), room, c.told ?? undefined, at, new Date().toISOString())
    return [{ child: c, typed: x, judged }]
  })
  const ready = lines.filter((l) => l.judged.wrong.length === 0)
  const wrong = lines.length - ready.length
  const words = (code: LineDoubt) =>
    (t.wrong as Readonly<Record<string, string>>)[code] ??
    (t.doubts as Readonly<Record<string, string>>)[code] ??
    code
  const set = (id: string, more: Partial<Typed>) =>
    onDraft((was) => ({
      ...was,
      typed: { ...was.typed, [id]: { ...(was.typed[id] ?? EMPTY), ...more } },
    }))
  const save = async () => {
    const paper = { ...(sheet.trim() ? { sheet: sheet.trim().slice(0, 20) } : {}), ...(by ? { by } : {}) }
    const facts = ready.flatMap(({ child, typed: x }): ToSay[] => {
      const about = { about: child.id, book, room }
      const who = x.who.trim()
      return [
        ...(x.arrived
          ? [
              {
                ...{ kind: arrived, ...about, happenedAt: at(clockOf(x.arrived)) },
                payload: { day, room, ...checkOf(x.seen), paper },
              },
            ]
          : []),
        ...(x.left
          ? [
              {
                ...{ kind: left, ...about, happenedAt: at(clockOf(x.left)) },
                payload: {
                  ...{ day, paper, closedAt: closes && at(closes) },
                  with: who
                    ? { name: who, how: 'none', verdict: 'needs-director', why: ['unverified'] }
                    : undefined,
                },
              },
            ]
          : []),
        ...(x.absent ? [{ kind: absent, ...about, payload: { day, reason: x.absent, paper } }] : []),
      ]
    })
    if (!(await saying.say(facts))) return
    setSaved(facts.length)
    // what was wrong stays on the screen: nothing of it is lost
    setTyped(
      Object.fromEntries(lines.filter((l) => l.judged.wrong.length > 0).map((l) => [l.child.id, l.typed])),
    )
  }
  return (
    <section className="stack">
      <div className="filters">
        <Select
          label={t.writtenBy}
          hint={t.writtenByHint}
          value={by}
          onChange={setBy}
          choices={(staff.data?.people ?? []).map((p) => ({ value: p.id, label: `${p.given} ${p.first}` }))}
        />
        <Field label={t.number} value={sheet} maxLength={20} onChange={setSheet} />
      </div>
      <ul className="sheet-lines">
        {list.map((c) => {
          const x = typed[c.id] ?? EMPTY
          const judged = lines.find((l) => l.child.id === c.id)?.judged
          const told = c.told
            ? [
                c.told.arrived_at && `${d.arrived} ${clock(c.told.arrived_at, zone)}`,
                c.told.left_at && `${d.left} ${clock(c.told.left_at, zone)}`,
                c.told.state === 'absent' && d.states.absent,
              ]
                .filter(Boolean)
                .join(' · ')
            : ''
          const name = c.name ?? d.notNamed
          return (
            <li key={c.id} className="sheet-line">
              <span>
                <strong>{name}</strong>
                {told ? (
                  <>
                    <br />
                    <span className="soft">
                      {t.told}: {told}
                    </span>
                  </>
                ) : null}
                {judged && judged.wrong.length > 0 ? (
                  <span className="field-error" role="status">
                    {judged.wrong.map(words).join('; ')}
                  </span>
                ) : null}
                {judged && judged.doubts.length > 0 ? (
                  <span className="field-hint" role="status">
                    ▲ {judged.doubts.map(words).join('; ')}
                  </span>
                ) : null}
              </span>
              <Field
                label={t.arrived}
                value={x.arrived}
                maxLength={5}
                onChange={(v) => set(c.id, { arrived: v.trim() })}
              />
              <Field
                label={t.fever}
                value={x.seen}
                maxLength={200}
                onChange={(v) => set(c.id, { seen: v })}
              />
              <Field
                label={t.left}
                value={x.left}
                maxLength={5}
                onChange={(v) => set(c.id, { left: v.trim() })}
              />
              <Field
                label={t.withWhom}
                value={x.who}
                maxLength={120}
                onChange={(v) => set(c.id, { who: v })}
              />
              <Select
                label={t.absent}
                value={x.absent || 'none'}
                onChange={(v) => set(c.id, { absent: v === 'none' ? '' : (v as AbsenceReason) })}
                choices={[
                  { value: 'none', label: '–' },
                  ...AbsenceReason.options.map((value) => ({ value, label: m.reasons[value] })),
                ]}
              />
            </li>
          )
        })}
      </ul>
      {wrong > 0 ? (
        <p role="status" className="field-error">
          {t.fix(wrong)}
        </p>
      ) : null}
      <div className="row">
        <Button look="main" busy={saying.busy} disabled={ready.length === 0} onPress={() => void save()}>
          {ready.length === 0 ? t.none : t.save(ready.length)}
        </Button>
        {saved === undefined ? null : <span role="status">{t.said(saved)}</span>}
      </div>
      <SaidNote saying={saying} />
    </section>
  )
}
