// What a person types to find a child, taken apart: words of a name, a birth date, a CURP or its beginning.
import * as v from 'valibot'
import { Day } from '../../../kernel/days.ts'
import type { AskedChild } from '../contract.ts'

const MONTHS =
  'enero,febrero,marzo,abril,mayo,junio,julio,agosto,septiembre,octubre,noviembre,diciembre'.split(',')
const CURP = /(?<![\p{L}\d])[a-z]{4}\d[a-z\d]{0,13}(?![\p{L}\d])/iu
const YEAR_FIRST = /(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/
const DAY_FIRST = /(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?!\d)/
const IN_WORDS = /(?<!\d)(\d{1,2})\s{0,9}(?:de\s{1,9})?([a-z]{3,10})\.?\s{0,9}(?:del?\s{1,9})?(\d{4})(?!\d)/i

function dayOf(year: string, month: number, day: string): Day | undefined {
  const whole = year.length === 2 ? `20${year}` : year
  const text = `${whole}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`
  return v.is(Day, text) ? text : undefined
}

/** The first date in a text (12/03/2023, 2023-03-12, 12 de marzo de 2023) and the text without it. */
function dateIn(text: string): { born: Day; rest: string } | undefined {
  const without = (m: RegExpExecArray) => `${text.slice(0, m.index)} ${text.slice(m.index + m[0].length)}`
  const found = (m: RegExpExecArray | null, day: (m: RegExpExecArray) => Day | undefined) => {
    const born = m ? day(m) : undefined
    return m && born ? { born, rest: without(m) } : undefined
  }
  return (
    found(YEAR_FIRST.exec(text), (m) => dayOf(m[1]!, Number(m[2]), m[3]!)) ??
    found(DAY_FIRST.exec(text), (m) => dayOf(m[3]!, Number(m[2]), m[1]!)) ??
    found(IN_WORDS.exec(text), (m) => {
      const month = MONTHS.findIndex((whole) => whole.startsWith(m[2]!.toLowerCase()))
      return month < 0 ? undefined : dayOf(m[3]!, month + 1, m[1]!)
    })
  )
}

/** Total: whatever is typed gives something to look for, at the least a name. */
export function askedChild(typed: string): AskedChild {
  const dated = dateIn(typed)
  const text = dated?.rest ?? typed
  const curp = CURP.exec(text)
  const name = curp ? `${text.slice(0, curp.index)} ${text.slice(curp.index + curp[0].length)}` : text
  // the blank at the end says that the last word is whole
  const words = name.replace(/\s+/g, ' ').trimStart()
  return {
    name: dated || curp ? words.trim() : words,
    ...(dated ? { born: dated.born } : {}),
    ...(curp ? { curp: curp[0].toLowerCase() } : {}),
  }
}

/** Letters that say something of a name or a CURP. A birth date alone finds nobody: it would only list who was born then. */
export const lettersOf = (asked: AskedChild): number =>
  (asked.name.match(/\p{L}/gu)?.length ?? 0) + (asked.curp?.length ?? 0)
