// A child's growth on the tablet: the curve, the last value in words, and a correction that says why.
import PencilLine from 'lucide-react/icons/pencil-line'
import Ruler from 'lucide-react/icons/ruler'
import { useState } from 'react'
import type { Rows } from '../../../device/carried.ts'
import { type Line, type SayLines, useSaying } from '../../../device/use-saying.ts'
import { withdrawn } from '../../../kernel/book-kinds.ts'
import { ageInDays, type Day } from '../../../kernel/days.ts'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { GrowthChart, type GrowthPoint } from '../../../ui/growth-chart.tsx'
import { useFormats, useText, useWords } from '../../../ui/language.tsx'
import { Select } from '../../../ui/select.tsx'
import type { CarriedChild } from '../../children/contract/rows.ts'
import type { CarriedMeasurement } from '../carry.ts'
import { chartLines, growthCurve } from '../rules/growth-curve.ts'
import type { GrowthTables } from '../rules/growth-tables.ts'
import { statusOf, statusWords } from '../rules/nutrition-status.ts'
import './growth.css'
import { Judgement, useMeasureWords } from './judgement.tsx'
import { growthText } from './text.ts'
import {
  fields,
  historyOf,
  judgeAgainst,
  type Kept,
  lineOfMeasuring,
  measuringOf,
  type Field as Taken,
  type Typed,
  takenIn,
  usualPosition,
  wrongFields,
} from './weighing.ts'

const MONTH = 30.4375
const indicators = { weightKg: 'wei', lengthCm: 'len', headCm: 'hc' } as const
type Charted = keyof typeof indicators

export type GrowthCardProps = {
  readonly id: string
  readonly child: CarriedChild
  /** of the whole center; the child's are picked here */
  readonly measurements: Rows<CarriedMeasurement>
  readonly pending: ReadonlySet<string>
  readonly tables: GrowthTables
  readonly today: Day
  readonly room?: string
  /** absent before anyone has said who they are */
  readonly me?: { readonly id: string }
  readonly onWho: () => void
  readonly say: SayLines
  readonly onMeasure: () => void
}

export function GrowthTabletCard(props: GrowthCardProps) {
  const { id, child, tables, today, pending, me } = props
  const t = useText(growthText)
  const words = useMeasureWords()
  const say = useWords()
  const tell = useSaying(props.say)
  const [charted, setCharted] = useState<Charted>('weightKg')
  const [correcting, setCorrecting] = useState(false)
  const history = historyOf(props.measurements.entries()).get(id) ?? []
  const last = history.at(-1)
  const indicator = indicators[charted]
  const points = history.flatMap(({ id: key, m }): GrowthPoint[] => {
    const y = takenIn(m, charted)
    if (y === undefined) return []
    const z = m.z?.[indicator]
    const status = z === undefined || z === null ? undefined : statusOf(indicator, z, m.d)
    const state = status ? (['calm', 'attention', 'urgent'] as const)[status.severity] : 'none'
    const more = [
      ...(z === undefined || z === null ? [] : [words.zWords(z)]),
      ...(status ? [say(statusWords[status.status])] : []),
      ...(pending.has(key) ? [t.card.pending] : []),
    ]
    const shown = t.card.point(words.value(y, charted), words.day(m.d), more.map((w) => ` · ${w}`).join(''))
    return [{ id: key, x: ageInDays(child.birth, m.d) / MONTH, y, words: shown, state }]
  })
  const until = Math.max(6, ageInDays(child.birth, today) / MONTH + 2)
  const curves = growthCurve(tables, indicator, child.sex, chartLines, 14).map((c) => ({
    z: c.z,
    points: c.points.map((p) => ({ x: p.x / MONTH, y: p.y })).filter((p) => p.x <= until),
  }))
  const asked = (work: () => void) => (me ? work() : props.onWho())
  return (
    <section className="card stack">
      <div className="row growth-head">
        <h2>{t.card.title}</h2>
        <Button icon={Ruler} onPress={props.onMeasure}>
          {t.card.measure}
        </Button>
        {last && !correcting ? (
          <Button look="quiet" icon={PencilLine} onPress={() => asked(() => setCorrecting(true))}>
            {t.card.correct}
          </Button>
        ) : null}
      </div>
      {last && correcting ? (
        <Correction
          {...props}
          last={last}
          history={history}
          onClose={() => setCorrecting(false)}
          onSay={async (line, said) => {
            const saved = await tell(`correct ${last.id}`, [line], said, line.kind !== withdrawn.kind)
            if (saved) setCorrecting(false)
          }}
        />
      ) : null}
      {history.length === 0 ? (
        <p className="soft">
          {t.card.none}. {t.card.noneMore}
        </p>
      ) : (
        <>
          <fieldset className="weigh-position" aria-label={t.card.chart}>
            {(Object.keys(indicators) as Charted[]).map((f) => (
              <Button key={f} look="quiet" pressed={f === charted} onPress={() => setCharted(f)}>
                {t.fields[f]}
              </Button>
            ))}
          </fieldset>
          <GrowthChart
            key={charted}
            title={t.indicators[indicator]}
            sentence={points.at(-1)?.words ?? t.card.none}
            xName={t.card.ageAxis}
            yName={`${t.fields[charted]} (${t.units[charted]})`}
            curves={curves}
            points={points}
            xStep={until > 24 ? 6 : 3}
            height={340}
          />
        </>
      )}
    </section>
  )
}

const reasons = ['typing', 'scale', 'other'] as const

/** The last measuring typed again, or taken away; both say why. */
function Correction({
  id,
  child,
  tables,
  room,
  last,
  history,
  onSay,
  onClose,
}: GrowthCardProps & {
  last: Kept
  history: readonly Kept[]
  onSay: (line: Line, words: string) => Promise<void>
  onClose: () => void
}) {
  const t = useText(growthText)
  const words = useMeasureWords()
  const { number } = useFormats()
  const [typed, setTyped] = useState<Typed>(() => {
    const text = (f: Taken) => {
      const x = takenIn(last.m, f)
      return x === undefined ? '' : number(x, String(x).split('.')[1]?.length ?? 0)
    }
    return {
      weightKg: text('weightKg'),
      lengthCm: text('lengthCm'),
      headCm: text('headCm'),
      armCm: text('armCm'),
    }
  })
  const [why, setWhy] = useState<(typeof reasons)[number] | ''>('')
  const position = last.m.p ?? usualPosition(child.birth, last.m.d)
  const measuring = measuringOf(typed, last.m.d, position)
  const judged = judgeAgainst(
    tables,
    child,
    measuring,
    history.filter((k) => k.id !== last.id),
  )
  const wrong = wrongFields(typed)
  const changed = fields.some((f) => measuring[f] !== takenIn(last.m, f))
  const ready = changed && why !== '' && wrong.length === 0 && judged.verdict.stands
  return (
    <div className="stack growth-correct">
      <h3>{t.card.correctTitle(words.day(last.m.d))}</h3>
      <div className="growth-fields">
        {fields.map((f) => (
          <Field
            key={f}
            label={t.fields[f]}
            kind="decimal"
            unit={t.units[f]}
            value={typed[f]}
            onChange={(x) => setTyped({ ...typed, [f]: x })}
            optional={f !== 'weightKg'}
          />
        ))}
      </div>
      <Select
        label={t.card.why}
        value={why}
        onChange={setWhy}
        choices={reasons.map((r) => ({ value: r, label: t.card.reasons[r] }))}
      />
      {changed ? <Judgement judged={judged} measuring={measuring} /> : null}
      <div className="row">
        <Button
          look="main"
          disabled={!ready}
          onPress={() =>
            void onSay(
              lineOfMeasuring(id, measuring, judged, {
                room,
                corrects: last.id,
                reason: why === '' ? undefined : t.card.reasons[why],
              }),
              t.card.corrected(words.all(measuring)),
            )
          }
        >
          {t.card.correctSave}
        </Button>
        <Button
          look="grave"
          onPress={() =>
            void onSay(
              {
                kind: withdrawn.kind,
                kindVersion: withdrawn.version,
                about: last.id,
                ...(room === undefined ? {} : { room }),
                payload: { reason: t.card.removeReason },
              },
              t.card.removed,
            )
          }
        >
          {t.card.remove}
        </Button>
        <Button look="quiet" onPress={onClose}>
          {t.card.cancel}
        </Button>
      </div>
    </div>
  )
}
