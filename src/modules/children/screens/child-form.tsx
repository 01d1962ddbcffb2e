// One form for a child new or known: a correction says only what changed, names what it replaces, and gives its reason.
import { useContext, useState } from 'react'
import { doubtsOfCurp, normaliseCurp } from '../../../kernel/identity/curp.ts'
import { Button } from '../../../ui/button.tsx'
import { StateShape } from '../../../ui/chip.tsx'
import '../../../ui/desk.css'
import { deskText } from '../../../ui/desk-text.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { useText } from '../../../ui/language.tsx'
import { GoContext } from '../../../ui/link.tsx'
import { newId, SaidNote, type ToSay, useSaying } from '../../../ui/saying.tsx'
import { Select } from '../../../ui/select.tsx'
import { useTodayAt } from '../../../ui/today.ts'
import { centerFile } from '../../network/contract.ts'
import { childChanged, childPlaced, childRegistered, type Sex } from '../contract/kinds.ts'
import type { Child } from '../contract/rows.ts'
import { AlikeNote } from './alike-note.tsx'
import { childrenText } from './desk-text.ts'

type RoomNamed = { readonly key: string; readonly name: string }
type Typed = {
  readonly given: string
  readonly first: string
  readonly second: string
  readonly sex: Sex | ''
  readonly birth: string
  readonly curp: string
  readonly gestationalWeeks: string
}

/** Doubts in words; they warn while one types and never block. */
export function CurpDoubts({ curp, given, first, second, sex, birth }: Omit<Typed, 'gestationalWeeks'>) {
  const t = useText(childrenText).doubts
  if (curp.trim() === '') return null
  const doubts = doubtsOfCurp(normaliseCurp(curp), {
    given: given || undefined,
    first: first || undefined,
    second,
    sex: sex || undefined,
    birth: birth || undefined,
  })
  if (doubts.length === 0) return null
  const words = t as Readonly<Record<string, string>>
  return (
    <div role="status">
      <p>
        <StateShape state="attention" /> {t.title}
      </p>
      <ul>
        {doubts.map((d) => (
          <li key={d.code}>· {words[d.code] ?? d.code}</li>
        ))}
      </ul>
    </div>
  )
}

export function ChildForm({
  book,
  child,
  rooms = [],
  onClose,
}: {
  book: string
  /** known: a correction; without it, a registration */
  child?: Child
  rooms?: readonly RoomNamed[]
  onClose: () => void
}) {
  const today = useTodayAt(centerFile, book)
  const t = useText(childrenText)
  const d = useText(deskText)
  const go = useContext(GoContext)
  const saying = useSaying()
  const [form, setForm] = useState<Typed>({
    given: child?.given ?? '',
    first: child?.first ?? '',
    second: child?.second ?? '',
    sex: child?.sex ?? '',
    birth: child?.birth ?? '',
    curp: child?.curp ?? '',
    gestationalWeeks: child?.gestational_weeks ? String(child.gestational_weeks) : '',
  })
  const [was] = useState(form)
  const [room, setRoom] = useState('')
  const [from, setFrom] = useState(today)
  const [reason, setReason] = useState('')
  const [nothing, setNothing] = useState(false)
  const put =
    <K extends keyof Typed>(field: K) =>
    (value: Typed[K]) =>
      setForm((f) => ({ ...f, [field]: value }))
  const said = (): Record<string, unknown> => {
    const weeks = form.gestationalWeeks.trim()
    const all: Record<string, unknown> = {
      ...form,
      curp: normaliseCurp(form.curp),
      gestationalWeeks: weeks === '' ? undefined : /^\d+$/.test(weeks) ? Number(weeks) : weeks,
    }
    if (!child) return all
    return Object.fromEntries(
      Object.entries(all).filter(([f]) => form[f as keyof Typed] !== was[f as keyof Typed]),
    )
  }
  const save = async (beside?: string) => {
    const payload = said()
    setNothing(Object.keys(payload).length === 0)
    if (Object.keys(payload).length === 0) return
    if (child) {
      const inConflict = child.conflicts.filter((c) => c.field in payload).flatMap((c) => c.facts)
      const supersedes = [...Object.keys(payload).flatMap((f) => child.set_by[f] ?? []), ...inConflict]
      if (await saying.say([{ kind: childChanged, about: child.key, book, payload, supersedes, reason }]))
        onClose()
      return
    }
    const about = newId()
    const facts: ToSay[] = [{ kind: childRegistered, about, book, payload }]
    if (room) facts.push({ kind: childPlaced, about, book, payload: { room, from } })
    const to = beside
      ? `/expedientes-parecidos/${book}/${beside}/${book}/${about}`
      : `/centro/${book}/nina-o-nino/${about}`
    if (await saying.say(facts)) go?.(to)
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={child ? t.file.correctTitle : t.list.register}
      actions={
        <Button look="main" busy={saying.busy} onPress={() => void save()}>
          {saying.busy ? d.saving : d.save}
        </Button>
      }
    >
      <div className="form">
        <div className="form-grid">
          <Field label={t.file.given} value={form.given} onChange={put('given')} error={saying.wrong.given} />
          <Field label={t.file.first} value={form.first} onChange={put('first')} error={saying.wrong.first} />
          <Field
            label={t.file.second}
            value={form.second}
            onChange={put('second')}
            error={saying.wrong.second}
            optional
          />
          <Select
            label={t.file.sex}
            value={form.sex}
            onChange={put('sex')}
            error={saying.wrong.sex}
            choices={(['F', 'M'] as const).map((value) => ({ value, label: t.sex[value] }))}
          />
          <Field
            kind="date"
            label={t.file.birth}
            value={form.birth}
            onChange={put('birth')}
            max={today}
            error={saying.wrong.birth}
          />
          <Field
            kind="whole"
            label={t.file.weeks}
            hint={t.file.weeksHint}
            value={form.gestationalWeeks}
            onChange={put('gestationalWeeks')}
            error={saying.wrong.gestationalWeeks}
            optional
          />
        </div>
        <Field
          label={t.file.curp}
          hint={t.file.curpHint}
          value={form.curp}
          onChange={put('curp')}
          error={saying.wrong.curp}
          optional
        />
        <CurpDoubts {...form} />
        {child ? null : (
          <AlikeNote {...{ book, ...form }} busy={saying.busy} onCompare={(id) => void save(id)} />
        )}
        {child ? (
          <Field kind="long" label={d.reason} hint={d.reasonHint} value={reason} onChange={setReason} />
        ) : (
          <div className="form-grid">
            <Select
              label={t.rooms.to}
              value={room}
              onChange={setRoom}
              choices={rooms.map((r) => ({ value: r.key, label: r.name }))}
              error={saying.wrong.room}
              optional
            />
            <Field
              kind="date"
              label={t.rooms.day}
              value={from}
              onChange={setFrom}
              error={saying.wrong.from}
            />
          </div>
        )}
        {nothing ? <p role="status">{t.file.nothing}</p> : null}
        <SaidNote saying={saying} />
      </div>
    </Dialog>
  )
}
