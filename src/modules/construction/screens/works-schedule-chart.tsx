// The schedule of works as bars on days with arrows for what waits for what; what may not slip stands out by color, thickness and word.
import { scaleLinear } from 'd3-scale'
import { addDays, daysBetween } from '../../../kernel/days.ts'
import { ChartFrame } from '../../../ui/chart-frame.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import type { ConstructionContract } from '../contract.ts'
import { type DrawnLink, type DrawnTask, scheduleDrawn } from '../rules/schedule-drawn.ts'
import { constructionText } from './text.ts'
import '../../../ui/map.css'
import './works-schedule.css'

/** px. Below `NARROW` names stand over their bars. */
const NARROW = 620
const ROW = 28
const TALL_ROW = 44
const BAR = 12
const TOP = 30
const FOOT = 26
const NAME = 220
/** a letter of a name takes so much */
const LETTER = 7.4
const TURN = 7
const HEAD = 5

type Place = { readonly left: number; readonly right: number; readonly y: number }

/** The way of an arrow in right angles, and its head. Into a start it points right, into a finish left. */
function arrow({ type }: DrawnLink, a: Place, b: Place): { way: string; head: string } {
  const leavesEnd = type === 'FS' || type === 'FF'
  const entersStart = type === 'FS' || type === 'SS'
  const [x1, x2] = [leavesEnd ? a.right : a.left, entersStart ? b.left : b.right]
  const out = x1 + (leavesEnd ? TURN : -TURN)
  const into = x2 - (entersStart ? TURN + HEAD : -TURN - HEAD)
  const down = b.y > a.y ? 1 : -1
  const straight = leavesEnd === entersStart && (entersStart ? out <= into : out >= into)
  const side = leavesEnd === entersStart ? undefined : leavesEnd ? Math.max(out, into) : Math.min(out, into)
  const way = straight
    ? `M${x1} ${a.y}H${out}V${b.y}H${x2}`
    : side !== undefined
      ? `M${x1} ${a.y}H${side}V${b.y}H${x2}`
      : `M${x1} ${a.y}H${out}V${b.y - down * (BAR / 2 + 5)}H${into}V${b.y}H${x2}`
  const back = entersStart ? -HEAD : HEAD
  return { way, head: `M${x2} ${b.y}l${back} ${-HEAD * 0.7}v${HEAD * 1.4}z` }
}

export function WorksScheduleChart({ contract, today }: { contract: ConstructionContract; today: string }) {
  const t = useText(constructionText)
  const { number, day, month } = useFormats()
  const drawn = scheduleDrawn(contract)
  if (!drawn) return null
  const { tasks, links } = drawn
  const critical = tasks.filter((x) => x.critical)
  const on = (after: number) => addDays(contract.starts, Math.round(after))
  const last = (x: DrawnTask) => on(Math.max(x.from, x.to - 1))
  const names = new Map(tasks.map((x) => [x.id, x.name]))
  const fine = (x: number) => number(Math.round(x * 10) / 10)
  const waits = (x: DrawnTask) =>
    x.waits
      .map((l) => t.waitsFor(names.get(l.from) ?? l.from, l.type, l.lag === 0 ? undefined : fine(l.lag)))
      .join('; ') || t.waitsNothing
  const whole = Math.max(drawn.days, daysBetween(contract.starts, contract.ends_now) + 1, 1)
  const now = daysBetween(contract.starts, today)
  return (
    <ChartFrame
      title={t.scheduleTitle}
      sentence={t.scheduleSentence(
        fine(drawn.working),
        number(tasks.length),
        number(critical.length),
        day(on(Math.max(0, drawn.days - 1))),
      )}
      height={(width) => TOP + tasks.length * (width < NARROW ? TALL_ROW : ROW) + FOOT}
      table={{
        head: [t.task, t.starts, t.ends, t.float, t.waits],
        rows: tasks.map((x) => [
          x.critical ? `${x.name} (${t.isCritical})` : x.name,
          ...[day(on(x.from)), day(last(x)), fine(x.float), waits(x)],
        ]),
      }}
      foot={
        <ul className="legend">
          <li>
            <span className="works-key" data-key="critical" aria-hidden /> {t.isCritical}
          </li>
          <li>
            <span className="works-key" data-key="other" aria-hidden /> {t.hasFloat}
          </li>
          <li>
            <span className="works-key" data-key="slack" aria-hidden /> {t.floatUntil}
          </li>
        </ul>
      }
    >
      {(width, height) => {
        const narrow = width < NARROW
        const row = narrow ? TALL_ROW : ROW
        const left = narrow ? 4 : NAME
        const x = scaleLinear([0, whole], [left + TURN + HEAD, width - 14])
        const fit = Math.floor((narrow ? width - 8 : NAME - 12) / LETTER)
        const short = (s: string) => (s.length > fit ? `${s.slice(0, fit - 1).trimEnd()}…` : s)
        const places = tasks.map((task, i): Place => {
          const y = TOP + i * row + (narrow ? row - 14 : row / 2)
          return { left: x(task.from), right: Math.max(x(task.to), x(task.from) + 2), y }
        })
        const ways = links.map((l) => ({ l, ...arrow(l, places[l.from]!, places[l.to]!) }))
        const of = (isCritical: boolean, what: 'way' | 'head') =>
          ways
            .filter((w) => w.l.critical === isCritical)
            .map((w) => w[what])
            .join('')
        const months = monthsWithin(contract.starts, whole)
        const every = Math.ceil((months.length * 76) / Math.max(1, width - left))
        return (
          <svg width={width} height={height} aria-label={t.scheduleTitle}>
            {months.map(({ at, name }, i) =>
              i % every === 0 ? (
                <g key={name}>
                  <line className="grid" x1={x(at)} x2={x(at)} y1={TOP - 6} y2={height - FOOT} />
                  <text x={x(at) + 3} y={TOP - 10}>
                    {month(name)}
                  </text>
                </g>
              ) : null,
            )}
            {now > 0 && now < whole ? (
              <g>
                <line className="works-today" x1={x(now)} x2={x(now)} y1={TOP - 6} y2={height - FOOT} />
                <text x={x(now)} y={height - 8} textAnchor={now > whole / 2 ? 'end' : 'start'}>
                  {t.todayMark}
                </text>
              </g>
            ) : null}
            <path className="works-link" d={of(false, 'way')} />
            <path className="works-head" d={of(false, 'head')} />
            <path className="works-link" data-critical d={of(true, 'way')} />
            <path className="works-head" data-critical d={of(true, 'head')} />
            {tasks.map((task, i) => {
              const p = places[i]!
              return (
                <g key={task.id}>
                  <title>
                    {`${task.name}: ${day(on(task.from))} – ${day(last(task))}. ${task.critical ? t.isCritical : `${t.float}: ${fine(task.float)}`}. ${t.waits}: ${waits(task)}`}
                  </title>
                  <text
                    className="works-name"
                    data-critical={task.critical || undefined}
                    x={narrow ? left : 0}
                    y={narrow ? p.y - BAR / 2 - 6 : p.y}
                    dy={narrow ? 0 : '0.35em'}
                  >
                    {short(task.name)}
                  </text>
                  {task.slack > task.to + 0.01 ? (
                    <line className="works-slack" x1={p.right} x2={x(task.slack)} y1={p.y} y2={p.y} />
                  ) : null}
                  {task.to > task.from ? (
                    <rect
                      className="works-bar"
                      data-critical={task.critical || undefined}
                      x={p.left}
                      y={p.y - BAR / 2}
                      width={p.right - p.left}
                      height={BAR}
                      rx={2}
                    />
                  ) : (
                    <path
                      className="works-bar"
                      data-critical={task.critical || undefined}
                      d={`M${p.left} ${p.y - 7}l7 7l-7 7l-7 -7z`}
                    />
                  )}
                </g>
              )
            })}
          </svg>
        )
      }}
    </ChartFrame>
  )
}

/** First days of months from a day on, as days after it. */
function monthsWithin(starts: string, days: number): { at: number; name: string }[] {
  const found: { at: number; name: string }[] = []
  let [year, month] = [Number(starts.slice(0, 4)), Number(starts.slice(5, 7))]
  for (;;) {
    const name = `${year}-${String(month).padStart(2, '0')}`
    const at = daysBetween(starts, `${name}-01`)
    if (at > days) return found
    if (at >= 0) found.push({ at, name })
    month++
    if (month > 12) [year, month] = [year + 1, 1]
  }
}
