// Of the second files a nation hides, and of others with one slip and no CURP, nearly all are found; twins and brothers are kept apart.
import { expect, test } from 'vitest'
import { type Likeness, likeness, type Told } from '../../../modules/children/rules/likeness.ts'
import { blocksOf } from '../../../modules/children/rules/likeness-blocks.ts'
import { draw } from '../mix.ts'
import { type NationChild, ownChildren, secondFiles } from './files.ts'
import { nationWorld } from './nation-centers.ts'

const nation = nationWorld('nation', 1, '2026-11-25')
const centers = nation.centers.slice(0, 120)
/** More files than this share a block that tells nothing: as the nightly search has it. */
const CROWD = 60
const nameOf = (a: string, b: string) => [a, b].sort().join('|')

const told = (book: string, x: NationChild): Told => ({
  ...{ book, key: x.id, sex: x.sex, birth: x.birth, curp: x.curp ?? null },
  ...{ given: x.names.given, first: x.names.first, second: x.names.second || null },
})

/** A letter left out, or two that changed places, never the first. */
function slipped(word: string, bits: (tick: number) => number): string {
  const at = 1 + (bits(1) % Math.max(1, word.length - 2))
  if (bits(2) % 2 === 0) return word.slice(0, at) + word.slice(at + 1)
  return word.slice(0, at) + (word[at + 1] ?? '') + word[at] + word.slice(at + 2)
}

function judged(files: readonly Told[]): Map<string, Likeness> {
  const blocks = new Map<string, Told[]>()
  for (const f of files) for (const b of new Set(blocksOf(f))) blocks.set(b, [...(blocks.get(b) ?? []), f])
  const pairs = new Map<string, Likeness>()
  for (const list of [...blocks.values()].filter((l) => l.length <= CROWD))
    for (const [i, a] of list.entries())
      for (const b of list.slice(i + 1)) pairs.set(nameOf(a.key, b.key), likeness(a, b))
  return new Map([...pairs].filter(([, l]) => l.outcome !== 'no'))
}

test('of the hidden second files and of those with a slip at least nineteen in twenty are found, no kin among them', () => {
  const hidden = new Map<string, string>()
  const originals: Told[] = []
  const kin = new Set<string>()
  const files = centers.flatMap((c) => {
    const own = ownChildren(nation, c)
    for (const family of Map.groupBy(own, (x) => x.family).values())
      for (const [i, a] of family.entries()) for (const b of family.slice(i + 1)) kin.add(nameOf(a.id, b.id))
    originals.push(...own.map((x) => told(c.id, x)))
    const second = secondFiles(nation, c, own)
    for (const x of second) hidden.set(nameOf(x.id, x.second!.of), x.second!.of)
    return [...own, ...second].map((x) => told(c.id, x))
  })
  const planted = new Map<string, string>()
  const copies = originals.flatMap((f, i): Told[] => {
    const bits = (tick: number) => draw(9_001, i, tick, 1) >>> 0
    if (bits(0) % 25 !== 0) return []
    const book = centers[(bits(3) >>> 4) % centers.length]!.id
    const name = bits(4) % 2 === 0 ? ('given' as const) : ('first' as const)
    planted.set(nameOf(f.key, `copy ${f.key}`), f.key)
    return [{ ...f, key: `copy ${f.key}`, book, curp: null, [name]: slipped(f[name], bits) }]
  })
  const found = judged([...files, ...copies])
  const part = (of: Map<string, string>) => [...of.keys()].filter((n) => found.has(n)).length / of.size
  const copied = new Map([...hidden].map(([n, of]) => [n.split('|').find((k) => k !== of)!, of]))
  const whose = (key: string) => {
    const bare = key.replace('copy ', '')
    return copied.get(bare) ?? bare
  }
  const wrong = [...found.keys()].filter((n) => {
    const [a, b] = n.split('|') as [string, string]
    return whose(a) !== whose(b)
  })
  const sureWrong = wrong.filter((n) => found.get(n)!.outcome === 'sure')
  const kinFound = [...kin].filter((n) => found.has(n))
  console.log(
    `second files: ${hidden.size} hidden, ${(100 * part(hidden)).toFixed(1)} % found; ${planted.size} with a slip and no CURP, ` +
      `${(100 * part(planted)).toFixed(1)} % found; ${found.size} pairs, ${wrong.length} of two children, ${sureWrong.length} of them said to be sure; ` +
      `${kin.size} pairs of twins, brothers and sisters, ${kinFound.length} shown`,
  )
  expect(Math.min(hidden.size, planted.size, kin.size)).toBeGreaterThan(200)
  expect(part(hidden)).toBeGreaterThan(0.95)
  expect(part(planted)).toBeGreaterThan(0.95)
  expect(wrong.length / found.size).toBeLessThan(0.02)
  expect(sureWrong).toEqual([])
  expect(kinFound).toEqual([])
}, 60_000)
