// The adults of a center's children as a page of its own, with its place on the path.
import { AdultsList } from '../../modules/guardians/screens/adults-list.tsx'
import { centerFile } from '../../modules/network/contract.ts'
import { useAsk } from '../../ui/asking.tsx'
import { centerSteps } from '../../ui/center-steps.ts'
import { useText } from '../../ui/language.tsx'
import { useMe } from '../../ui/me.tsx'
import { useStanding } from '../../ui/standing.tsx'
import { frameText } from './text.ts'

export function AdultsPage({ id }: { id: string }) {
  const t = useText(frameText)
  const me = useMe()
  const center = useAsk(centerFile, { book: id })
  useStanding(centerSteps(me, t.mexico, center.data, id, { label: t.rail.adults }), 'adults')
  return <AdultsList id={id} />
}
