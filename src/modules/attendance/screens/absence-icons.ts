// The picture of each reason for an absence.
import Bus from 'lucide-react/icons/bus'
import CircleHelp from 'lucide-react/icons/circle-help'
import House from 'lucide-react/icons/house'
import Thermometer from 'lucide-react/icons/thermometer'
import TreePalm from 'lucide-react/icons/tree-palm'
import type { Icon } from '../../../ui/button.tsx'
import type { AbsenceReason } from '../contract/door.ts'

export const reasonIcons: Readonly<Record<AbsenceReason, Icon>> = {
  ill: Thermometer,
  family: House,
  holiday: TreePalm,
  transport: Bus,
  unknown: CircleHelp,
}
