// From all answers of a survey to the sums that are kept: nobody's answer can be read out of them, and the order they came in is gone.
import {
  type AgeBand,
  ageBands,
  childrenIn,
  LEAST_GROUP,
  MOST_CHILDREN,
  NearWhat,
  PresentCare,
  type Shift,
  type SurveyAnswer,
  type Tally,
  type TallyGroup,
  Travel,
  type WorkerSex,
  WouldUse,
} from '../contract/survey.ts'

const none = () => new Array<number>(MOST_CHILDREN + 1).fill(0)
type Counting = Omit<TallyGroup, 'sure' | 'maybe' | 'bands' | 'answered'> & {
  answered: number
  sure: number[]
  maybe: number[]
  bands: Record<AgeBand, number[]>
}

const counted = <K>(of: readonly K[], each: readonly { of: K; n: number }[]) =>
  of.map((k) => ({ of: k, n: each.reduce((n, e) => (e.of === k ? n + e.n : n), 0) }))

/** Values with fewer than ten go together under null, with the next smallest where they alone would be fewer than ten. */
export function joinSmall<K extends string>(
  each: readonly { of: K | null; n: number }[],
  least: number = LEAST_GROUP,
): { of: K | null; n: number }[] {
  const sums = new Map<K | null, number>()
  for (const { of, n } of each) sums.set(of, (sums.get(of) ?? 0) + n)
  let joined = sums.get(null) ?? 0
  sums.delete(null)
  const rising = [...sums]
    .filter(([, n]) => n > 0)
    .sort((a, b) => a[1] - b[1] || (String(a[0]) < String(b[0]) ? -1 : 1))
  const kept: { of: K | null; n: number }[] = []
  for (const [of, n] of rising) {
    if (n < least || (joined > 0 && joined < least)) joined += n
    else kept.push({ of, n })
  }
  kept.sort((a, b) => (String(a.of) < String(b.of) ? -1 : 1))
  return joined > 0 ? [...kept, { of: null, n: joined }] : kept
}

/** `parties`: of the study; an answer names one where there are several. Of fewer than ten answers only how many they were. */
export function tallyOf(answers: readonly SurveyAnswer[], parties: readonly string[]): Tally {
  const answered = answers.length
  if (answered < LEAST_GROUP)
    return {
      ...{ answered, groups: [], homes: [], travel: [], care: [], use: [], near: [], from: [], to: [] },
    }
  const several = parties.length > 1
  const groups = new Map<string, Counting>()
  const group = (party: string | null, shift: Shift, sex: WorkerSex) => {
    const name = `${party ?? ''}|${shift}|${sex}`
    let found = groups.get(name)
    if (!found) {
      found = {
        ...{ party, shift, sex, answered: 0, sure: none(), maybe: none() },
        bands: { 'under-1': none(), '1': none(), '2': none(), '3': none() },
      }
      groups.set(name, found)
    }
    return found
  }
  for (const a of answers) {
    const party = several ? (a.party ?? null) : (parties[0] ?? null)
    const g = group(party, a.shift, a.sex)
    const children = childrenIn(a.children)
    const here = children > 0 && a.near !== 'home'
    const sure = here && a.use === 'yes' ? children : 0
    g.answered++
    g.sure[sure]!++
    g.maybe[here && a.use === 'maybe' ? children : 0]!++
    for (const band of ageBands) g.bands[band][sure > 0 ? a.children[band] : 0]!++
  }
  const parents = answers.filter((a) => childrenIn(a.children) > 0)
  const comers = parents.filter((a) => a.use !== 'no' && a.near !== 'home')
  const hours = (side: 'from' | 'to') =>
    joinSmall(comers.map((a) => ({ of: a[side] ?? null, n: childrenIn(a.children) })))
  return {
    answered,
    groups: [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, g]) => g),
    homes: joinSmall(answers.map((a) => ({ of: a.municipality, n: 1 }))),
    travel: counted(
      Travel.options,
      answers.map((a) => ({ of: a.travel, n: 1 })),
    ),
    care: counted(
      PresentCare.options,
      parents.flatMap((a) => (a.care ? [{ of: a.care, n: 1 }] : [])),
    ),
    use: counted(
      WouldUse.options,
      parents.flatMap((a) => (a.use ? [{ of: a.use, n: 1 }] : [])),
    ),
    // children of who would come, by where they would rather have the center
    near: counted(
      NearWhat.options,
      parents.flatMap((a) => (a.near && a.use !== 'no' ? [{ of: a.near, n: childrenIn(a.children) }] : [])),
    ),
    from: hours('from'),
    to: hours('to'),
  }
}
