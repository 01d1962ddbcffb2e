// The children of a center as a page of its own, with its place on the path.
import { ChildrenList } from '../../modules/children/screens/children-list.tsx'
import { centerFile } from '../../modules/network/contract.ts'
import { useAsk } from '../../ui/asking.tsx'
import { centerSteps } from '../../ui/center-steps.ts'
import { useText } from '../../ui/language.tsx'
import { useMe } from '../../ui/me.tsx'
import { useStanding } from '../../ui/standing.tsx'
import { frameText } from './text.ts'

export function ChildrenPage({ id }: { id: string }) {
  const t = useText(frameText)
  const me = useMe()
  const center = useAsk(centerFile, { book: id })
  useStanding(centerSteps(me, t.mexico, center.data, id, { label: t.rail.children }), 'children')
  return <ChildrenList id={id} />
}
