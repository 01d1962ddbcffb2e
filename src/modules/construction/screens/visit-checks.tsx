// Requirements of the building looked at during a visit: met or not, with what was measured; those nobody looks at stay as they were.
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText, useWords } from '../../../ui/language.tsx'
import type { CheckPhase, CheckResult } from '../contract/stages.ts'
import { type Requirement, requirements } from '../rules/requirements.ts'
import './field.css'
import { fieldText } from './field-text.ts'
import { constructionWords } from './words.ts'
import { OneOf } from './yes-no.tsx'

export type Checked = { readonly result?: CheckResult; readonly value: string }

export function VisitChecks({
  phase,
  had,
  value,
  onChange,
  wrong,
}: {
  phase: CheckPhase
  /** how they stand, by `requirement|phase` */
  had: Readonly<Record<string, CheckResult>>
  value: Readonly<Record<string, Checked>>
  onChange: (next: Readonly<Record<string, Checked>>) => void
  /** a requirement, and what is wrong with it */
  wrong?: readonly [id: string, why: string]
}) {
  const t = useText(fieldText)
  const w = useText(constructionWords)
  const words = useWords()
  const { number } = useFormats()
  const list = requirements.filter((r) => r.phases.includes(phase))
  const looked = list.filter((r) => value[r.id]?.result !== undefined).length
  const enough = (r: Requirement) =>
    [
      r.least === undefined ? undefined : t.least(number(r.least), r.unit ?? ''),
      r.most === undefined ? undefined : t.most(number(r.most), r.unit ?? ''),
      had[`${r.id}|${phase}`] ? w.results[had[`${r.id}|${phase}`]!] : t.unread,
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <details className="card" open={wrong ? true : undefined}>
      <summary className="field-summary">{t.checks(looked, list.length)}</summary>
      {list.map((r) => {
        const own = value[r.id]
        const put = (part: Partial<Checked>) => onChange({ ...value, [r.id]: { value: '', ...own, ...part } })
        const why = wrong?.[0] === r.id ? wrong[1] : undefined
        return (
          <div key={r.id}>
            <OneOf<CheckResult>
              label={words(r.words)}
              about={enough(r)}
              value={own?.result}
              choices={[
                ['met', w.results.met],
                ['unmet', w.results.unmet],
              ]}
              onChange={(result) => put({ result })}
              error={why && !r.unit ? why : undefined}
            />
            {r.unit && own?.result ? (
              <Field
                label={`${t.measured}: ${words(r.words)}`}
                kind="decimal"
                unit={r.unit}
                optional
                value={own.value}
                onChange={(typed) => put({ value: typed })}
                error={why}
              />
            ) : null}
          </div>
        )
      })}
    </details>
  )
}
