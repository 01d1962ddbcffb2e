// The children of a center or of one room; from outside the center without names, with animal and age.
import Baby from 'lucide-react/icons/baby'
import { useContext, useState } from 'react'
import { Asked, useAsk, useAskPages } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { ChildFace, faceText } from '../../../ui/child-face.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { faceOf } from '../../../ui/face.ts'
import { useFormats, useText } from '../../../ui/language.tsx'
import { GoContext, Link } from '../../../ui/link.tsx'
import { useMay } from '../../../ui/me.tsx'
import { Select } from '../../../ui/select.tsx'
import { centerFile } from '../../network/contract.ts'
import { type ChildListed, listChildren } from '../contract.ts'
import { ChildForm } from './child-form.tsx'
import { childrenText } from './desk-text.ts'

const ALL = 'all'

/** `room` fixes the room and leaves the head out: the list then stands under the room's own page. */
export function ChildrenList({ id, room }: { id: string; room?: string }) {
  const t = useText(childrenText)
  const faces = useText(faceText)
  const { number } = useFormats()
  const may = useMay()
  const go = useContext(GoContext)
  const [q, setQ] = useState('')
  const [chosen, setChosen] = useState(ALL)
  const [adding, setAdding] = useState(false)
  const center = useAsk(centerFile, { book: id })
  const wanted = room ?? (chosen === ALL ? undefined : chosen)
  const asking = { book: id, ...(wanted ? { room: wanted } : {}), ...(q ? { q } : {}) }
  const asked = useAskPages(listChildren, asking, (a) => a.children.map((c) => ({ ...c, named: a.named })))
  const rooms = center.data?.rooms.filter((r) => r.closed_on === null) ?? []
  const roomName = (key: string | null) => center.data?.rooms.find((r) => r.key === key)?.name ?? t.noRoom
  const nameOf = (c: ChildListed) =>
    [c.given, c.first, c.second].filter(Boolean).join(' ') || faces[faceOf(c.id).animal]
  const to = (c: ChildListed) => `/centro/${id}/nina-o-nino/${c.id}`
  const columns: Column<ChildListed>[] = [
    {
      id: 'name',
      head: t.list.name,
      value: nameOf,
      cell: (c) => (
        <span className="face-line">
          <ChildFace id={c.id} size={40} alert={c.grave} />
          <Link to={to(c)} label={t.list.one(nameOf(c))}>
            {nameOf(c)}
          </Link>
          {c.synthetic ? <span className="unseen">{t.invented}</span> : null}
        </span>
      ),
    },
    {
      id: 'age',
      head: t.list.age,
      number: true,
      value: (c) => c.months,
      cell: (c) => t.list.ageMonths(c.months),
    },
    { id: 'sex', head: t.list.sex, value: (c) => t.sex[c.sex] },
    { id: 'room', head: t.list.room, value: (c) => roomName(c.room) },
    {
      id: 'alerts',
      head: t.list.alerts,
      number: true,
      value: (c) => c.alerts,
      cell: (c) =>
        c.alerts === 0 ? (
          t.none
        ) : (
          <Chip state={c.grave ? 'urgent' : 'attention'}>
            {number(c.alerts)}
            {c.grave ? ` · ${t.list.grave}` : ''}
          </Chip>
        ),
    },
  ]
  const unnamed = asked.data?.rows.some((c) => !c.named)
  return (
    <>
      {room ? null : (
        <PageHead
          title={t.list.title}
          about={asked.data ? t.list.about(asked.data.total, center.data?.center.name ?? '…') : '\u00a0'}
          actions={
            may('children.write') ? (
              <Button look="main" icon={Baby} onPress={() => setAdding(true)}>
                {t.list.register}
              </Button>
            ) : null
          }
        />
      )}
      {unnamed ? <p className="soft">{t.list.unnamed}</p> : null}
      {room || rooms.length === 0 ? null : (
        <div className="filters no-print">
          <Select
            label={t.list.room}
            value={chosen}
            onChange={setChosen}
            choices={[
              { value: ALL, label: t.list.allRooms },
              ...rooms.map((r) => ({ value: r.key, label: r.name })),
            ]}
          />
        </div>
      )}
      <Asked of={asked} height={30}>
        {({ rows, total, more }) => (
          <DataTable
            caption={t.list.title}
            rows={rows}
            rowId={(c) => c.id}
            columns={columns}
            search={unnamed ? undefined : q}
            onSearch={unnamed ? undefined : setQ}
            onOpen={(c) => go?.(to(c))}
            more={more}
            total={total}
            take={{ list: listChildren.id, filters: asking, purpose: 'ask' }}
            empty={
              <EmptyState icon={Baby} title={t.list.empty}>
                {t.list.emptyAbout}
              </EmptyState>
            }
          />
        )}
      </Asked>
      {adding ? <ChildForm book={id} rooms={rooms} onClose={() => setAdding(false)} /> : null}
    </>
  )
}
