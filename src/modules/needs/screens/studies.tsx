// The list of needs studies: search, state, what each says so far, and the way to open one.
import ClipboardPlus from 'lucide-react/icons/clipboard-plus'
import Users from 'lucide-react/icons/users'
import { useContext, useState } from 'react'
import { Asked, useAskPages } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { GoContext, Link } from '../../../ui/link.tsx'
import { homeSteps, useMay, useMe } from '../../../ui/me.tsx'
import { choicesOf, Select } from '../../../ui/select.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { listStudies, type StudyListed, StudyState } from '../contract.ts'
import './needs.css'
import { OpenStudy } from './open-study.tsx'
import { needsText } from './text.ts'

const ANY = 'any'
export const shapeOf: Readonly<Record<StudyState, 'calm' | 'attention' | 'none'>> = {
  ...{ open: 'attention', closed: 'attention', result: 'attention', delivered: 'calm', withdrawn: 'none' },
}

export function Studies() {
  const t = useText(needsText)
  const { number, day } = useFormats()
  const me = useMe()
  const may = useMay()
  const go = useContext(GoContext)
  const [q, setQ] = useState('')
  const [state, setState] = useState<StudyState | typeof ANY>(ANY)
  const [opening, setOpening] = useState(false)
  useStanding([...homeSteps(me, t.mexico), { label: t.title }], 'needs')
  const filters = { ...(q ? { q } : {}), ...(state === ANY ? {} : { state }) }
  const asked = useAskPages(listStudies, filters, (a) => a.studies)
  const columns: Column<StudyListed>[] = [
    {
      ...{ id: 'title', head: t.study, value: (s: StudyListed) => s.title },
      cell: (s) => (
        <Link className="needs-link" to={`/estudios/${s.book}/${s.id}`}>
          {s.title}
        </Link>
      ),
    },
    { id: 'companies', head: t.companies, value: (s) => s.parties.join(', ') },
    {
      ...{ id: 'state', head: t.stateHead, value: (s: StudyListed) => t.states[s.state] },
      cell: (s) => <Chip state={shapeOf[s.state]}>{t.states[s.state]}</Chip>,
    },
    { id: 'until', head: t.until, value: (s) => s.until_day, cell: (s) => day(s.until_day) },
    {
      id: 'answers',
      head: t.answersHead,
      number: true,
      value: (s) => s.answered,
      cell: (s) => number(s.answered),
    },
    {
      ...{ id: 'demand', head: t.demand, number: true, value: (s: StudyListed) => s.demand?.mid ?? null },
      cell: (s) =>
        s.demand ? (
          `${number(Math.round(s.demand.low))}–${number(Math.round(s.demand.high))}`
        ) : (
          <span className="soft">{t.noResult}</span>
        ),
    },
  ]
  return (
    <>
      <PageHead
        title={t.title}
        about={asked.data ? t.about(number(asked.data.total)) : '\u00a0'}
        actions={
          may('needs.write') ? (
            <Button look="main" icon={ClipboardPlus} onPress={() => setOpening(true)}>
              {t.open}
            </Button>
          ) : null
        }
      />
      <div className="filters no-print">
        <Select
          label={t.stateHead}
          value={state}
          onChange={setState}
          choices={[{ value: ANY, label: t.any }, ...choicesOf(StudyState.options, t.states)]}
        />
      </div>
      <Asked of={asked} height={30}>
        {({ rows, total, more }) => (
          <DataTable
            caption={t.title}
            rows={rows}
            rowId={(s) => s.id}
            columns={columns}
            search={q}
            onSearch={setQ}
            onOpen={(s) => go?.(`/estudios/${s.book}/${s.id}`)}
            {...(more ? { more } : {})}
            total={total}
            take={{ list: listStudies.id, filters }}
            empty={
              <EmptyState icon={Users} title={t.empty}>
                {t.emptyAbout}
              </EmptyState>
            }
          />
        )}
      </Asked>
      {opening ? <OpenStudy onClose={() => setOpening(false)} /> : null}
    </>
  )
}
