// A child's hours of the week and the absences told beforehand, in their file.
import { useState } from 'react'
import { addDays, type Day } from '../../../kernel/days.ts'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import '../../../ui/desk.css'
import { withdrawn } from '../../../kernel/book-kinds.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { useMay } from '../../../ui/me.tsx'
import { SaidNote, useSaying } from '../../../ui/saying.tsx'
import { Select } from '../../../ui/select.tsx'
import { useTodayAt } from '../../../ui/today.ts'
import { centerFile } from '../../network/contract.ts'
import { AbsenceReason } from '../contract/door.ts'
import { absenceAnnounced } from '../contract/kinds.ts'
import { planOfChild } from '../contract.ts'
import { MOST_ANNOUNCED, openDays, spansOf } from '../rules/expected.ts'
import { monthText } from './desk-text.ts'
import { doorText } from './door-text.ts'
import { PlanHours } from './plan-hours.tsx'

export function PlanCard({
  book,
  child,
  calendar,
}: {
  book: string
  child: string
  /** of the center: days it opens or closes against the rule */
  calendar: readonly { readonly day: string; readonly open: boolean }[]
}) {
  const t = useText(doorText).plan
  const m = useText(monthText)
  const { day: dayWords } = useFormats()
  const may = useMay()
  const saying = useSaying()
  const asked = useAsk(planOfChild, { book, child })
  const [changing, setChanging] = useState(false)
  const [announcing, setAnnouncing] = useState(false)
  const names = t.weekdays.split(' ')
  const open = new Map(calendar.map((c) => [c.day, c.open]))
  const spans = (days: readonly { readonly day: string }[]) =>
    spansOf(
      days.map((d) => d.day),
      (d) => addDays(d, 1),
      open,
    ).map((s) => (s.days === 1 ? dayWords(s.from) : t.span(dayWords(s.from), dayWords(s.to), s.days)))
  return (
    <section className="card stack" aria-labelledby="plan">
      <h2 id="plan">{t.title}</h2>
      <Asked of={asked} height={10}>
        {({ plan, announced }) => {
          const notices = Map.groupBy(announced, (a) => a.fact)
          return (
            <>
              {plan === null || plan.plans.length === 0 ? <p>{t.none}</p> : null}
              {plan?.plans.slice(-2).map((p) => (
                <p key={p.from}>
                  {t.next(dayWords(p.from))}:{' '}
                  {p.week.map(([d, from, to]) => `${names[d]} ${from}–${to}`).join(' · ')}
                </p>
              ))}
              {plan && plan.conflicts.length > 0 ? <p className="field-error">{t.conflict}</p> : null}
              <div>
                <h3>{t.announced}</h3>
                {announced.length === 0 ? <p className="soft">{t.noneAnnounced}</p> : null}
                <ul>
                  {[...notices].map(([fact, days]) => (
                    <li key={fact} className="row">
                      <span>
                        {spans(days).join(' · ')}
                        {days[0]?.reason ? ` · ${m.reasons[days[0].reason]}` : ''}
                      </span>
                      {may('attendance.write') ? (
                        <Button
                          look="quiet"
                          onPress={() =>
                            void saying.say([
                              { kind: withdrawn, about: fact, book, payload: { reason: t.takenBack } },
                            ])
                          }
                        >
                          {t.takeBack}
                        </Button>
                      ) : null}
                    </li>
                  ))}
                </ul>
              </div>
              <SaidNote saying={saying} />
              <div className="row no-print">
                {may('children.write') ? <Button onPress={() => setChanging(true)}>{t.change}</Button> : null}
                {may('attendance.write') ? (
                  <Button onPress={() => setAnnouncing(true)}>{t.announce}</Button>
                ) : null}
              </div>
              {changing ? (
                <PlanHours book={book} child={child} plan={plan} onClose={() => setChanging(false)} />
              ) : null}
              {announcing ? (
                <Announce
                  book={book}
                  child={child}
                  calendar={calendar}
                  onClose={() => setAnnouncing(false)}
                />
              ) : null}
            </>
          )
        }}
      </Asked>
    </section>
  )
}

function Announce({
  book,
  child,
  calendar,
  onClose,
}: {
  book: string
  child: string
  calendar: readonly { readonly day: string; readonly open: boolean }[]
  onClose: () => void
}) {
  const today = useTodayAt(centerFile, book)
  const t = useText(doorText).plan
  const m = useText(monthText)
  const saying = useSaying()
  const [first, setFirst] = useState<Day>(today)
  const [last, setLast] = useState<Day>(today)
  const [reason, setReason] = useState<AbsenceReason | ''>('')
  const days = openDays(first, last, (d) => addDays(d, 1), new Map(calendar.map((c) => [c.day, c.open])))
  const many = days.length > MOST_ANNOUNCED
  const save = async () => {
    const payload = { days, reason: reason || undefined }
    if (await saying.say([{ kind: absenceAnnounced, about: child, book, payload }])) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.announceTitle}
      actions={
        <Button
          look="main"
          busy={saying.busy}
          disabled={days.length === 0 || many}
          onPress={() => void save()}
        >
          {t.announce}
        </Button>
      }
    >
      <div className="form">
        <Field kind="date" label={t.first} value={first} onChange={(d) => d && setFirst(d)} />
        <Field
          kind="date"
          label={t.last}
          value={last}
          onChange={(d) => d && setLast(d)}
          error={last < first ? t.order : many ? t.many(MOST_ANNOUNCED) : saying.wrong.days}
        />
        {last < first || many ? null : (
          <p role="status">{days.length === 0 ? t.noDays : t.days(days.length)}</p>
        )}
        <Select
          label={t.reason}
          value={reason}
          onChange={setReason}
          error={saying.wrong.reason}
          choices={AbsenceReason.options.map((value) => ({ value, label: m.reasons[value] }))}
        />
        <SaidNote saying={saying} />
      </div>
    </Dialog>
  )
}
