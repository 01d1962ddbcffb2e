// Prints who-lms.ts from the weekly, monthly and half-centimeter tables of the package that has them.

/** A row of a source table: numbers as text, under `Week`, `Month`, `Length` or `Height`, `L`, `M`, `S`. */
export type SourceRow = Readonly<Record<string, string | number>>

/** Name of a curve in who-lms.ts and the file of the package it is printed from. */
export const sources: Readonly<Record<string, string>> = Object.fromEntries(
  (['M', 'F'] as const).flatMap((sex) => {
    const of = sex === 'M' ? 'boys' : 'girls'
    return [
      [`lenWeeks${sex}`, `lhfa_${of}_0_13_zscores.json`],
      [`lenMonths${sex}`, `lhfa_${of}_0_2_zscores.json`],
      [`lenMonthsFrom24${sex}`, `lhfa_${of}_2_5_zscores.json`],
      [`weiWeeks${sex}`, `wfa_${of}_0_13_zscores.json`],
      [`weiMonths${sex}`, `wfa_${of}_0_5_zscores.json`],
      [`bmiWeeks${sex}`, `bmifa_${of}_0_13_zscores.json`],
      [`bmiMonths${sex}`, `bmifa_${of}_0_2_zscores.json`],
      [`bmiMonthsFrom24${sex}`, `bmifa_${of}_2_5_zscores.json`],
      [`hcWeeks${sex}`, `hcfa_${of}_0_13_zscores.json`],
      [`hcMonths${sex}`, `hcfa_${of}_0_5_zscores.json`],
      [`weightForLength${sex}`, `wfl_${of}_0_2_zscores.json`],
      [`weightForHeight${sex}`, `wfh_${of}_2_5_zscores.json`],
    ]
  }),
)

/** The text of who-lms.ts. Throws when a row is out of step or has more decimals than WHO prints. */
export function printWhoLms(tables: Readonly<Record<string, readonly SourceRow[]>>): string {
  const lines = Object.keys(sources).map((name) => `  ${name}:\n    '${curve(name, tables[name]!)}',`)
  return `// WHO Child Growth Standards at their weekly, monthly and half-centimeter knots, as the printer beside it wrote them.

/**
 * Each curve: first knot and step, then L × 10⁴, M × 10⁴, S × 10⁵ of every knot. Printed: do not edit.
 * Source: WHO Child Growth Standards (2006, 2007), as tabulated in the npm package jsgrowup 0.8.0 (BSD-3-Clause).
 */
export const whoLms = {
${lines.join('\n')}
} as const
`
}

function curve(name: string, rows: readonly SourceRow[]): string {
  const at = (r: SourceRow) => Number(r.Week ?? r.Month ?? r.Length ?? r.Height)
  const knots = rows.map((r) => ({
    x: at(r),
    l: whole(name, r.L, 4),
    m: whole(name, r.M, 4),
    s: whole(name, r.S, 5),
  }))
  knots.sort((a, b) => a.x - b.x)
  const first = knots[0]!.x
  const step = knots[1]!.x - first
  knots.forEach((k, i) => {
    if (Math.abs(k.x - first - i * step) > 1e-9) throw new Error(`${name}: knot ${k.x} is out of step`)
  })
  const figures = (['l', 'm', 's'] as const).map((c) => {
    const same = knots.every((k) => k[c] === knots[0]![c])
    return same ? `${knots[0]![c]}` : knots.map((k) => k[c]).join(' ')
  })
  return `${first} ${step}|${knots.length}|${figures.join('|')}`
}

function whole(name: string, x: string | number | undefined, decimals: number): number {
  const n = Number(x) * 10 ** decimals
  if (!Number.isFinite(n) || Math.abs(n - Math.round(n)) > 1e-6)
    throw new Error(`${name}: ${x} has too many decimals`)
  return Math.round(n)
}
