// The visitors' log at the desk: who came between two days, who is still inside, and the entrance of one more.
import UserRoundPlus from 'lucide-react/icons/user-round-plus'
import { useState } from 'react'
import { addDays, COUNTRY_ZONE, civilDay, type Day, instantOf } from '../../../kernel/days.ts'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { centerSteps } from '../../../ui/center-steps.ts'
import { Chip } from '../../../ui/chip.tsx'
import { DataTable } from '../../../ui/data-table.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { Dialog } from '../../../ui/dialog.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { useMe } from '../../../ui/me.tsx'
import { newId, SaidNote, useSaying } from '../../../ui/saying.tsx'
import { Select } from '../../../ui/select.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { centerFile } from '../../network/contract.ts'
import { visitorEntered, visitorLeft } from '../contract/kinds.ts'
import { type AttendanceVisit, listVisits } from '../contract.ts'
import { doorText } from './door-text.ts'

const DOCUMENTS = ['ine', 'work', 'other', 'none'] as const

export function VisitsPage({ id }: { id: string }) {
  const t = useText(doorText)
  const v = t.visits
  const { clock, day: dayWords } = useFormats()
  const me = useMe()
  const center = useAsk(centerFile, { book: id })
  const zone = center.data?.center.time_zone ?? COUNTRY_ZONE
  const today = civilDay(new Date().toISOString(), zone)
  const [start, setStart] = useState<Day>(addDays(today, -7))
  const [end, setEnd] = useState<Day>(today)
  const [entering, setEntering] = useState(false)
  const saying = useSaying()
  const asked = useAsk(listVisits, { book: id, start, end })
  useStanding(
    centerSteps(
      me,
      t.mexico,
      center.data,
      id,
      { label: t.title, to: `/centro/${id}/puerta` },
      { label: v.title },
    ),
    'door',
  )
  const leave = (visit: AttendanceVisit) =>
    void saying.say([{ kind: visitorLeft, about: visit.key, book: id, payload: { day: today } }])
  return (
    <>
      <PageHead
        title={v.title}
        about={v.about}
        actions={
          <Button look="main" icon={UserRoundPlus} onPress={() => setEntering(true)}>
            {v.enter}
          </Button>
        }
      />
      <div className="filters no-print">
        <Field kind="date" label={v.from} value={start} onChange={(d) => d && setStart(d)} />
        <Field kind="date" label={v.to} value={end} onChange={(d) => d && setEnd(d)} />
      </div>
      <SaidNote saying={saying} />
      <Asked of={asked} height={30}>
        {({ visits }) => (
          <DataTable
            caption={v.title}
            rows={visits}
            rowId={(x) => x.key}
            take={{ list: listVisits.id, filters: { book: id, start, end } }}
            empty={
              <EmptyState icon={UserRoundPlus} title={v.empty}>
                {v.emptyAbout}
              </EmptyState>
            }
            columns={[
              { id: 'name', head: v.name, value: (x) => x.name },
              {
                id: 'day',
                head: v.day,
                value: (x) => x.day,
                cell: (x) => <span className="row-word">{dayWords(x.day)}</span>,
              },
              { id: 'why', head: v.why, value: (x) => x.why },
              { id: 'whom', head: v.whom, value: (x) => x.whom },
              { id: 'document', head: v.document, value: (x) => v.documents[x.document] },
              {
                id: 'in',
                head: v.entered,
                value: (x) => x.entered_at,
                cell: (x) => clock(x.entered_at, zone),
              },
              {
                id: 'out',
                head: v.left,
                value: (x) => x.left_at,
                cell: (x) =>
                  x.left_at ? (
                    clock(x.left_at, zone)
                  ) : (
                    <span className="row">
                      <Chip state="attention">{v.inside}</Chip>
                      <Button label={`${v.leave}: ${x.name}`} onPress={() => leave(x)}>
                        {v.leave}
                      </Button>
                    </span>
                  ),
              },
            ]}
          />
        )}
      </Asked>
      {entering && center.data ? (
        <Entering
          book={id}
          today={today}
          closedAt={instantOf(today, center.data.center.closes, zone)}
          onClose={() => setEntering(false)}
        />
      ) : null}
    </>
  )
}

function Entering({
  book,
  today,
  closedAt,
  onClose,
}: {
  book: string
  today: Day
  closedAt: string
  onClose: () => void
}) {
  const v = useText(doorText).visits
  const saying = useSaying()
  const [visit] = useState(newId)
  const [name, setName] = useState('')
  const [why, setWhy] = useState('')
  const [whom, setWhom] = useState('')
  const [document, setDocument] = useState<(typeof DOCUMENTS)[number] | ''>('')
  const save = async () => {
    const payload = { day: today, name, why, whom, document: document || undefined, closedAt }
    if (await saying.say([{ kind: visitorEntered, about: visit, book, payload }])) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={v.enter}
      actions={
        <Button look="main" busy={saying.busy} onPress={() => void save()}>
          {v.save}
        </Button>
      }
    >
      <div className="form">
        <Field label={v.name} value={name} onChange={setName} error={saying.wrong.name} />
        <Field label={v.why} value={why} onChange={setWhy} error={saying.wrong.why} />
        <Field label={v.whom} optional value={whom} onChange={setWhom} error={saying.wrong.whom} />
        <Select
          label={v.document}
          value={document}
          onChange={setDocument}
          error={saying.wrong.document}
          choices={DOCUMENTS.map((value) => ({ value, label: v.documents[value] }))}
        />
        <SaidNote saying={saying} />
      </div>
    </Dialog>
  )
}
