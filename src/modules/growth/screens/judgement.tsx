// What the rule says of what is being typed: WHO's words for it, and each doubt as a question with its numbers.
import { addDays, ageWords, daysBetween } from '../../../kernel/days.ts'
import { Chip, type State } from '../../../ui/chip.tsx'
import { useFormats, useText, useWords } from '../../../ui/language.tsx'
import type { Measuring } from '../rules/judge-measuring.ts'
import { statusWords } from '../rules/nutrition-status.ts'
import { growthText } from './text.ts'
import { type Field, fieldRange, fields, type Judged, takenIn } from './weighing.ts'

/** Numbers with their unit, and the sentences about them. */
export function useMeasureWords() {
  const t = useText(growthText)
  const { number, day, dayShort } = useFormats()
  /** as many decimals as the number has, no more than its scale shows */
  const value = (x: number, field: Field): string => {
    const rounded = Number(x.toFixed(fieldRange[field].decimals))
    return `${number(rounded, String(rounded).split('.')[1]?.length ?? 0)} ${t.units[field]}`
  }
  const zWords = (z: number): string => t.z(`${z < 0 ? '−' : ''}${number(Math.abs(z), 2)}`)

  /** "6.5 kg · 64 cm" */
  const all = (m: { readonly [F in Field]?: number }): string =>
    fields.flatMap((f) => (m[f] === undefined ? [] : [value(m[f], f)])).join(' · ')

  const doubt = (d: Judged['doubts'][number], m: Measuring): string => {
    const field = fields.find((f) => f === d.field)
    const now = field && m[field]
    const before = field && d.last && takenIn(d.last.m, field)
    const less =
      field && now !== undefined && before !== undefined ? value(Math.abs(before - now), field) : ''
    const days = d.last ? daysBetween(d.last.m.d, m.day) : 0
    const on = d.last ? dayShort(d.last.m.d) : ''
    switch (d.code) {
      case 'growth.loss':
        return t.flags.loss(less, days)
      case 'growth.jump':
        return (now ?? 0) > (before ?? 0) ? t.flags.jumpUp(less, days) : t.flags.jumpDown(less, days)
      case 'growth.shorter':
        return t.flags.shorter(less, on)
      case 'growth.head-smaller':
        return t.flags.headSmaller(less, on)
      case 'growth.implausible':
        return t.flags.implausible(field && now !== undefined ? value(now, field) : all(m))
      case 'growth.standing-too-early':
        return t.flags.standingTooEarly
      case 'growth.over-age':
        return t.flags.overAge
      case 'growth.before-term':
        return t.flags.beforeTerm
      case 'growth.oedema':
        return t.flags.oedema
      default:
        return d.code
    }
  }
  return { value, all, zWords, doubt, day, dayShort }
}

const STATES: readonly State[] = ['calm', 'attention', 'urgent']

/** Nothing typed = a sentence that says what will be here. A doubt of loss and one of jump about one field are one question. */
export function Judgement({ judged, measuring }: { judged: Judged | undefined; measuring: Measuring }) {
  const t = useText(growthText)
  const say = useWords()
  const words = useMeasureWords()
  const { language } = useFormats()
  const refusal = judged && !judged.verdict.stands ? judged.verdict.refusal.code : undefined
  const empty = !judged || refusal === 'growth.nothing-measured'
  const statuses = (judged?.statuses ?? []).filter(
    (s) => s.indicator !== 'bmi' || judged?.result.z.wfl === null,
  )
  const questions = [...new Set((judged?.doubts ?? []).map((d) => words.doubt(d, measuring)))]
  return (
    <section className="judged" aria-label={t.judged} aria-live="polite">
      <h2>{t.judged}</h2>
      {empty ? <p className="soft">{t.nothingYet}</p> : null}
      {refusal === 'growth.before-birth' ? (
        <p className="judged-doubt">{t.refused['growth.before-birth']}</p>
      ) : null}
      {judged && !empty ? (
        <>
          {questions.map((q) => (
            <p key={q} className="judged-doubt">
              {q}
            </p>
          ))}
          {judged.acute ? <Chip state="urgent">{t.acute[judged.acute]}</Chip> : null}
          <ul className="judged-list">
            {statuses.map((s) => (
              <li key={s.indicator}>
                <Chip state={STATES[s.severity]!}>{say(statusWords[s.status])}</Chip>
                <span className="soft">
                  {t.indicators[s.indicator]} · {words.zWords(judged.result.z[s.indicator] ?? 0)}
                </span>
              </li>
            ))}
          </ul>
          {judged.result.absent.ac === 'no-table' ? <p className="soft">{t.noArmTable}</p> : null}
          {judged.correctedDays !== undefined ? (
            <p className="soft">
              {t.corrected(
                ageWords(addDays(measuring.day, -Math.max(0, judged.correctedDays)), measuring.day)[language],
              )}
            </p>
          ) : null}
        </>
      ) : null}
    </section>
  )
}

/** The one word that matters most: a doubt before the tape, the tape before the worst status. */
export function FirstWord({ judged, measuring }: { judged: Judged; measuring: Measuring }) {
  const t = useText(growthText)
  const say = useWords()
  const words = useMeasureWords()
  const doubt = judged.doubts[0]
  if (doubt) return <strong>{words.doubt(doubt, measuring)}</strong>
  if (judged.acute) return <strong>{t.acute[judged.acute]}</strong>
  const worst = [...judged.statuses].sort((a, b) => b.severity - a.severity)[0]
  return worst ? <Chip state={STATES[worst.severity]!}>{say(statusWords[worst.status])}</Chip> : null
}
