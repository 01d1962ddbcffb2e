// An organization's own side at the desk, with what every module shows it of itself.
import { MySide } from '../../modules/agreements/screens/my-side.tsx'
import { sideCards } from '../side-cards.ts'

export const SideAtDesk = () => <MySide cards={sideCards} />
