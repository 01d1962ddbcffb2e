// A weighing round: one child after the other, who is overdue first, and what is already saved beside it.
import CircleCheck from 'lucide-react/icons/circle-check'
import Undo2 from 'lucide-react/icons/undo-2'
import { useMemo, useState } from 'react'
import type { Rows } from '../../../device/carried.ts'
import { type SayLines, useSaying } from '../../../device/use-saying.ts'
import type { Day } from '../../../kernel/days.ts'
import { Button } from '../../../ui/button.tsx'
import { ChildFace } from '../../../ui/child-face.tsx'
import { SentMark, SyncChip } from '../../../ui/chip.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import type { CarriedChild } from '../../children/contract/rows.ts'
import type { CarriedMeasurement } from '../carry.ts'
import type { GrowthTables } from '../rules/growth-tables.ts'
import './growth.css'
import { useMeasureWords } from './judgement.tsx'
import { growthText } from './text.ts'
import { type Adult, WeighChild } from './weigh-child.tsx'
import { type Awaited, historyOf, nextAfter, weighingOrder } from './weighing.ts'

export type WeighRoomProps = {
  readonly room: { readonly id: string; readonly name: string }
  /** whom to weigh: those of the room, or those who were chosen on the wall */
  readonly roster: Rows<CarriedChild>
  /** chosen one by one: then all of them are in the list, due or not */
  readonly chosen: boolean
  readonly isHere: (child: string) => boolean
  readonly measurements: Rows<CarriedMeasurement>
  /** ids of facts the server has not answered for */
  readonly pending: ReadonlySet<string>
  readonly tables: GrowthTables
  readonly today: Day
  readonly adults: readonly Adult[]
  readonly me?: Adult
  readonly onWho: () => void
  readonly say: SayLines
  readonly sync: { readonly pending: number; readonly oldestMinutes: number }
  readonly onBack: () => void
}

export function WeighRoom(props: WeighRoomProps) {
  const { room, roster, measurements, today, me } = props
  const t = useText(growthText)
  const tell = useSaying(props.say)
  const [everyone, setEveryone] = useState(props.chosen)
  const [current, setCurrent] = useState<string>()
  const [witness, setWitness] = useState('')

  const history = useMemo(() => historyOf(measurements.entries()), [measurements])
  const all = weighingOrder(roster.entries(), history, props.isHere, today)
  const list = everyone ? all : all.filter((a) => a.here && (a.due?.state ?? 'later') !== 'later')
  const now = list.find((a) => a.id === current) ?? list[0]
  const adults = props.adults.filter((a) => a.id !== me?.id)
  const second = adults.some((a) => a.id === witness) ? witness : ''

  return (
    <main id="main" className="tablet-main weigh">
      <header className="weigh-top">
        <Button icon={Undo2} onPress={props.onBack}>
          {t.back}
        </Button>
        <h1>
          <span className="weigh-title">{t.title} · </span>
          {room.name}
        </h1>
        <SyncChip pending={props.sync.pending} oldestMinutes={props.sync.oldestMinutes} />
      </header>
      {now ? (
        <WeighChild
          key={now.id}
          id={now.id}
          child={now.child}
          room={room.id}
          history={history.get(now.id) ?? []}
          tables={props.tables}
          today={today}
          adults={adults}
          witness={second}
          onWitness={setWitness}
          last={list.length === 1}
          onSkip={list.length > 1 ? () => setCurrent(nextAfter(list, now.id)) : undefined}
          onSave={async (line, words) => {
            if (!me) {
              props.onWho()
              return false
            }
            const next = nextAfter(list, now.id)
            const saved = await tell(`measured ${now.id}`, [line], words)
            if (saved) setCurrent(next)
            return saved
          }}
        />
      ) : (
        <EmptyState icon={CircleCheck} title={t.nobody}>
          {t.nobodyMore}
        </EmptyState>
      )}
      <aside className="weigh-lists">
        <section className="stack">
          <div className="row">
            <h2>{t.queue(list.length)}</h2>
            {props.chosen ? null : (
              <Button look="quiet" pressed={everyone} onPress={() => setEveryone(!everyone)}>
                {t.all}
              </Button>
            )}
          </div>
          <ul className="weigh-queue">
            {list.map((a) => (
              <li key={a.id}>
                <button
                  type="button"
                  className="weigh-next"
                  aria-current={a.id === now?.id || undefined}
                  onClick={() => setCurrent(a.id)}
                >
                  <ChildFace id={a.id} size={40} alert={a.child.alerts.length > 0} away={!a.here} />
                  <span className="weigh-next-words">
                    <span>{a.child.given}</span>
                    <DueWords of={a} />
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
        <DoneToday roster={roster} measurements={measurements} pending={props.pending} today={today} />
      </aside>
    </main>
  )
}

function DueWords({ of: { due, never, here } }: { of: Awaited }) {
  const t = useText(growthText)
  const { dayShort } = useFormats()
  const when = !due
    ? t.due.none
    : never
      ? t.due.never
      : due.state === 'later'
        ? t.due.later(dayShort(due.due))
        : due.overdueDays > 0
          ? t.due.overdue(due.overdueDays)
          : t.due.due
  return <span className="soft">{here ? when : `${when} · ${t.due.notHere}`}</span>
}

/** What was measured today, the newest first, each with its tick. */
function DoneToday({
  roster,
  measurements,
  pending,
  today,
}: Pick<WeighRoomProps, 'roster' | 'measurements' | 'pending' | 'today'>) {
  const t = useText(growthText)
  const words = useMeasureWords()
  const done = [...measurements.entries()]
    .flatMap(([id, m]) => {
      const child = m.d === today ? roster.get(m.c) : undefined
      return child ? [{ id, m, child }] : []
    })
    .sort((a, b) => (a.id < b.id ? 1 : -1))
  return (
    <section className="stack">
      <h2>{t.done(done.length)}</h2>
      {done.length === 0 ? <p className="soft">{t.noneDone}</p> : null}
      <ul className="weigh-queue">
        {done.map(({ id, m, child }) => (
          <li key={id} className="weigh-done">
            <ChildFace id={m.c} size={40} alert={child.alerts.length > 0} />
            <span className="weigh-next-words">
              <span>
                {child.given} · {words.all({ weightKg: m.kg, lengthCm: m.cm, headCm: m.hc, armCm: m.ac })}
              </span>
              <SentMark sent={!pending.has(id)} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
