// Two files side by side with what growth draws of both, put together here because the modules know not each other.
import { CompareFiles } from '../../modules/children/screens/compare-files.tsx'
import { GrowthBeside } from '../../modules/growth/screens/growth-beside.tsx'

export function ComparePage(props: { book: string; child: string; from: string; file: string }) {
  return <CompareFiles {...props} cards={(both) => <GrowthBeside {...both} />} />
}
