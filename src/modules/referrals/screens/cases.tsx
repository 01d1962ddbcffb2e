// The cases of a center, or those of one child: by what is next, what is late and what is lost, open ones first.
import Stethoscope from 'lucide-react/icons/stethoscope'
import { useState } from 'react'
import { Asked, useAsk, useAskPages } from '../../../ui/asking.tsx'
import { ButtonLink } from '../../../ui/button.tsx'
import { centerSteps } from '../../../ui/center-steps.ts'
import { Chip } from '../../../ui/chip.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { Link } from '../../../ui/link.tsx'
import { useMe } from '../../../ui/me.tsx'
import { Select } from '../../../ui/select.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { centerFile } from '../../network/contract.ts'
import { Awaited } from '../contract/steps.ts'
import { type CaseListed, CaseState, listReferrals } from '../contract.ts'
import './cases.css'
import { listText } from './list-text.ts'
import { caseWords } from './words.ts'

const ALL = 'all'
const given = (filters: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(Object.entries(filters).filter(([, x]) => x !== undefined && x !== ALL))

type Row = CaseListed & {
  readonly names: Readonly<Record<string, string>>
  readonly rooms: Readonly<Record<string, string>>
}

export function Cases({ id, child }: { id: string; child?: string }) {
  const t = useText(listText)
  const w = useText(caseWords)
  const { day } = useFormats()
  const me = useMe()
  const center = useAsk(centerFile, { book: id })
  const [which, setWhich] = useState<string>(ALL)
  const [waits, setWaits] = useState<string>(ALL)
  const [room, setRoom] = useState<string>(ALL)
  const filters = { book: id, ...given({ which, waits, room, involved: child }) } as { book: string }
  // the first page tells names, rooms and how many are open, late and lost; the pages below it share its memory of rows
  const first = useAsk(listReferrals, filters)
  const pages = useAskPages(listReferrals, filters, (a) =>
    a.cases.map((c): Row => ({ ...c, names: a.names, rooms: a.rooms })),
  )
  useStanding(centerSteps(me, t.mexico, center.data, id, { label: w.title }), 'referrals')
  const name = (c: Row) => c.names[c.child] ?? t.someone
  const how = (c: Row) =>
    c.closed_on
      ? ({ state: 'calm', words: `${t.closed} · ${day(c.closed_on)}` } as const)
      : c.gone
        ? ({ state: 'urgent', words: `${t.lost}: ${t.left.toLowerCase()}` } as const)
        : c.lost
          ? ({ state: 'urgent', words: t.lost } as const)
          : c.overdue
            ? ({ state: 'attention', words: t.overdue } as const)
            : ({ state: 'calm', words: t.inTime } as const)
  const columns: Column<Row>[] = [
    {
      id: 'child',
      head: t.child,
      value: name,
      cell: (c) => (
        <span className="row">
          <Link className="case-link" to={`/centro/${id}/seguimiento/${c.id}`} label={t.open(name(c))}>
            {name(c)}
          </Link>
          {c.urgent ? <Chip state="urgent">{w.urgent}</Chip> : null}
        </span>
      ),
    },
    { id: 'room', head: t.room, value: (c) => (c.room ? (c.rooms[c.room] ?? t.noRoom) : t.noRoom) },
    { id: 'source', head: t.source, value: (c) => w.sources[c.source] },
    { id: 'waits', head: t.waits, value: (c) => (c.waits ? w.waits[c.waits] : null) },
    { id: 'due', head: t.due, value: (c) => c.due, cell: (c) => (c.due ? day(c.due) : '') },
    { id: 'whose', head: t.whose, value: (c) => (c.owner ? w.owners[c.owner] : null) },
    {
      id: 'state',
      head: t.state,
      value: (c) => how(c).words,
      cell: (c) => <Chip state={how(c).state}>{how(c).words}</Chip>,
    },
  ]
  const told = first.data
  const one = child ? told?.names[child] : undefined
  return (
    <>
      <PageHead
        title={w.title}
        about={`${center.data?.center.name ?? '\u00a0'}${one ? ` · ${t.ofChild(one)}` : ''}`}
        actions={
          child ? (
            <ButtonLink to={`/centro/${id}/seguimiento`} look="quiet">
              {t.all}
            </ButtonLink>
          ) : null
        }
      />
      <div className="filters no-print">
        <Select
          label={t.which}
          value={which}
          onChange={setWhich}
          choices={[
            { value: ALL, label: t.allOf },
            ...CaseState.options.map((value) => ({ value, label: t.states[value] })),
          ]}
        />
        <Select
          label={t.waits}
          value={waits}
          onChange={setWaits}
          choices={[
            { value: ALL, label: t.anyWait },
            ...Awaited.options.map((value) => ({ value, label: w.waits[value] })),
          ]}
        />
        <Select
          label={t.room}
          value={room}
          onChange={setRoom}
          choices={[
            { value: ALL, label: t.allRooms },
            ...(center.data?.rooms ?? []).map((r) => ({ value: r.key, label: r.name })),
          ]}
        />
      </div>
      <Asked of={pages} height={30}>
        {({ rows, total, more }) => (
          <div className="stack">
            <p>
              {/* these are of the whole center: over one child's cases they would be taken for the child's */}
              {child ? null : told ? t.about(told.open, told.overdue, told.lost) : '\u00a0'}{' '}
              <span className="soft">{t.aboutLost}</span>
            </p>
            <DataTable
              caption={w.title}
              rows={rows as readonly Row[]}
              rowId={(c) => c.id}
              columns={columns}
              more={more}
              total={total}
              take={total > 0 ? { list: listReferrals.id, filters, purpose: 'ask' } : undefined}
              empty={
                <EmptyState
                  icon={Stethoscope}
                  title={which === ALL && waits === ALL && room === ALL ? t.none : t.empty}
                  action={<ButtonLink to={`/centro/${id}/ninas-y-ninos`}>{t.note}</ButtonLink>}
                >
                  {t.emptyAbout}
                </EmptyState>
              }
            />
          </div>
        )}
      </Asked>
    </>
  )
}
