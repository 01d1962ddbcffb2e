// Ranges as bars, drawn as SVG for a page of paper: from low to high, with the middle marked and the values written.
import type { Range } from '../contract/result.ts'

const WIDTH = 520
const LEFT = 130
const ROW = 26
const RIGHT = 90
const escaped = (s: string) => s.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

export function rangeBars(
  rows: readonly { readonly label: string; readonly range: Range }[],
  language: 'es' | 'en',
): string {
  const most = Math.max(1, ...rows.map((r) => r.range.high))
  const x = (v: number) => Math.round((LEFT + ((WIDTH - LEFT - RIGHT) * v) / most) * 10) / 10
  const number = new Intl.NumberFormat(language === 'es' ? 'es-MX' : 'en-US', { maximumFractionDigits: 0 })
  const drawn = rows.map(({ label, range }, i) => {
    const y = i * ROW + 4
    const width = Math.max(2, x(range.high) - x(range.low))
    return `<text x="0" y="${y + 14}" font-size="12" fill="#1E2A2A">${escaped(label)}</text>
<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y + 9}" y2="${y + 9}" stroke="#C9CFCC"/>
<rect x="${x(range.low)}" y="${y + 2}" width="${Math.round(width * 10) / 10}" height="14" rx="3" fill="#0E5A4B" fill-opacity="0.35"/>
<rect x="${x(range.mid) - 1.5}" y="${y}" width="3" height="18" fill="#0E5A4B"/>
<text x="${WIDTH - RIGHT + 8}" y="${y + 14}" font-size="12" fill="#1E2A2A">${number.format(range.low)}–${number.format(range.high)}</text>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${rows.length * ROW + 6}" font-family="Atkinson Hyperlegible Next">
${drawn.join('\n')}
</svg>`
}
