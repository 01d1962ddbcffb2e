// The roster of one company in totals: workers by shift and sex, by home, children, and absence and turnover before a center.
import { useState } from 'react'
import { useAskAgain } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { useDeciding } from '../../../ui/deciding.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { amountOf, decimalOf } from '../../../ui/formats.ts'
import { useLanguage, useText } from '../../../ui/language.tsx'
import { rosterTold } from '../contract/kinds.ts'
import { ageBands, Shift, WorkerSex } from '../contract/survey.ts'
import type { Roster } from '../contract.ts'
import { readHomes } from '../rules/read-homes.ts'
import { resultWords } from '../rules/result-words.ts'
import { NotTaken } from './not-taken.tsx'
import { needsText } from './text.ts'

export function RosterForm({
  book,
  study,
  party,
  known,
  today,
  onClose,
}: {
  book: string
  study: string
  party: { readonly id: string; readonly name: string }
  known: Roster | undefined
  today: string
  onClose: () => void
}) {
  const t = useText(needsText)
  const { language } = useLanguage()
  const w = resultWords[language]
  const again = useAskAgain()
  const deciding = useDeciding()
  const [form, setForm] = useState<Readonly<Record<string, string>>>(() => startOf(known, today))
  const [own, setOwn] = useState<Readonly<Record<string, string>>>({})
  const wrong: Readonly<Record<string, string>> = { ...deciding.wrong, ...own }
  const set = (name: string) => (value: string) => setForm((f) => ({ ...f, [name]: value }))
  const sexes = { F: t.women, M: t.men, X: t.others } as const
  const save = async () => {
    const bad: Record<string, string> = {}
    const whole = (name: string): number | undefined => {
      const typed = form[name] ?? ''
      if (typed.trim() === '') return undefined
      const value = amountOf(typed)
      if (!Number.isInteger(value)) bad[name.includes('|') ? 'groups' : 'children'] = t.whole
      return value
    }
    const groups = Shift.options.flatMap((shift) =>
      WorkerSex.options.flatMap((sex) => {
        const workers = whole(`${shift}|${sex}`)
        return workers === undefined ? [] : [{ shift, sex, workers }]
      }),
    )
    if (groups.length === 0) bad.groups ??= t.noWorkers
    const children = ageBands.map((b) => [b, whole(`children ${b}`)] as const)
    const homes = readHomes(form.homes ?? '')
    if ('wrong' in homes) bad.homes = t.homesWrong(homes.wrong)
    const decimal = (name: string): number | undefined => {
      const typed = (form[name] ?? '').trim()
      const value = typed === '' ? undefined : decimalOf(typed)
      if (typed !== '' && value === undefined) bad[name] = t.whole
      return value
    }
    const turnover = decimal('turnover')
    const absence = decimal('absenceDays')
    setOwn(bad)
    if (Object.keys(bad).length > 0 || 'wrong' in homes) return
    const done = await deciding.decide({
      ...{ kind: rosterTold, about: study, book },
      payload: {
        ...{ party: party.id, on: form.on, source: (form.source ?? '').trim(), groups },
        ...(homes.homes.length > 0 ? { homes: homes.homes } : {}),
        ...(children.some(([, n]) => n !== undefined)
          ? { children: Object.fromEntries(children.map(([b, n]) => [b, n ?? 0])) }
          : {}),
        ...(absence === undefined ? {} : { absenceDays: absence }),
        ...(turnover === undefined ? {} : { turnover: turnover / 100 }),
      },
    })
    if (!done) return
    await again()
    onClose()
  }
  const error = (name: string) => (wrong[name] === undefined ? {} : { error: wrong[name] })
  return (
    <Dialog
      open
      onClose={onClose}
      title={`${t.roster}: ${party.name}`}
      actions={
        <Button look="main" busy={deciding.busy} onPress={() => void save()}>
          {deciding.busy ? t.saving : t.save}
        </Button>
      }
    >
      <div className="form">
        <p className="soft">{t.rostersAbout}</p>
        <table className="needs-roster">
          <caption className="unseen">{t.workers}</caption>
          <thead>
            <tr>
              <th scope="col">{t.shift}</th>
              {WorkerSex.options.map((sex) => (
                <th key={sex} scope="col">
                  {sexes[sex]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Shift.options.map((shift) => (
              <tr key={shift}>
                <th scope="row">{w.shifts[shift]}</th>
                {WorkerSex.options.map((sex) => (
                  <td key={sex}>
                    <input
                      className="input"
                      inputMode="numeric"
                      aria-label={`${w.shifts[shift]}, ${sexes[sex]}`}
                      aria-invalid={wrong.groups ? true : undefined}
                      value={form[`${shift}|${sex}`] ?? ''}
                      onChange={(e) => set(`${shift}|${sex}`)(e.target.value)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        <p role="alert" className="field-error" hidden={!wrong.groups}>
          {wrong.groups}
        </p>
        <fieldset>
          <legend>{t.childrenKnown}</legend>
          <div className="form-grid">
            {ageBands.map((b) => (
              <Field
                key={b}
                kind="whole"
                label={w.bands[b]}
                value={form[`children ${b}`] ?? ''}
                onChange={set(`children ${b}`)}
                optional
              />
            ))}
          </div>
          <p role="alert" className="field-error" hidden={!wrong.children}>
            {wrong.children}
          </p>
        </fieldset>
        <h3>{t.before}</h3>
        <div className="form-grid">
          <Field
            kind="decimal"
            label={t.absence}
            value={form.absenceDays ?? ''}
            onChange={set('absenceDays')}
            optional
            {...error('absenceDays')}
          />
          <Field
            kind="decimal"
            label={t.turnover}
            value={form.turnover ?? ''}
            onChange={set('turnover')}
            optional
            {...error('turnover')}
          />
        </div>
        <Field
          kind="long"
          label={t.homes}
          hint={t.homesHint}
          value={form.homes ?? ''}
          onChange={set('homes')}
          optional
          {...error('homes')}
        />
        <div className="form-grid">
          <Field kind="date" label={t.asOf} value={form.on ?? ''} onChange={set('on')} {...error('on')} />
          <Field
            label={t.source}
            hint={t.sourceHint}
            value={form.source ?? ''}
            onChange={set('source')}
            {...error('source')}
          />
        </div>
        <NotTaken none={deciding.none} rest={wrong['']} />
      </div>
    </Dialog>
  )
}

function startOf(r: Roster | undefined, today: string): Record<string, string> {
  if (!r) return { on: today }
  return {
    ...{ on: r.on, source: r.source },
    ...Object.fromEntries(r.groups.map((g) => [`${g.shift}|${g.sex}`, String(g.workers)])),
    ...Object.fromEntries(Object.entries(r.children ?? {}).map(([b, n]) => [`children ${b}`, String(n)])),
    homes: r.homes.map((h) => `${h.municipality} ${h.workers}`).join('\n'),
    ...(r.absence_days === null ? {} : { absenceDays: String(r.absence_days) }),
    ...(r.turnover === null ? {} : { turnover: String(Math.round(r.turnover * 1000) / 10) }),
  }
}
