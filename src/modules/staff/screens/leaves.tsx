// Leaves: who is or will be away, and who gets what is asked of them meanwhile.
import CalendarOff from 'lucide-react/icons/calendar-off'
import CalendarPlus from 'lucide-react/icons/calendar-plus'
import { useState } from 'react'
import type { InferOutput } from 'valibot'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { deskText } from '../../../ui/desk-text.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { homeSteps, useMay, useMe } from '../../../ui/me.tsx'
import { SaidNote, useSaying } from '../../../ui/saying.tsx'
import { Select } from '../../../ui/select.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { leaveEnded, leaveNoted, listLeaves } from '../contract.ts'
import { leavesText } from './leaves-text.ts'

type Listed = InferOutput<typeof listLeaves.answer>
type Leave = Listed['leaves'][number]

/** The leaves of the place I work in; of several, the one chosen. */
export function Leaves() {
  const t = useText(leavesText)
  const me = useMe()
  const may = useMay()
  const places = [...new Map(me.posts.filter((p) => p.role !== 'auditor').map((p) => [p.book, p])).values()]
  const [book, setBook] = useState(places[0]?.book ?? '')
  const [adding, setAdding] = useState(false)
  const asked = useAsk(listLeaves, book ? { book } : undefined)
  useStanding([...homeSteps(me, t.mexico), { label: t.today, to: '/hoy' }, { label: t.title }], 'today')
  const add = (
    <Button look="main" icon={CalendarPlus} onPress={() => setAdding(true)}>
      {may('leave.others') ? t.add : t.addOwn}
    </Button>
  )
  return (
    <>
      <PageHead
        title={t.title}
        about={t.about}
        actions={asked.data && asked.data.leaves.length > 0 ? add : null}
      />
      {places.length > 1 ? (
        <div className="filters">
          <Select
            label={t.place}
            value={book}
            onChange={setBook}
            choices={places.map((p) => ({ value: p.book, label: p.name }))}
          />
        </div>
      ) : null}
      <Asked of={asked} height={20}>
        {(listed) => (
          <>
            {listed.leaves.length === 0 ? (
              <EmptyState icon={CalendarOff} title={t.empty} action={add}>
                {t.emptyAbout}
              </EmptyState>
            ) : (
              <ul className="lines card" aria-label={t.title}>
                {listed.leaves.map((l) => (
                  <Line key={l.key} leave={l} today={listed.today} book={book} />
                ))}
              </ul>
            )}
            {adding ? <Note book={book} listed={listed} onClose={() => setAdding(false)} /> : null}
          </>
        )}
      </Asked>
    </>
  )
}

function Line({ leave, today, book }: { leave: Leave; today: string; book: string }) {
  const t = useText(leavesText)
  const { day } = useFormats()
  const me = useMe()
  const may = useMay()
  const saying = useSaying()
  const now = leave.from <= today
  const mine = leave.person === me.person || may('leave.others')
  return (
    <li>
      <span className="stack">
        <strong>
          {leave.name} {now ? <Chip state="attention">{t.now}</Chip> : null}
        </strong>
        <span>{t.range(day(leave.from), day(leave.to))}</span>
        <span className="soft">{leave.cover ? t.covered(leave.cover) : t.uncovered}</span>
        <SaidNote saying={saying} />
      </span>
      {mine ? (
        <Button
          busy={saying.busy}
          label={`${now ? t.back : t.cancel}: ${leave.name}`}
          onPress={() =>
            void saying.say([
              {
                ...{ kind: leaveEnded, about: leave.person, book },
                payload: { leave: leave.key, on: now ? today : leave.from },
              },
            ])
          }
        >
          {now ? t.back : t.cancel}
        </Button>
      ) : null}
    </li>
  )
}

function Note({ book, listed, onClose }: { book: string; listed: Listed; onClose: () => void }) {
  const t = useText(leavesText)
  const d = useText(deskText)
  const me = useMe()
  const may = useMay()
  const saying = useSaying()
  const [person, setPerson] = useState(me.person)
  const [from, setFrom] = useState(listed.today)
  const [to, setTo] = useState(listed.today)
  const [cover, setCover] = useState('none')
  const others = may('leave.others')
  const people = listed.people.map((p) => ({ value: p.id, label: p.name }))
  const self = people.some((p) => p.value === me.person) ? [] : [{ value: me.person, label: me.name }]
  return (
    <Dialog
      open
      onClose={onClose}
      title={others ? t.add : t.addOwn}
      actions={
        <Button
          look="main"
          busy={saying.busy}
          onPress={async () => {
            const payload = { from, to, ...(cover === 'none' ? {} : { cover }) }
            if (await saying.say([{ kind: leaveNoted, about: person, book, payload }])) onClose()
          }}
        >
          {saying.busy ? d.saving : d.save}
        </Button>
      }
    >
      <div className="form">
        {others ? (
          <Select label={t.person} value={person} onChange={setPerson} choices={[...self, ...people]} />
        ) : null}
        <div className="form-grid">
          <Field kind="date" label={t.from} value={from} onChange={setFrom} error={saying.wrong.from} />
          <Field
            kind="date"
            label={t.to}
            value={to}
            onChange={setTo}
            error={saying.wrong.to ?? saying.wrong['']}
          />
        </div>
        <Select
          label={t.cover}
          value={cover}
          onChange={setCover}
          choices={[{ value: 'none', label: t.nobody }, ...people.filter((p) => p.value !== person)]}
        />
        <SaidNote saying={saying} />
      </div>
    </Dialog>
  )
}
