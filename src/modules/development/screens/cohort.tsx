// Age curves of the research cohort, one item at a time, with the ages in plain words; where there is none, how to load it.
import Printer from 'lucide-react/icons/printer'
import Sprout from 'lucide-react/icons/sprout'
import { useState } from 'react'
import type { InferOutput } from 'valibot'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useFormats, useText, useWords } from '../../../ui/language.tsx'
import { homeSteps, useMe } from '../../../ui/me.tsx'
import { Select } from '../../../ui/select.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { type AgeCurve, cohortCurve, cohortItems } from '../contract/cohort.ts'
import { CohortCurve } from './cohort-curve.tsx'
import { cohortText } from './cohort-text.ts'

/** A choice has a value: no study is called that. */
const UNNAMED = '-'

type Listed = InferOutput<typeof cohortItems.answer>['items'][number]

const MONTH = 365.25 / 12
/** Below this age weeks say more than months. */
const IN_WEEKS = 92

export function Cohort() {
  const t = useText(cohortText)
  const me = useMe()
  const asked = useAsk(cohortItems, {})
  const say = useWords()
  const { number } = useFormats()
  const [study, setStudy] = useState<string>()
  const [chosen, setChosen] = useState<string>()
  useStanding([...homeSteps(me, t.mexico), { label: t.title }], 'development')
  return (
    <>
      <PageHead title={t.title} about={t.about} />
      <Asked of={asked} height={30}>
        {({ items, studies }) => {
          const all = items.filter((i) => i.answers > 0)
          const loaded = [...new Set(all.map((i) => i.study))]
          const shown = study ?? mostTelling(all)?.study
          const some = all.filter((i) => i.study === shown)
          const item = chosen ?? mostTelling(some)?.id
          const children = (of: string) => studies.find((s) => s.study === of)?.children ?? 0
          if (item === undefined)
            return (
              <EmptyState
                icon={Sprout}
                title={t.empty}
                action={<ButtonLink to="/importar">{t.load}</ButtonLink>}
              >
                {t.emptyAbout}
              </EmptyState>
            )
          const choices = some.map((i) => ({
            value: i.id,
            label: `${say(i.words)} · ${t.domains[i.domain] ?? i.domain}`,
          }))
          return (
            <div className="stack">
              <div className="filters no-print">
                {loaded.length > 1 && shown !== undefined ? (
                  <Select
                    label={t.study}
                    value={shown || UNNAMED}
                    onChange={(value) => {
                      setStudy(value === UNNAMED ? '' : value)
                      setChosen(undefined)
                    }}
                    choices={loaded.map((s) => ({
                      value: s || UNNAMED,
                      label: t.studyOf(s || t.unnamed, number(children(s))),
                    }))}
                  />
                ) : null}
                <Select label={t.item} value={item} onChange={setChosen} choices={choices} />
              </div>
              <OneItem item={item} />
            </div>
          )
        }}
      </Asked>
    </>
  )
}

/** Opens on what shows most of how a skill comes: an item that nearly all could already do is a flat line. */
const mostTelling = (items: readonly Listed[]): Listed | undefined =>
  items.reduce<Listed | undefined>(
    (best, i) => (best === undefined || i.tells > best.tells ? i : best),
    undefined,
  )

function OneItem({ item }: { item: string }) {
  const t = useText(cohortText)
  const say = useWords()
  const asked = useAsk(cohortCurve, { item })
  return (
    <Asked of={asked} height={24}>
      {(of) => (
        <>
          {of.none ? <p>{t.none[of.none]}</p> : <InWords ages={of.ages} />}
          <section className="card stack">
            <CohortCurve title={say(of.item.words)} of={of} />
          </section>
          <p className="soft">
            {of.item.mode ? t.modes[of.item.mode] : null} {t.calm}
          </p>
          <div className="no-print">
            <Button icon={Printer} onPress={() => print()}>
              {t.print}
            </Button>
          </div>
        </>
      )}
    </Asked>
  )
}

function InWords({ ages }: { ages: AgeCurve['ages'] }) {
  const t = useText(cohortText)
  const { number } = useFormats()
  const ageWords = (day: number) => {
    const [n, words] = day < IN_WEEKS ? [Math.round(day / 7), t.weeks] : [Math.round(day / MONTH), t.months]
    return words(number(n), n === 1)
  }
  return (
    <section className="card stack">
      <h2>{t.plain}</h2>
      <ul className="cohort-ages">
        {ages.map((a) => (
          <li key={a.share}>
            <strong>{t.of10[String(a.share)]}</strong>{' '}
            {a.day === null ? t[a.outside ?? 'after'] : t.at(ageWords(a.day))}
          </li>
        ))}
      </ul>
    </section>
  )
}
