// The whole programme in pictures of one answer: line of time, board, map and slips, of those that a search and filters leave.
import ChartGantt from 'lucide-react/icons/chart-gantt'
import { useDeferredValue, useMemo, useState } from 'react'
import { NATION } from '../../../kernel/ids.ts'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { ButtonLink } from '../../../ui/button.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Field } from '../../../ui/field.tsx'
import { folded } from '../../../ui/formats.ts'
import { useFormats, useText } from '../../../ui/language.tsx'
import { homeSteps, useMe } from '../../../ui/me.tsx'
import { choicesOf, Select } from '../../../ui/select.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { type Programme, type ProgrammeRow, programme } from '../contract/programme.ts'
import { isOne } from '../contract/which.ts'
import { BoardView } from './board-view.tsx'
import { Gantt, type Zoom } from './gantt.tsx'
import { MapView } from './map-view.tsx'
import { programmeText } from './programme-text.ts'
import { SlipView } from './slip-view.tsx'

const ANY = 'any'
type Shown = 'time' | 'board' | 'map' | 'slips'
const SHOWN = ['going', 'late', 'works', 'opening', 'open', 'out', 'all'] as const
type Which = (typeof SHOWN)[number]
type Order = 'name' | 'opening' | 'due'

const LAST = '9999'
const keyOf: Readonly<Record<Exclude<Order, 'name'>, (r: ProgrammeRow) => string>> = {
  opening: (r) => r.opened ?? r.opens_forecast ?? r.opens_planned ?? LAST,
  due: (r) => r.due ?? LAST,
}

export function ProgrammePage() {
  const t = useText(programmeText)
  const me = useMe()
  const asked = useAsk(programme, {})
  useStanding([...homeSteps(me, t.mexico), { label: t.works, to: '/obras' }, { label: t.title }], 'works')
  return (
    <Asked of={asked} height={40}>
      {(answer) => <Shows answer={answer} />}
    </Asked>
  )
}

function Shows({ answer }: { answer: Programme }) {
  const t = useText(programmeText)
  const { number } = useFormats()
  const [view, setView] = useState<Shown>('time')
  const [q, setQ] = useState('')
  const [which, setWhich] = useState<Which>('going')
  const [of, setOf] = useState<string>(ANY)
  const [order, setOrder] = useState<Order>('opening')
  const [zoom, setZoom] = useState<Zoom>('quarters')
  const { today, municipalities, representations } = answer
  const wanted = useDeferredValue(folded(q.trim()))
  const rows = useMemo(() => {
    const found = answer.rows.filter(
      (r) =>
        isOne(which, r, today) &&
        (of === ANY || r.book === of) &&
        (wanted === '' || folded(r.name).includes(wanted)),
    )
    if (order === 'name') return found
    const key = keyOf[order]
    return found.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
  }, [answer, today, which, of, wanted, order])
  const books = useMemo(() => [...new Set(answer.rows.map((r) => r.book))], [answer])
  const place = useMemo(
    () => (r: ProgrammeRow) => municipalities[r.municipality] ?? r.municipality,
    [municipalities],
  )
  return (
    <>
      <PageHead
        title={t.title}
        about={t.about(number(rows.length))}
        actions={
          <>
            <ButtonLink to="/obras" look="quiet">
              {t.list}
            </ButtonLink>
            <ButtonLink to="/obras/dinero" look="quiet">
              {t.money}
            </ButtonLink>
          </>
        }
      />
      <div className="filters no-print">
        <Field label={t.search} value={q} onChange={setQ} kind="text" />
        <Select label={t.which} value={which} onChange={setWhich} choices={choicesOf(SHOWN, t.whichOf)} />
        {books.length > 1 ? (
          <Select
            label={t.representation}
            value={of}
            onChange={setOf}
            choices={[
              { value: ANY, label: t.all },
              ...books
                .map((value) => ({
                  value,
                  label: value === NATION ? t.nation : (representations[value] ?? value),
                }))
                .toSorted((a, b) => a.label.localeCompare(b.label, 'es')),
            ]}
          />
        ) : null}
        {view === 'time' ? (
          <>
            <Select
              label={t.order}
              value={order}
              onChange={setOrder}
              choices={(['opening', 'due', 'name'] as const).map((value) => ({
                value,
                label: t.orders[value],
              }))}
            />
            <Select
              label={t.zoom}
              value={zoom}
              onChange={setZoom}
              choices={(['years', 'quarters', 'months'] as const).map((value) => ({
                value,
                label: t.zooms[value],
              }))}
            />
          </>
        ) : null}
      </div>
      <Tabs
        label={t.views}
        current={view}
        onChange={setView}
        tabs={(['time', 'board', 'map', 'slips'] as const).map((key) => ({ key, label: t.tabs[key] }))}
      >
        {rows.length === 0 ? (
          <EmptyState icon={ChartGantt} title={t.empty}>
            {t.emptyAbout}
          </EmptyState>
        ) : null}
        {rows.length > 0 && view === 'time' ? (
          <Gantt rows={rows} today={today} zoom={zoom} place={place} />
        ) : null}
        {rows.length > 0 && view === 'board' ? <BoardView rows={rows} today={today} place={place} /> : null}
        {rows.length > 0 && view === 'map' ? (
          <MapView rows={rows} today={today} representations={representations} />
        ) : null}
        {rows.length > 0 && view === 'slips' ? <SlipView rows={rows} /> : null}
      </Tabs>
    </>
  )
}
