// Opening a study: its name, its companies found by name, how it is asked, and from when until when.
import X from 'lucide-react/icons/x'
import { useContext, useDeferredValue, useState } from 'react'
import { addDays, type Day } from '../../../kernel/days.ts'
import { useAsk, useAskAgain } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { useDeciding } from '../../../ui/deciding.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { useText } from '../../../ui/language.tsx'
import { GoContext } from '../../../ui/link.tsx'
import { newId } from '../../../ui/saying.tsx'
import { Select } from '../../../ui/select.tsx'
import { todayIn } from '../../../ui/today.ts'
import { SurveyHow, studyOpened } from '../contract/kinds.ts'
import { listStudies, studyCompanies } from '../contract.ts'
import { linkOf } from '../rules/tokens.ts'
import { NotTaken } from './not-taken.tsx'
import { needsText } from './text.ts'

type Company = { readonly id: string; readonly book: string; readonly name: string; readonly kind: string }
const WEEKS = 21
const isPlace = (c: Company) => c.kind === 'park' || c.kind === 'pole'

export function OpenStudy({ onClose, of }: { onClose: () => void; of?: Company }) {
  const t = useText(needsText)
  const go = useContext(GoContext)
  const again = useAskAgain()
  const deciding = useDeciding()
  const [today] = useState(() => todayIn(undefined) as Day)
  // made once: pressed twice, it is the same study
  const [made] = useState(() => ({
    study: newId(),
    link: linkOf(crypto.getRandomValues(new Uint8Array(10))),
  }))
  const [title, setTitle] = useState('')
  const [chosen, setChosen] = useState<readonly Company[]>(of ? [of] : [])
  const [how, setHow] = useState<SurveyHow>('shared')
  const [daily, setDaily] = useState('500')
  const [from, setFrom] = useState<string>(today)
  const [until, setUntil] = useState<string>(addDays(today, WEEKS))
  const [own, setOwn] = useState<string>()
  const wrong = deciding.wrong
  // a park or pole stands for where the companies are; alone, it is studied itself
  const companies = chosen.filter((c) => !isPlace(c))
  const place = chosen.find(isPlace)
  const save = async () => {
    const parties = (companies.length > 0 ? companies : chosen).map((c) => c.id)
    const book = chosen[0]?.book
    if (!book) return setOwn(t.chooseCompany)
    if (chosen.some((c) => c.book !== book)) return setOwn(t.otherBook)
    setOwn(undefined)
    const done = await deciding.decide({
      ...{ kind: studyOpened, about: made.study, book },
      payload: {
        ...{ title: title.trim(), parties, how, link: made.link, from, until },
        daily: /^\d+$/.test(daily.trim()) ? Number(daily) : Number.NaN,
        ...(place && companies.length > 0 ? { place: place.id } : {}),
      },
    })
    if (!done) return
    await again(listStudies)
    onClose()
    go?.(`/estudios/${book}/${made.study}`)
  }
  const error = (name: string) => (wrong[name] === undefined ? {} : { error: wrong[name] })
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.open}
      actions={
        <Button look="main" busy={deciding.busy} onPress={() => void save()}>
          {deciding.busy ? t.opening : t.open}
        </Button>
      }
    >
      <div className="form">
        <Field
          label={t.name}
          hint={t.nameHint}
          value={title}
          onChange={setTitle}
          maxLength={160}
          {...error('title')}
        />
        <Companies chosen={chosen} onChange={setChosen} error={own ?? wrong.parties} />
        <Select
          label={t.how}
          value={how}
          onChange={setHow}
          choices={SurveyHow.options.map((value) => ({ value, label: t.hows[value] }))}
        />
        <div className="form-grid">
          <Field label={t.from} kind="date" value={from} onChange={setFrom} {...error('from')} />
          <Field label={t.until} kind="date" value={until} onChange={setUntil} {...error('until')} />
        </div>
        {how === 'shared' ? (
          <Field
            label={t.daily}
            hint={t.dailyHint}
            kind="whole"
            value={daily}
            onChange={setDaily}
            {...error('daily')}
          />
        ) : null}
        <NotTaken none={deciding.none} rest={wrong['']} />
      </div>
    </Dialog>
  )
}

function Companies({
  chosen,
  onChange,
  error,
}: {
  chosen: readonly Company[]
  onChange: (chosen: readonly Company[]) => void
  error: string | undefined
}) {
  const t = useText(needsText)
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed.trim())
  const asked = useAsk(studyCompanies, q.length >= 2 ? { q } : undefined)
  const found =
    q.length >= 2
      ? (asked.data?.companies ?? []).filter((c) => !chosen.some((x) => x.id === c.id)).slice(0, 6)
      : []
  return (
    <div className="stack">
      <Field
        label={t.which}
        hint={t.whichHint}
        value={typed}
        onChange={setTyped}
        {...(error === undefined ? {} : { error })}
      />
      {found.length > 0 ? (
        <ul className="needs-found" aria-label={t.found}>
          {found.map((c) => (
            <li key={c.id}>
              <Button
                look="quiet"
                onPress={() => {
                  onChange([...chosen, c])
                  setTyped('')
                }}
              >
                {c.name}
                {c.municipality ? ` · ${c.municipality}` : ''}
                {isPlace(c) ? ` · ${t.place}` : ''}
              </Button>
            </li>
          ))}
        </ul>
      ) : q.length >= 2 && asked.data && !asked.isPlaceholderData ? (
        <p className="soft">{t.noneFound}</p>
      ) : null}
      {chosen.length > 0 ? (
        <ul className="needs-chosen">
          {chosen.map((c) => (
            <li key={c.id}>
              <Button
                icon={X}
                label={t.remove(c.name)}
                onPress={() => onChange(chosen.filter((x) => x.id !== c.id))}
              >
                {c.name}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
