// Figures of plans, each in the month it was kept: plans and those proven, and the children a plan covers and leaves uncovered.
import type { Contribution, Indicator } from '../../kernel/indicator.ts'
import { OWN_PROPOSAL } from '../../kernel/norm.ts'
import type { SitingPlan } from './contract/plans.ts'

const monthly = (
  id: string,
  es: string,
  en: string,
  definition: { es: string; en: string },
  more: Pick<Indicator, 'unit' | 'direction'>,
): Indicator => ({
  ...{ id: `siting.${id}`, words: { es, en }, definition, period: 'month' },
  ...{ source: OWN_PROPOSAL, confidence: 'unconfirmed', sensitive: false },
  ...more,
})

/** A plan covers children who live somewhere by a straight line: a share of a census, and no child's datum. */
export const sitingIndicators: readonly Indicator[] = [
  monthly(
    'covered',
    'Niñas y niños que cubre el plan nacional',
    'Children the national plan covers',
    {
      es: 'De las niñas y niños que cuentan los planes nacionales guardados en el mes y no retirados, los que quedan a la distancia de un centro, abierto o por abrir. Con varios planes, de todos juntos: compárese la parte, no la suma.',
      en: 'Of the children counted by the national plans kept in the month and not withdrawn, those within reach of a center that is open or to open. With several plans, of all together: compare the share, not the sum.',
    },
    { unit: 'children', direction: 'up' },
  ),
  monthly(
    'uncovered',
    'Niñas y niños que el plan nacional deja sin cubrir',
    'Children the national plan leaves uncovered',
    {
      es: 'Los que, en esos planes, siguen lejos de todo centro.',
      en: 'Those who, in these plans, remain far from every center.',
    },
    { unit: 'children', direction: 'down' },
  ),
  monthly(
    'proven',
    'Planes demostrados',
    'Plans proven',
    {
      es: 'De los planes guardados en el mes y no retirados, aquellos de los que se demostró qué tan lejos quedan, a lo más, del mejor.',
      en: 'Of the plans kept in the month and not withdrawn, those proven to be so far from the best at the most.',
    },
    { unit: 'percent', direction: 'up' },
  ),
]

export function planCounts(p: SitingPlan): readonly Contribution[] {
  if (p.withdrawn) return []
  const at = { room: p.book, period: p.made_on.slice(0, 7) }
  const proven: Contribution = {
    ...{ indicator: 'siting.proven', ...at, whole: 1 },
    part: p.proofs.some((x) => x.ended === 'proven') || p.bound <= p.value ? 1 : 0,
  }
  if (p.scope !== 'nation') return [proven]
  const [children, after] = p.states.reduce(([c, a], s) => [c + s.children, a + s.after], [0, 0])
  const whole = Math.round(children)
  const covered = Math.round(after)
  return [
    proven,
    { indicator: 'siting.covered', ...at, part: covered, whole },
    { indicator: 'siting.uncovered', ...at, part: whole - covered, whole },
  ]
}
