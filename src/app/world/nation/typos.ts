// What goes wrong when a child is registered a second time: the mistakes of people who type, so that finding them can be tested.
import type { Day } from '../../../kernel/days.ts'
import { dayNumber } from '../../../kernel/days.ts'
import { curpCheckDigit } from '../../../kernel/identity/curp.ts'
import { below, chance } from '../mix.ts'

export type Typo =
  | 'accents-left-out'
  | 'letters-swapped'
  | 'letter-left-out'
  | 'given-name-shortened'
  | 'second-surname-left-out'
  | 'surnames-swapped'
  | 'day-and-month-swapped'
  | 'curp-left-out'
  | 'curp-letter'

type Names = { readonly given: string; readonly first: string; readonly second: string }
type Typed = { readonly names: Names; readonly birth: Day; readonly curp?: string }

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u0302\u0308]/g, '')
    .normalize('NFC')

/** Two letters within the word change places; a word of three letters or fewer stays. */
function swapped(word: string, bits: number): string {
  if (word.length < 4) return word
  const at = 1 + below(word.length - 2, bits)
  return word.slice(0, at) + word[at + 1]! + word[at]! + word.slice(at + 2)
}

function without(word: string, bits: number): string {
  if (word.length < 4) return word
  const at = 1 + below(word.length - 1, bits)
  return word.slice(0, at) + word.slice(at + 1)
}

const shortened = (given: string): string =>
  given.includes('María')
    ? given.replace('María', 'Ma.')
    : given.includes('José')
      ? given.replace('José', 'J.')
      : given.split(' ')[0]!

/** What a second person typed of a child, and which mistakes they made; `bits` gives chance by tick. */
export function typed(
  child: { readonly names: Names; readonly birth: Day; readonly curp?: string },
  bits: (tick: number) => number,
): { said: Typed; typos: Typo[] } {
  const typos: Typo[] = []
  let { given, first, second } = child.names
  let birth = child.birth
  let curp = child.curp
  let tick = 0
  const often = (perTenThousand: number) => chance(perTenThousand, bits(tick++))
  const change = (typo: Typo, from: string, to: string): string => {
    if (from !== to && !typos.includes(typo)) typos.push(typo)
    return to
  }
  if (often(3_500)) {
    given = change('accents-left-out', given, plain(given))
    first = change('accents-left-out', first, plain(first))
    second = change('accents-left-out', second, plain(second))
  }
  if (often(1_500)) given = change('given-name-shortened', given, shortened(given))
  if (often(1_200)) first = change('letters-swapped', first, swapped(first, bits(20)))
  if (often(1_200)) second = change('letter-left-out', second, without(second, bits(21)))
  if (often(1_000)) second = change('second-surname-left-out', second, '')
  else if (often(300)) {
    if (first !== second) typos.push('surnames-swapped')
    ;[first, second] = [second, first]
  }
  if (often(700)) {
    const turned = `${birth.slice(0, 5)}${birth.slice(8)}-${birth.slice(5, 7)}`
    // Only where the month exists and the day is not after the true one: a child is not registered before it is born.
    if (!Number.isNaN(dayNumber(turned)) && turned < birth)
      birth = change('day-and-month-swapped', birth, turned)
  }
  if (curp !== undefined && often(4_500)) {
    typos.push('curp-left-out')
    curp = undefined
  } else if (curp !== undefined && often(800)) {
    const at = 13 + below(3, bits(22))
    const body = `${curp.slice(0, at)}${curp[at] === 'N' ? 'M' : 'N'}${curp.slice(at + 1, 17)}`
    curp = change('curp-letter', curp, body + (curpCheckDigit(body) ?? '0'))
  }
  return {
    said: { names: { given, first, second }, birth, ...(curp === undefined ? {} : { curp }) },
    typos,
  }
}
