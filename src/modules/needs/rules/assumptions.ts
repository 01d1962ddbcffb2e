// What a study supposes where it does not know: starting values with source, day and how sure they are; each can be replaced.
import type { Assumption, AssumptionId, Range } from '../contract/result.ts'

const own = 'Propuesta propia de la casa, por confirmar'
const proposal = (id: AssumptionId, low: number, mid: number, high: number): Assumption => ({
  ...{ id, low, mid, high, source: own, on: '2026-11-27', confidence: 'proposal' },
})

/**
 * Source: investment, Gobierno de México 23-Apr-2025 (36.1 M pesos a center), Vértigo 30-Apr-2025 (46 M, Las Gladiolas, 200 to 250 places) and
 * 24 Horas 2-May-2024 (15 M for a private nursery); operation, 24 Horas 2-May-2024 (a fee of 0.7 minimum wages a child and month, direct cost three
 * times that). Everything else is a proposal of the house until the company or the institute says better.
 */
export const startingAssumptions: readonly Assumption[] = [
  proposal('maybe-share', 0.2, 0.5, 0.8),
  proposal('unanswered-ratio', 0.4, 0.8, 1),
  proposal('roster-uptake', 0.15, 0.3, 0.5),
  proposal('occupancy-least', 0.8, 0.8, 0.8),
  proposal('travel-most-km', 5, 5, 5),
  {
    ...{
      id: 'investment-place',
      low: 60_000,
      mid: 144_400,
      high: 230_000,
      on: '2025-04-30',
      confidence: 'press',
    },
    source:
      'Prensa: 36.1 M por centro de 250 lugares (23-abr-2025); 46 M en Las Gladiolas (30-abr-2025); 15 M una guardería privada (2-may-2024)',
  },
  {
    ...{
      id: 'operation-place-month',
      low: 5_300,
      mid: 7_300,
      high: 15_900,
      on: '2024-05-02',
      confidence: 'press',
    },
    source:
      'Prensa: cuota de 0.7 salarios mínimos por niña o niño y mes en 2024 (24 Horas, 2-may-2024); costo directo de tres veces la cuota',
  },
  proposal('company-share', 0, 0.5, 1),
  proposal('families-absence-days', 2, 5, 8),
  proposal('absence-avoided', 0.1, 0.25, 0.4),
  proposal('day-cost', 350, 600, 900),
  proposal('turnover-year', 0.1, 0.3, 0.6),
  proposal('turnover-avoided', 0.05, 0.1, 0.2),
  proposal('replacement-cost', 8_000, 15_000, 30_000),
  proposal('years-of-use', 20, 20, 20),
]

/** All of them, those given first. */
export const completed = (given: readonly Assumption[]): Assumption[] =>
  startingAssumptions.map((a) => given.find((g) => g.id === a.id) ?? a)

export const rangeOf = (all: readonly Assumption[], id: AssumptionId): Range => {
  const found = all.find((a) => a.id === id) ?? startingAssumptions.find((a) => a.id === id)!
  return { low: found.low, mid: found.mid, high: found.high }
}

export const isUnconfirmed = (a: Assumption): boolean =>
  a.confidence === 'proposal' || a.confidence === 'press'
