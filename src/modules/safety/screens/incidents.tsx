// The incidents of a center: the list by month, kind, room and what is missing, and beside it when, where and with whom they repeat.
import Plus from 'lucide-react/icons/plus'
import ShieldAlert from 'lucide-react/icons/shield-alert'
import { useState } from 'react'
import { addMonths, COUNTRY_ZONE, civilDay, monthOf } from '../../../kernel/days.ts'
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
import { useMay, useMe } from '../../../ui/me.tsx'
import { Select } from '../../../ui/select.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { centerFile } from '../../network/contract.ts'
import { IncidentKind, IncidentPlace } from '../contract/kinds.ts'
import { type IncidentListed, IncidentState, listIncidents } from '../contract.ts'
import { incidentDesk } from './desk-text.ts'
import { listText } from './list-text.ts'
import { noteText } from './note-text.ts'
import { Pattern } from './pattern.tsx'
import { incidentText } from './words.ts'

const ALL = 'all'
const MONTHS_BACK = 14
const given = (filters: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(filters).filter(([, x]) => x !== ALL))

export function Incidents({ id }: { id: string }) {
  const t = useText(listText)
  const d = useText(incidentDesk)
  const n = useText(noteText)
  const me = useMe()
  const may = useMay()
  const center = useAsk(centerFile, { book: id })
  const [tab, setTab] = useState<'list' | 'pattern'>('list')
  useStanding(centerSteps(me, d.mexico, center.data, id, { label: t.title }), 'incidents')
  const zone = center.data?.center.time_zone ?? COUNTRY_ZONE
  return (
    <>
      <PageHead
        title={t.title}
        about={center.data?.center.name ?? '\u00a0'}
        actions={
          may('incidents.write') ? (
            <ButtonLink to={`/centro/${id}/incidentes/nuevo`} look="main" icon={Plus}>
              {n.open}
            </ButtonLink>
          ) : null
        }
      />
      <Tabs
        label={t.title}
        current={tab}
        onChange={setTab}
        tabs={[
          { key: 'list', label: t.tabs.list },
          { key: 'pattern', label: t.tabs.pattern },
        ]}
      >
        {tab === 'list' ? <List id={id} zone={zone} /> : <Pattern id={id} zone={zone} />}
      </Tabs>
    </>
  )
}

function List({ id, zone }: { id: string; zone: string }) {
  const t = useText(listText)
  const d = useText(incidentDesk)
  const w = useText(incidentText)
  const formats = useFormats()
  const [month, setMonth] = useState<string>(ALL)
  const [what, setWhat] = useState<string>(ALL)
  const [where, setWhere] = useState<string>(ALL)
  const [room, setRoom] = useState<string>(ALL)
  const [state, setState] = useState<string>(ALL)
  const center = useAsk(centerFile, { book: id })
  const filters = { book: id, ...given({ month, what, where, room, state }) } as { book: string }
  // the first page tells names, rooms and how many are open; the pages below it share its memory of rows
  const first = useAsk(listIncidents, filters)
  const pages = useAskPages(listIncidents, filters, (a) =>
    a.incidents.map((i) => ({ ...i, names: a.names, rooms: a.rooms })),
  )
  const now = monthOf(civilDay(new Date().toISOString(), zone))
  type Row = IncidentListed & {
    readonly names: Readonly<Record<string, string>>
    readonly rooms: Readonly<Record<string, string>>
  }
  const who = (i: Row) =>
    i.children
      .filter((c) => c.part !== 'there')
      .map((c) => `${i.names[c.child] ?? d.child} ${w.parts[c.part]}`)
  const due = (i: Row) =>
    i.closed
      ? []
      : [
          ...(i.untold > 0 ? [t.untold(i.untold)] : []),
          ...(i.unsigned > 0 ? [t.unsigned(i.unsigned)] : []),
          i.reviewed ? t.toClose : t.toReview,
        ]
  const when = (i: Row) => formats.asOf(i.at, zone).replace(/^(al|as of) /, '')
  const columns: Column<Row>[] = [
    {
      id: 'kind',
      head: t.kind,
      value: (i) => w.kinds[i.kind],
      cell: (i) => (
        <span className="row">
          <Link
            className="incident-link"
            to={`/centro/${id}/incidentes/${i.id}`}
            label={t.open(w.kinds[i.kind], when(i))}
          >
            {w.kinds[i.kind]}
          </Link>
          {i.grave ? <Chip state="urgent">{i.head ? d.head : d.grave}</Chip> : null}
        </span>
      ),
    },
    { id: 'at', head: t.when, value: (i) => i.at, cell: when },
    { id: 'room', head: t.room, value: (i) => (i.room ? (i.rooms[i.room] ?? d.noRoom) : d.noRoom) },
    { id: 'place', head: t.place, value: (i) => (i.place ? w.places[i.place] : w.noPlace) },
    { id: 'who', head: t.who, value: (i) => who(i).join('; ') || t.noChildren },
    {
      id: 'due',
      head: t.due,
      value: (i) => (i.closed ? t.closed : due(i).join(', ')),
      cell: (i) =>
        i.closed ? (
          <Chip state="calm">{t.closed}</Chip>
        ) : (
          <Chip state={i.untold > 0 ? 'urgent' : 'attention'}>{due(i).join(', ')}</Chip>
        ),
    },
  ]
  const states = { ...t.states, ...d.states }
  return (
    <div className="stack">
      <div className="filters no-print">
        <Select
          label={d.month}
          value={month}
          onChange={setMonth}
          choices={[
            { value: ALL, label: d.allMonths },
            ...Array.from({ length: MONTHS_BACK }, (_, i) => {
              const value = monthOf(addMonths(`${now}-01`, -i))
              return { value, label: formats.month(value) }
            }),
          ]}
        />
        <Select
          label={t.kind}
          value={what}
          onChange={setWhat}
          choices={[
            { value: ALL, label: t.allKinds },
            ...IncidentKind.options.map((value) => ({ value, label: w.kinds[value] })),
          ]}
        />
        <Select
          label={t.place}
          value={where}
          onChange={setWhere}
          choices={[
            { value: ALL, label: d.allPlaces },
            ...IncidentPlace.options.map((value) => ({ value, label: w.places[value] })),
          ]}
        />
        <Select
          label={t.room}
          value={room}
          onChange={setRoom}
          choices={[
            { value: ALL, label: d.allRooms },
            ...(center.data?.rooms ?? []).map((r) => ({ value: r.key, label: r.name })),
          ]}
        />
        <Select
          label={t.state}
          value={state}
          onChange={setState}
          choices={[
            { value: ALL, label: t.allStates },
            ...IncidentState.options.map((value) => ({ value, label: states[value] })),
          ]}
        />
      </div>
      <Asked of={pages} height={30}>
        {({ rows, total, more }) => (
          <>
            <p>
              {first.data ? t.about(first.data.open, first.data.total) : '\u00a0'}{' '}
              {first.data?.named === false ? <span className="soft">{t.unnamed}</span> : null}
            </p>
            <DataTable
              caption={t.title}
              rows={rows as readonly Row[]}
              rowId={(i) => i.id}
              columns={columns}
              more={more}
              total={total}
              take={total > 0 ? { list: listIncidents.id, filters, purpose: 'ask' } : undefined}
              empty={
                <EmptyState icon={ShieldAlert} title={t.empty}>
                  {t.emptyAbout}
                </EmptyState>
              }
            />
          </>
        )}
      </Asked>
    </div>
  )
}
