// The days on which a center opens or closes against the usual week, with why.

import CalendarPlus from 'lucide-react/icons/calendar-plus'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { Choices } from '../../../ui/choices.tsx'
import { deskText } from '../../../ui/desk-text.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { useMay } from '../../../ui/me.tsx'
import { SaidNote, useSaying } from '../../../ui/saying.tsx'
import { TakeAway } from '../../../ui/take-away.tsx'
import { calendarDaySet } from '../contract/kinds.ts'
import type { CalendarDay } from '../contract.ts'
import { networkText } from './desk-text.ts'

export function CalendarDays({ book, days }: { book: string; days: readonly CalendarDay[] }) {
  const t = useText(networkText).calendar
  const d = useText(deskText)
  const { day: dayWords } = useFormats()
  const may = useMay()
  const saying = useSaying()
  const [adding, setAdding] = useState(false)
  const [form, setForm] = useState<{ day: string; what: 'open' | 'closed' | ''; why: string }>({
    day: '',
    what: '',
    why: '',
  })
  const save = async () => {
    const payload = {
      day: form.day,
      open: form.what === '' ? undefined : form.what === 'open',
      why: form.why,
    }
    if (await saying.say([{ kind: calendarDaySet, about: book, book, payload }])) {
      setAdding(false)
      setForm({ day: '', what: '', why: '' })
    }
  }
  return (
    <section className="card stack" aria-labelledby="calendar">
      <div className="row">
        <h2 id="calendar">{t.title}</h2>
        {may('network.write') ? (
          <Button icon={CalendarPlus} onPress={() => setAdding(true)}>
            {t.add}
          </Button>
        ) : null}
      </div>
      <p className="soft">{t.about}</p>
      {days.length === 0 ? (
        <p>{t.empty}</p>
      ) : (
        <div>
          <TakeAway
            take={{ list: 'network.calendar', filters: { book } }}
            caption={t.title}
            rows={days.length}
          />
        </div>
      )}
      <ul className="lines">
        {days.map((c) => (
          <li key={c.key}>
            <strong>{dayWords(c.day)}</strong>
            <span>{c.why}</span>
            <Chip state="none">{c.open ? t.opens : t.closes}</Chip>
          </li>
        ))}
      </ul>
      <Dialog
        open={adding}
        onClose={() => setAdding(false)}
        title={t.add}
        actions={
          <Button look="main" busy={saying.busy} onPress={() => void save()}>
            {saying.busy ? d.saving : d.save}
          </Button>
        }
      >
        <div className="form">
          <Field
            kind="date"
            label={t.day}
            value={form.day}
            onChange={(day) => setForm((f) => ({ ...f, day }))}
            error={saying.wrong.day}
          />
          <Choices
            label={t.what}
            value={form.what}
            onChange={(what) => setForm((f) => ({ ...f, what }))}
            error={saying.wrong.open}
            choices={[
              { value: 'closed', label: t.closes },
              { value: 'open', label: t.opens },
            ]}
          />
          <Field
            label={t.why}
            value={form.why}
            onChange={(why) => setForm((f) => ({ ...f, why }))}
            error={saying.wrong.why}
          />
          <SaidNote saying={saying} />
        </div>
      </Dialog>
    </section>
  )
}
