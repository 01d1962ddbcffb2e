// Hoy on the tablet, fetched after the room is drawn: what its rows ask of who is here, without a network.
import ListTodo from 'lucide-react/icons/list-todo'
import Undo2 from 'lucide-react/icons/undo-2'
import { useCallback, useMemo, useRef, useSyncExternalStore } from 'react'
import { type DueHere, dueHere, tablesAsking } from '../device/due-here.ts'
import type { CarriedWatch } from '../kernel/taking.ts'
import type { TaskKind } from '../kernel/task.ts'
import type { CarriedChild } from '../modules/children/contract.ts'
import { weighingCarried } from '../modules/growth/carry.ts'
import { growthTasks } from '../modules/growth/tasks.ts'
import type { TaskWay } from '../modules/oversight/contract.ts'
import { type Holder, whoseTask } from '../modules/oversight/rules/whose-task.ts'
import { DueList } from '../modules/oversight/screens/due-list.tsx'
import { todayText } from '../modules/oversight/screens/today-text.ts'
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
const kinds: readonly TaskKind[] = [...growthTasks]
const watches: readonly CarriedWatch[] = [weighingCarried]
const TABLES = tablesAsking(carryings, watches)

type CarriedLeave = {
  readonly person: string
  readonly from: string
  readonly to: string
  readonly cover: string | null
}

export type TabletDue = DueHere & { readonly way: TaskWay }

/** What is due for who acts; while nobody has said who they are, for the educators of the room. */
function useDue(session: RoomSession, room: string, acting: string | undefined): readonly TabletDue[] {
  const { now, today, timeZone } = useMoment(session)
  const posts = useRows<CarriedPost>(session, 'staff_post')
  const leaves = useRows<CarriedLeave>(session, 'staff_leave')
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
  return useMemo(() => {
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
    const at = { now: new Date(now).toISOString(), today, timeZone }
    return dueHere(session.carried, carryings, watches, at).flatMap((t): TabletDue[] => {
      if (acting === undefined)
        return t.owner === 'educator' && (!t.room || t.room === room) ? [{ ...t, way: 'own' }] : []
      const whose = whoseTask({ owner: t.owner, book, room: t.room ?? null }, undefined, holders, away)
      if (!whose.persons.includes(acting)) return []
      const held = holders.some((h) => h.person === acting && h.role === whose.level)
      return [{ ...t, way: held ? (whose.why === 'cover' ? 'own' : whose.why) : 'cover' }]
    })
  }, [session, posts, leaves, change, now, today, timeZone, acting, room])
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
  const { now, timeZone } = useMoment(at.session)
  const due = useDue(at.session, at.room, at.acting)
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
            return act && task ? (
              <Button label={label} onPress={() => onDo(act, [task])}>
                {words(kind.act.words)}
              </Button>
            ) : null
          }}
          allOf={(kind, list) => {
            const act = kind.act.tablet
            return act === 'weigh' && list.length > 1 ? (
              <Button
                look="main"
                onPress={() =>
                  onDo(
                    act,
                    list.flatMap((d) => byName.get(d.key) ?? []),
                  )
                }
              >
                {t.allOf(list.length)}
              </Button>
            ) : null
          }}
        />
      )}
    </main>
  )
}
