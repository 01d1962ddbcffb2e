// The small changes of a center: another representation, another name, closed, open again.
import { useState } from 'react'
import { NATION } from '../../../kernel/ids.ts'
import { useAsk } from '../../../ui/asking.tsx'
import { ButtonLink } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { Select } from '../../../ui/select.tsx'
import { centerClosed, centerMoved, centerRenamed, centerReopened } from '../../network/contract/decisions.ts'
import { type Center, listRepresentations, type Room } from '../../network/contract.ts'
import type { Parts } from '../contract.ts'
import { DecideDialog, type Done, Told, useOneDecision } from './deciding-parts.tsx'
import { changesText } from './text.ts'

type Change = { center: Center; parts: Parts; onDone: (done: Done) => void; onClose: () => void }

export function MoveCenter({ center, parts, onDone, onClose }: Change) {
  const t = useText(changesText)
  const { day } = useFormats()
  const deciding = useOneDecision()
  const asked = useAsk(listRepresentations, {})
  const [to, setTo] = useState('')
  const [from, setFrom] = useState(parts.today)
  const list = asked.data?.representations ?? []
  const name = list.find((r) => r.key === to)?.name
  const save = async () => {
    const payload = { representation: to === '' ? undefined : to, from }
    if (!(await deciding.decide({ kind: centerMoved, about: center.book, book: NATION, payload }))) return
    onDone({ said: t.move.done(center.name, name ?? '', day(from)) })
  }
  return (
    <DecideDialog
      title={t.move.title}
      onClose={onClose}
      onDecide={() => void save()}
      busy={deciding.busy}
      none={deciding.none}
    >
      <p>{t.move.about}</p>
      <Select
        label={t.move.to}
        value={to}
        onChange={setTo}
        error={deciding.wrong.representation}
        choices={list.map((r) => ({ value: r.key, label: r.name }))}
      />
      <Field
        kind="date"
        label={t.move.from}
        hint={t.move.fromHint}
        value={from}
        onChange={(v) => setFrom(v as typeof from)}
        error={deciding.wrong.from}
      />
      {name && from ? (
        <>
          <Told
            what="will"
            lines={[
              t.move.will(name, day(from)),
              t.move.posts,
              t.move.figures,
              from > parts.today && t.move.ahead,
            ]}
          />
          <Told what="mind" lines={[from < parts.today && t.move.earlier]} />
          <Told what="stays" lines={[t.move.past]} />
        </>
      ) : null}
    </DecideDialog>
  )
}

export function RenameCenter({ center, parts, onDone, onClose }: Change) {
  const t = useText(changesText)
  const deciding = useOneDecision()
  const [name, setName] = useState(center.name)
  const [code, setCode] = useState(center.code)
  const [on, setOn] = useState<string>(parts.today)
  const save = async () => {
    const payload = {
      name: name.trim() === center.name ? undefined : name,
      code: code.trim() === center.code ? undefined : code,
      on,
    }
    const said = { kind: centerRenamed, about: center.book, book: center.book, payload }
    if (await deciding.decide(said)) onDone({ said: t.rename.done(name.trim()) })
  }
  return (
    <DecideDialog
      title={t.rename.title}
      onClose={onClose}
      onDecide={() => void save()}
      busy={deciding.busy}
      none={deciding.none}
    >
      <Field label={t.rename.name} value={name} onChange={setName} error={deciding.wrong.name} />
      <Field label={t.rename.code} value={code} onChange={setCode} error={deciding.wrong.code} />
      <Field kind="date" label={t.on} hint={t.onHint} value={on} onChange={setOn} error={deciding.wrong.on} />
      <Told what="stays" lines={[t.rename.stays(center.name)]} />
      <p className="soft">{t.rename.fix}</p>
    </DecideDialog>
  )
}

export function CloseCenter({ center, parts, onDone, onClose }: Change) {
  const t = useText(changesText)
  const { day } = useFormats()
  const deciding = useOneDecision()
  const [on, setOn] = useState<string>(parts.today)
  const [children, tablets] = [parts.children.length, parts.tablets.length]
  const blocked = children + tablets + parts.waiting > 0
  const save = async () => {
    const payload = { on, rooms: parts.rooms.map((r) => r.id) }
    const said = { kind: centerClosed, about: center.book, book: center.book, payload }
    if (await deciding.decide(said)) onDone({ said: t.close.done(day(on)) })
  }
  return (
    <DecideDialog
      title={t.close.title}
      onClose={onClose}
      onDecide={() => void save()}
      busy={deciding.busy}
      disabled={blocked}
      grave
      none={deciding.none}
    >
      <Told
        what="cannot"
        lines={[
          children > 0 && t.close.children(children),
          tablets > 0 && t.close.tablets(tablets),
          parts.waiting > 0 && t.close.waiting(parts.waiting),
        ]}
      />
      {blocked ? (
        <p className="row">
          {children > 0 ? (
            <ButtonLink to={`/centro/${center.book}/ninas-y-ninos`}>{t.close.toChildren}</ButtonLink>
          ) : null}
          {tablets > 0 ? <ButtonLink to={`/tabletas/${center.book}`}>{t.close.toTablets}</ButtonLink> : null}
          {parts.waiting > 0 ? (
            <ButtonLink to={`/revision/${center.book}`}>{t.close.toReview}</ButtonLink>
          ) : null}
        </p>
      ) : (
        <Field
          kind="date"
          label={t.on}
          hint={t.onHint}
          value={on}
          onChange={setOn}
          error={deciding.wrong.on}
        />
      )}
      <Told what="will" lines={[t.close.will(t.rooms(parts.rooms.length))]} />
      <Told what="stays" lines={[t.close.stays, t.pastStays]} />
    </DecideDialog>
  )
}

export function ReopenCenter({ center, parts, rooms, onDone, onClose }: Change & { rooms: readonly Room[] }) {
  const t = useText(changesText)
  const deciding = useOneDecision()
  const [on, setOn] = useState<string>(parts.today)
  // a room that another center received is that center's now
  const shut = rooms.filter(
    (r) => r.closed_on !== null && r.closed_on === center.closed_on && !parts.elsewhere.includes(r.key),
  )
  const [which, setWhich] = useState<readonly string[]>([])
  const save = async () => {
    const payload = { on, rooms: which }
    const said = { kind: centerReopened, about: center.book, book: center.book, payload }
    if (await deciding.decide(said)) onDone({ said: t.reopen.done })
  }
  return (
    <DecideDialog
      title={t.reopen.title}
      onClose={onClose}
      onDecide={() => void save()}
      busy={deciding.busy}
      none={deciding.none}
    >
      <Field kind="date" label={t.on} hint={t.onHint} value={on} onChange={setOn} error={deciding.wrong.on} />
      {shut.length > 0 ? (
        <fieldset className="choices">
          <legend className="field-label">{t.reopen.which}</legend>
          {shut.map((r) => (
            <Checkbox
              key={r.key}
              label={r.name}
              checked={which.includes(r.key)}
              onChange={(yes) => setWhich((w) => (yes ? [...w, r.key] : w.filter((x) => x !== r.key)))}
            />
          ))}
        </fieldset>
      ) : null}
      <Told what="will" lines={[t.reopen.will]} />
      <Told what="stays" lines={[t.reopen.none]} />
    </DecideDialog>
  )
}
