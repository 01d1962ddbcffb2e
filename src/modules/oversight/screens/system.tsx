// How Nido itself is: what needs a person first, then jobs, backups and centers that fell silent.
import Activity from 'lucide-react/icons/activity'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { Link } from '../../../ui/link.tsx'
import { homeSteps, useMe } from '../../../ui/me.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { type SystemState, systemState } from '../contract.ts'
import { oversightText } from './desk-text.ts'
import { minutesSince } from './pending.tsx'

type Job = SystemState['jobs'][number]
type Backup = SystemState['backups'][number]
type Silent = SystemState['silent'][number]

const STATES = { good: 'calm', failed: 'urgent', late: 'attention', new: 'none' } as const
/** A backup every hour: from then on something is wrong. */
const BACKUP_OLD_MINUTES = 3 * 60

export function System() {
  const t = useText(oversightText)
  const me = useMe()
  const asked = useAsk(systemState, {})
  useStanding([...homeSteps(me, t.mexico), { label: t.system.title }], 'system')
  return (
    <>
      <PageHead title={t.system.title} about={t.system.about} />
      <Asked of={asked} height={30}>
        {(state) => (
          <div className="stack">
            <Standing state={state} />
            <Jobs jobs={state.jobs} />
            <Backups state={state} />
            <SilentCenters silent={state.silent} />
          </div>
        )}
      </Asked>
    </>
  )
}

function Standing({ state }: { state: SystemState }) {
  const { megabytes, system: t } = useText(oversightText)
  const { number, asOf } = useFormats()
  const unwell = state.jobs.filter((j) => j.standing === 'failed' || j.standing === 'late').length
  return (
    <section className="card stack">
      <p className="row">
        {unwell > 0 ? <Chip state="attention">{t.unwell(unwell)}</Chip> : <Chip state="calm">{t.well}</Chip>}
        {state.silent.length > 0 ? <Chip state="attention">{t.silentCount(state.silent.length)}</Chip> : null}
        {state.backs_up ? null : <Chip state="urgent">{t.noBackups}</Chip>}
      </p>
      <dl className="facts">
        <dt>{t.release}</dt>
        <dd>{state.release}</dd>
        <dt>{t.size}</dt>
        <dd>{megabytes(number(Math.round(state.database_bytes / 1e6)))}</dd>
        <dt>{t.waiting}</dt>
        <dd>{number(state.figures_waiting)}</dd>
        <dt>{t.seen}</dt>
        <dd>{asOf(state.asOf)}</dd>
      </dl>
    </section>
  )
}

function Jobs({ jobs }: { jobs: readonly Job[] }) {
  const t = useText(oversightText)
  const { number, span } = useFormats()
  const nameOf = (name: string) => (t.system.jobs as Readonly<Record<string, string>>)[name] ?? name
  const ago = (instant: string | null) =>
    instant === null ? t.pending.never : t.pending.ago(span(minutesSince(instant)))
  const columns: Column<Job>[] = [
    { id: 'name', head: t.system.job, value: (j) => nameOf(j.name) },
    {
      id: 'standing',
      head: t.system.how,
      value: (j) => t.system.standings[j.standing],
      cell: (j) => (
        <>
          <Chip state={STATES[j.standing]}>{t.system.standings[j.standing]}</Chip>
          {j.standing === 'failed' && j.error ? <p lang="en">{j.error}</p> : null}
        </>
      ),
    },
    { id: 'ok', head: t.system.lastGood, value: (j) => j.ok_at, cell: (j) => ago(j.ok_at) },
    {
      id: 'every',
      head: t.system.every,
      number: true,
      value: (j) => j.every_minutes,
      cell: (j) => (j.every_minutes === null ? t.system.onDemand : span(j.every_minutes)),
    },
    {
      id: 'ms',
      head: t.system.took,
      number: true,
      value: (j) => j.ms,
      cell: (j) => (j.ms === null ? t.pending.nothing : t.system.seconds(number(j.ms / 1000, 1))),
    },
  ]
  return (
    <section className="card stack">
      <h2>{t.system.jobsTitle}</h2>
      <DataTable caption={t.system.jobsTitle} rows={jobs} rowId={(j) => j.name} columns={columns} />
    </section>
  )
}

function Backups({ state }: { state: SystemState }) {
  const t = useText(oversightText)
  const { number, span } = useFormats()
  const newest = state.backups[0]
  const columns: Column<Backup>[] = [
    {
      id: 'made',
      head: t.system.made,
      value: (b) => b.made_at,
      cell: (b) =>
        b === newest && minutesSince(b.made_at) > BACKUP_OLD_MINUTES ? (
          <Chip state="attention">{t.pending.ago(span(minutesSince(b.made_at)))}</Chip>
        ) : (
          t.pending.ago(span(minutesSince(b.made_at)))
        ),
    },
    { id: 'kind', head: t.system.kind, value: (b) => t.system.kinds[b.kind] },
    {
      id: 'size',
      head: t.system.size,
      number: true,
      value: (b) => b.bytes,
      cell: (b) => t.megabytes(number(b.bytes / 1e6, b.bytes < 1e8 ? 1 : 0)),
    },
    { id: 'file', head: t.system.file, value: (b) => b.file },
  ]
  return (
    <section className="card stack">
      <h2>{t.system.backupsTitle}</h2>
      <DataTable
        caption={t.system.backupsTitle}
        rows={state.backups}
        rowId={(b) => b.file}
        columns={columns}
        empty={
          <EmptyState icon={Activity} title={t.system.noBackupYet}>
            {t.system.noBackupDo}
          </EmptyState>
        }
      />
    </section>
  )
}

function SilentCenters({ silent }: { silent: readonly Silent[] }) {
  const t = useText(oversightText)
  const { span } = useFormats()
  const columns: Column<Silent>[] = [
    {
      id: 'name',
      head: t.system.center,
      value: (s) => s.name,
      cell: (s) => <Link to={`/tabletas/${s.book}`}>{s.name}</Link>,
    },
    {
      id: 'level',
      head: t.system.how,
      value: (s) => t.silence[s.level],
      cell: (s) => <Chip state={s.level}>{t.silence[s.level]}</Chip>,
    },
    {
      id: 'since',
      head: t.pending.silent,
      value: (s) => s.since,
      cell: (s) => (s.since ? t.pending.ago(span(minutesSince(s.since))) : t.pending.never),
    },
  ]
  return (
    <section className="card stack">
      <h2>{t.system.silentTitle}</h2>
      <p className="soft">{t.silence.about}</p>
      {silent.length === 0 ? (
        <p>
          <Chip state="calm">{t.system.noneSilent}</Chip>
        </p>
      ) : (
        <DataTable caption={t.system.silentTitle} rows={silent} rowId={(s) => s.book} columns={columns} />
      )}
    </section>
  )
}
