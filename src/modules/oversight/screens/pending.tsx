// What tablets still hold, by place, with its age; what somebody must do about it is on the list of today.
import Clock from 'lucide-react/icons/clock'
import ListTodo from 'lucide-react/icons/list-todo'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { ButtonLink } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { Link } from '../../../ui/link.tsx'
import { homeSteps, useMe } from '../../../ui/me.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { listPending, type Pending as PendingTold } from '../contract.ts'
import { oversightText } from './desk-text.ts'
import { useLiveFigures } from './live.ts'

const DAY_MIN = 1440

/** Whole minutes from an instant to now; never negative. */
export const minutesSince = (instant: string): number =>
  Math.max(0, Math.floor((Date.now() - Date.parse(instant)) / 60_000))

export function Pending() {
  const t = useText(oversightText)
  const { number, span } = useFormats()
  const me = useMe()
  const asked = useAsk(listPending, {})
  useLiveFigures()
  useStanding(
    [...homeSteps(me, t.mexico), { label: t.pending.today, to: '/hoy' }, { label: t.pending.title }],
    'today',
  )
  const ago = (instant: string | null, none: string) =>
    instant === null ? none : t.pending.ago(span(minutesSince(instant)))
  const columns: Column<PendingTold>[] = [
    {
      id: 'place',
      head: t.pending.place,
      value: (p) => p.name,
      cell: (p) => <Link to={`/tabletas/${p.book}`}>{p.name}</Link>,
    },
    {
      id: 'devices',
      head: t.pending.devices,
      number: true,
      value: (p) => p.devices,
      cell: (p) => number(p.devices),
    },
    {
      id: 'pending',
      head: t.pending.pendingFacts,
      number: true,
      value: (p) => p.pending,
      cell: (p) => number(p.pending),
    },
    {
      id: 'oldest',
      head: t.pending.oldest,
      number: true,
      value: (p) => (p.oldest_pending === null ? null : -minutesSince(p.oldest_pending)),
      cell: (p) =>
        p.oldest_pending !== null && minutesSince(p.oldest_pending) > DAY_MIN ? (
          <Chip state="attention">{ago(p.oldest_pending, t.pending.nothing)}</Chip>
        ) : (
          ago(p.oldest_pending, t.pending.nothing)
        ),
    },
    {
      id: 'silent',
      head: t.pending.silent,
      number: true,
      value: (p) => (p.silent_since === null ? null : -minutesSince(p.silent_since)),
      cell: (p) =>
        p.silence !== null ? (
          <Chip state={p.silence}>
            {t.silence[p.silence]} · {ago(p.silent_since, t.pending.never)}
          </Chip>
        ) : (
          ago(p.silent_since, p.devices === 0 ? t.pending.nothing : t.pending.never)
        ),
    },
  ]
  return (
    <>
      <PageHead
        title={t.pending.title}
        about={t.pending.about}
        actions={
          <ButtonLink to="/hoy" look="quiet" icon={ListTodo}>
            {t.pending.toToday}
          </ButtonLink>
        }
      />
      <Asked of={asked} height={30}>
        {({ pending }) => (
          <DataTable
            caption={t.pending.title}
            rows={pending}
            rowId={(p) => p.book}
            columns={columns}
            take={{ list: listPending.id, filters: {} }}
            empty={
              <EmptyState icon={Clock} title={t.pending.empty}>
                {t.pending.emptyAbout}
              </EmptyState>
            }
          />
        )}
      </Asked>
    </>
  )
}
