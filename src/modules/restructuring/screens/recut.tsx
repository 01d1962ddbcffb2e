// Re-cutting rooms: how they stand and how they will, who goes where by age, what to mind; decided once.
import { useState } from 'react'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { StateShape } from '../../../ui/chip.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { useMe } from '../../../ui/me.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { roomsRecut } from '../../network/contract/decisions.ts'
import { centerFile, listNorms } from '../../network/contract.ts'
import { centerParts, type Parts } from '../contract.ts'
import { type Drawn, placing, recutOf, staying, warned } from '../rules/recut-plan.ts'
import { BackToCenter, Refused, Told, useOneDecision } from './deciding-parts.tsx'
import { DrawRooms } from './draw-rooms.tsx'
import { stepsTo } from './steps.ts'
import { changesText } from './text.ts'
import { WhoGoesWhere } from './who-goes-where.tsx'

export function RecutPage({ id }: { id: string }) {
  const t = useText(changesText)
  const me = useMe()
  const file = useAsk(centerFile, { book: id })
  const parts = useAsk(centerParts, { book: id })
  const [round, setRound] = useState(0)
  const [done, setDone] = useState(false)
  useStanding(stepsTo(me, t.mexico, file.data, id, t.recut.title), 'centers')
  return (
    <div className="stack">
      <PageHead
        title={t.recut.title}
        about={t.recut.about}
        actions={<BackToCenter id={id} found={file.data !== undefined} />}
      />
      {done ? (
        <section className="card" role="status">
          <h2 className="row">
            <StateShape state="calm" /> {t.recut.done}
          </h2>
          <p>{t.doneNext}</p>
        </section>
      ) : null}
      <Asked of={parts} height={40}>
        {(told) => (
          <Recut
            // drawn anew from what stands once it is decided
            key={`${round}|${told.rooms.map((r) => r.id).join()}`}
            book={id}
            parts={told}
            onDone={() => {
              setDone(true)
              setRound((n) => n + 1)
              scrollTo({ top: 0 })
            }}
          />
        )}
      </Asked>
    </div>
  )
}

const drawn = (parts: Parts): Drawn[] =>
  parts.rooms.map((r) => ({
    ...{ id: r.id, isNew: false, name: r.name, from: String(r.from_months), to: String(r.to_months) },
    ...{ places: String(r.places), fate: 'stays' },
  }))

function Recut({ book, parts, onDone }: { book: string; parts: Parts; onDone: () => void }) {
  const t = useText(changesText)
  const { number } = useFormats()
  const deciding = useOneDecision()
  const norms = useAsk(listNorms, {})
  const [rooms, setRooms] = useState(() => drawn(parts))
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map())
  const [byAge, setByAge] = useState(false)
  const [from, setFrom] = useState<string>(parts.today)
  const where = placing(parts, rooms, chosen, byAge)
  const oldest = norms.data?.norms
    .filter((n) => n.norm === 'age.to-months' && n.from_day <= parts.today)
    .at(-1)
  const w = warned(parts, rooms, where, oldest?.value ?? Number.POSITIVE_INFINITY)
  const payload = recutOf(parts, rooms, where, from)
  const closing = rooms.filter((r) => r.fate !== 'stays').map((r) => r.id)
  const stale = parts.posts.filter((p) => p.rooms.some((r) => closing.includes(r))).length
  const untouched =
    payload !== undefined &&
    payload.placed.length === 0 &&
    JSON.stringify(rooms) === JSON.stringify(drawn(parts))
  const minds = [
    ...w.over.map((o) => t.recut.over(o.name, o.children, o.places)),
    ...w.outside.map((o) => t.recut.outside(o.name, o.children)),
    ...w.gaps.map((g) => t.recut.gap(g.from, g.to)),
    w.older > 0 && oldest
      ? t.recut.older(w.older, oldest.value, oldest.source, t.recut.sure[oldest.confidence])
      : '',
    stale > 0 ? t.recut.posts(stale) : '',
  ].filter((l) => l !== '')
  const columns: Column<Drawn>[] = [
    { id: 'room', head: t.recut.room, value: (r) => r.name },
    {
      id: 'before',
      head: t.recut.before,
      value: (r) => parts.rooms.find((x) => x.id === r.id)?.children ?? null,
      cell: (r) => {
        const was = parts.rooms.find((x) => x.id === r.id)
        return was
          ? `${t.ages(number(was.from_months), number(was.to_months))} · ${number(was.children)} / ${number(was.places)}`
          : t.recut.isNew
      },
    },
    {
      id: 'after',
      head: t.recut.after,
      value: (r) => parts.children.filter((c) => where.get(c.id) === r.id).length,
      cell: (r) =>
        r.fate === 'stays'
          ? `${t.ages(r.from, r.to)} · ${number(parts.children.filter((c) => where.get(c.id) === r.id).length)} / ${r.places}`
          : t.recut.closes,
    },
  ]
  const save = async () => {
    if (payload && (await deciding.decide({ kind: roomsRecut, about: book, book, payload }))) onDone()
  }
  return (
    <>
      <DrawRooms rooms={rooms} onDraw={setRooms} />
      <WhoGoesWhere
        parts={parts}
        rooms={rooms}
        where={where}
        onPlace={(child, room) => setChosen((c) => new Map(c).set(child, room))}
        onSuggest={() => {
          setChosen(new Map())
          setByAge(true)
        }}
      />
      <section className="card stack" aria-labelledby="before-after">
        <h2 id="before-after">{t.recut.beforeAfter}</h2>
        <DataTable caption={t.recut.beforeAfter} rows={rooms} rowId={(r) => r.id} columns={columns} />
        <Told
          what="cannot"
          lines={[
            payload === undefined && t.recut.wrong,
            w.unassigned > 0 && t.recut.unassigned(w.unassigned),
          ]}
        />
        <Told what="mind" lines={minds} />
        {minds.length === 0 && w.unassigned === 0 ? (
          <p className="row">
            <StateShape state="calm" /> {t.recut.fine}
          </p>
        ) : null}
        <Told
          what="will"
          lines={
            payload && !untouched
              ? [t.recut.changed(t.rooms(staying(rooms).length), payload.placed.length), t.recut.tablets]
              : [t.recut.nothing]
          }
        />
        <Told what="stays" lines={[t.pastStays]} />
        <div className="form">
          <Field
            kind="date"
            label={t.on}
            hint={t.onHint}
            value={from}
            onChange={setFrom}
            error={deciding.wrong.from}
          />
          {deciding.none ? <Refused none={deciding.none} /> : null}
          <p>
            <Button
              look="main"
              busy={deciding.busy}
              disabled={payload === undefined || untouched || w.unassigned > 0}
              onPress={() => void save()}
            >
              {deciding.busy ? t.deciding : t.decide}
            </Button>
          </p>
        </div>
      </section>
    </>
  )
}
