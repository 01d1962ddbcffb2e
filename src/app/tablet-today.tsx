// Hoy on the tablet, fetched after the room is drawn: what its rows ask of who is here, without a network.
import ListTodo from 'lucide-react/icons/list-todo'
import Undo2 from 'lucide-react/icons/undo-2'
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { type AnyAsking, type DueHere, dueHere, tablesAsking } from '../device/due-here.ts'
import { whenIdle } from '../device/idle.ts'
import { civilDay } from '../kernel/days.ts'
import type { CarriedWatch } from '../kernel/taking.ts'
import type { TaskKind } from '../kernel/task.ts'
import { attendanceTasks } from '../modules/attendance/tasks.ts'
import type { CarriedChild } from '../modules/children/contract/rows.ts'
import { dailyAsking } from '../modules/daily/rules/carried-asks.ts'
import { dailyTasks } from '../modules/daily/tasks.ts'
import { lookAsking, lookSoonCarried, observingCarried } from '../modules/development/rules/carried-asks.ts'
import { developmentTasks } from '../modules/development/tasks.ts'
import { weighingCarried } from '../modules/growth/carry.ts'
import { growthTasks } from '../modules/growth/tasks.ts'
import { normOn } from '../modules/network/rules/norms.ts'
import type { Holder, TaskWay } from '../modules/oversight/contract.ts'
import { delaysOf, isAbove, risenBefore } from '../modules/oversight/rules/rising.ts'
import { whoseTask } from '../modules/oversight/rules/whose-task.ts'
import { DueList } from '../modules/oversight/screens/due-list.tsx'
import { todayText } from '../modules/oversight/screens/today-text.ts'
import { incidentAsking, questionAsking } from '../modules/safety/rules/carried-asks.ts'
import { safetyTasks } from '../modules/safety/tasks.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { useText, useWords } from '../ui/language.tsx'
import {
  type CarriedPost,
  type CarriedRoom,
  carryings,
  type RoomSession,
  useMoment,
  useRows,
} from './tablet-store.ts'

/** What a tablet can ask: the one line a module adds here. */
const kinds: readonly TaskKind[] = [
  ...attendanceTasks,
  ...dailyTasks,
  ...growthTasks,
  ...safetyTasks,
  ...developmentTasks,
]
const kindOf = new Map(kinds.map((k) => [k.id, k]))
/** Gestures in which several children can be done with at once. */
const TOGETHER: ReadonlySet<string> = new Set(['nap', 'nappy', 'unusual', 'medicine', 'absent'])
const watches: readonly CarriedWatch[] = [weighingCarried, observingCarried, lookSoonCarried]
/** Gestures that speak of today alone: what an earlier day asks is answered at the desk, on that day. */
const OF_TODAY: ReadonlySet<string> = new Set([
  ...['absent', 'left', 'medicine', 'nap', 'nappy', 'unusual', 'visits'],
])
const askings: readonly AnyAsking[] = [...carryings, dailyAsking, incidentAsking, questionAsking, lookAsking]
const TABLES = tablesAsking(askings, watches)

type CarriedNorm = { readonly norm: string; readonly value: number; readonly from: string }
type CarriedLeave = {
  readonly person: string
  readonly from: string
  readonly to: string
  readonly cover: string | null
}

export type TabletDue = DueHere & { readonly way: TaskWay }

/** After a change, counting waits so long: whoever taps on and on is not kept waiting for a count. */
const PAUSE_MS = 3_000
const LATEST_MS = 2_000

/** Counts what is due once nothing else is to be done, however many rows change meanwhile. */
function useCounted(count: () => readonly TabletDue[]): readonly TabletDue[] {
  const [counted, setCounted] = useState(count)
  const first = useRef(true)
  useEffect(() => {
    if (first.current) {
      first.current = false
      return
    }
    let gone = false
    const timer = setTimeout(
      () =>
        whenIdle(() => {
          if (!gone) setCounted(count())
        }, LATEST_MS),
      PAUSE_MS,
    )
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [count])
  return counted
}

/** What is due for who acts; while nobody has said who they are, for the educators of the room. */
function useDue(session: RoomSession, room: string, acting: string | undefined): readonly TabletDue[] {
  const { now, today, timeZone } = useMoment(session)
  const posts = useRows<CarriedPost>(session, 'staff_post')
  const leaves = useRows<CarriedLeave>(session, 'staff_leave')
  const norms = useRows<CarriedNorm>(session, 'norm')
  const changes = useRef(0)
  const subscribe = useCallback(
    (tell: () => void) =>
      session.carried.subscribe(TABLES, () => {
        changes.current++
        tell()
      }),
    [session],
  )
  const change = useSyncExternalStore(subscribe, () => changes.current)
  const count = useCallback((): readonly TabletDue[] => {
    // asked again after every change of a row that may ask
    void change
    const { book } = session.kept.get()
    const holders = [...posts.values()].flatMap((p): Holder[] =>
      p.from <= today &&
      (p.to === null || today < p.to) &&
      (p.role === 'educator' || p.role === 'nurse' || p.role === 'director')
        ? [{ person: p.person, role: p.role, book, rooms: p.rooms }]
        : [],
    )
    const away = [...leaves.values()].filter((l) => l.from <= today && today <= l.to)
    const set = [...norms.values()].map((n) => ({ norm: n.norm, value: n.value, from_day: n.from }))
    const delays = delaysOf((id) => normOn(set, id, today))
    const directs = holders.some((h) => h.person === acting && h.role === 'director')
    /** so late that whoever directs hears of it too, by the norms the desk follows */
    const risen = (t: DueHere) => {
      const kind = kindOf.get(t.kind)
      return kind && isAbove('director', t.owner) && t.by < risenBefore(kind, 'director', delays, now)
    }
    const at = { now: new Date(now).toISOString(), today, timeZone }
    return dueHere(session.carried, askings, watches, at).flatMap((t): TabletDue[] => {
      if (!kindOf.has(t.kind)) return []
      if (acting === undefined)
        return t.owner === 'educator' && (!t.room || t.room === room) ? [{ ...t, way: 'own' }] : []
      const whose = whoseTask(
        { owner: t.owner, book, room: t.room ?? null, person: t.person ?? null, not_by: t.except ?? null },
        undefined,
        holders,
        away,
      )
      if (!whose.persons.includes(acting)) return directs && risen(t) ? [{ ...t, way: 'late' }] : []
      const held = holders.some((h) => h.person === acting && h.role === whose.level)
      return [{ ...t, way: held ? (whose.why === 'cover' ? 'own' : whose.why) : 'cover' }]
    })
  }, [session, posts, leaves, norms, change, now, today, timeZone, acting, room])
  return useCounted(count)
}

type At = { readonly session: RoomSession; readonly room: string; readonly acting: string | undefined }

/** The door to the list, with how many things wait. */
export function TodayButton({ onOpen, ...at }: At & { onOpen: () => void }) {
  const t = useText(todayText)
  const due = useDue(at.session, at.room, at.acting)
  return (
    <Button look="quiet" icon={ListTodo} onPress={onOpen}>
      {t.due(due.length)}
    </Button>
  )
}

/** The list itself; `onDo` opens what does it, with the right child chosen. */
export function TabletToday({
  onDo,
  onBack,
  ...at
}: At & { onDo: (act: string, tasks: readonly TabletDue[]) => void; onBack: () => void }) {
  const t = useText(todayText)
  const words = useWords()
  const { now, today, timeZone } = useMoment(at.session)
  const due = useDue(at.session, at.room, at.acting)
  const canHere = (act: string, { from }: TabletDue) =>
    !OF_TODAY.has(act) || civilDay(from, timeZone) === today
  const children = useRows<CarriedChild>(at.session, 'child')
  const rooms = useRows<CarriedRoom>(at.session, 'room')
  const byName = new Map(due.map((d) => [d.name, d]))
  return (
    <main id="main" className="tablet-main stack">
      <div className="room-tools">
        <Button icon={Undo2} onPress={onBack}>
          {t.back}
        </Button>
      </div>
      <div>
        <h1>{t.title}</h1>
        <p className="soft">{t.about(due.length)}</p>
      </div>
      {due.length === 0 ? (
        <EmptyState icon={ListTodo} title={t.empty}>
          {t.emptyAbout}
        </EmptyState>
      ) : (
        <DueList
          due={due.map((d) => {
            const child = children.get(d.about)
            return {
              ...{ key: d.name, kind: d.kind, about: d.about, owner: d.owner, way: d.way, by: d.by },
              name: child ? `${child.given} ${child.first}` : null,
              roomName: d.room ? (rooms.get(d.room)?.name ?? null) : null,
            }
          })}
          kinds={kinds}
          now={now}
          timeZone={timeZone}
          actOf={(d, kind, label) => {
            const task = byName.get(d.key)
            const act = kind.act.tablet
            if (!act || !task || !canHere(act, task)) return <span className="soft">{t.atDesk}</span>
            return (
              <Button label={label} onPress={() => onDo(act, [task])}>
                {words(kind.act.words)}
              </Button>
            )
          }}
          allOf={(kind, list) => {
            const act = kind.act.tablet
            const all = list.flatMap((d) => byName.get(d.key) ?? []).filter((x) => act && canHere(act, x))
            const oneRoom = new Set(all.map((x) => x.room ?? '')).size === 1
            return all.length > 1 && (act === 'weigh' || (act && TOGETHER.has(act) && oneRoom)) ? (
              <Button look="main" onPress={() => onDo(act, all)}>
                {t.allOf(all.length)}
              </Button>
            ) : null
          }}
        />
      )}
    </main>
  )
}
