// The activity bank: found by moment of the day, age and word, each with how it is done.
import Shapes from 'lucide-react/icons/shapes'
import { useState } from 'react'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { ButtonLink } from '../../../ui/button.tsx'
import { centerSteps } from '../../../ui/center-steps.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { Dialog } from '../../../ui/dialog.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Field } from '../../../ui/field.tsx'
import { useText } from '../../../ui/language.tsx'
import { useMay, useMe } from '../../../ui/me.tsx'
import { Select } from '../../../ui/select.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { centerFile } from '../../network/contract.ts'
import { type Activity, Routine } from '../contract/programme.ts'
import { activityBank } from '../contract.ts'
import { fieldOf } from '../rules/programme.ts'
import { ActivityDetails } from './activity-details.tsx'
import { learningDesk } from './desk-text.ts'
import './learning.css'
import { learningWords } from './words.ts'

export function Activities({ id }: { id: string }) {
  const t = useText(learningDesk)
  const w = useText(learningWords)
  const me = useMe()
  const may = useMay()
  const center = useAsk(centerFile, { book: id })
  const [routine, setRoutine] = useState<Routine | 'all'>('all')
  const [months, setMonths] = useState('')
  const [open, setOpen] = useState<Activity>()
  const filters = routine === 'all' ? {} : { routine }
  const asked = useAsk(activityBank, filters)
  useStanding(
    centerSteps(
      me,
      t.mexico,
      center.data,
      id,
      { label: t.title, to: `/centro/${id}/aprendizaje` },
      { label: t.bank },
    ),
    'learning',
  )
  const age = /^\d{1,2}$/.test(months.trim()) ? Number(months) : undefined
  const columns: Column<Activity>[] = [
    { id: 'title', head: t.title_, value: (a) => a.title, cell: (a) => <span lang="es">{a.title}</span> },
    { id: 'routine', head: t.routine, value: (a) => w.routines[a.routine] },
    { id: 'age', head: t.age, value: (a) => a.from * 100 + a.to, cell: (a) => w.ages(a.from, a.to) },
    { id: 'field', head: t.field, value: (a) => w.fields[fieldOf(a)] },
    { id: 'domains', head: t.domains, value: (a) => a.domains.map((d) => w.domains[d]).join(', ') },
    { id: 'minutes', head: t.minutes, number: true, value: (a) => a.minutes },
    { id: 'where', head: t.where, value: (a) => w.place[a.place] },
  ]
  return (
    <Asked of={asked} height={40}>
      {({ activities, source, version, contents }) => {
        const shown = activities.filter((a) => age === undefined || (a.from <= age && age < a.to))
        return (
          <>
            <PageHead title={t.bank} about={t.bankLead(activities.length)} />
            <div className="filters no-print">
              <Select
                label={t.routine}
                value={routine}
                onChange={setRoutine}
                choices={[
                  { value: 'all', label: t.all },
                  ...Routine.options.map((value) => ({ value, label: w.routines[value] })),
                ]}
              />
              {may('learning.load') ? <ButtonLink to="/programa">{t.versions}</ButtonLink> : null}
              <Field
                kind="whole"
                label={t.monthsFilter}
                value={months}
                maxLength={2}
                onChange={setMonths}
                optional
              />
            </div>
            <DataTable
              caption={t.bank}
              rows={shown}
              rowId={(a) => a.id}
              columns={columns}
              take={{ list: activityBank.id, filters: routine === 'all' ? {} : { routine } }}
              onOpen={setOpen}
              empty={
                <EmptyState icon={Shapes} title={t.noneFits}>
                  {t.noneFitsStep}
                </EmptyState>
              }
            />
            <p className="soft">
              <span lang="es">{source}</span> · {t.version(version)}
            </p>
            {open ? (
              <Dialog open onClose={() => setOpen(undefined)} title={open.title}>
                <ActivityDetails activity={open} contents={contents} />
              </Dialog>
            ) : null}
          </>
        )
      }}
    </Asked>
  )
}
