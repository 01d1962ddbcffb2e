// The quiet way to a confidential report: a button any screen of a child may place; what it opens is given by the page around.
import HandHeart from 'lucide-react/icons/hand-heart'
import { createContext, use } from 'react'
import { Button } from './button.tsx'
import { useText } from './language.tsx'
import { defineText } from './words.ts'

/** Opens it about a child. Absent where nothing can be reported. */
export const ReservedContext = createContext<((child: string | undefined) => void) | undefined>(undefined)

export const reservedText = defineText({
  es: { open: 'Cuidado y protección', short: 'Protección' },
  en: { open: 'Care and protection', short: 'Protection' },
})

/**
 * Named after what it protects, in the look of every other button: nobody who passes by learns anything. `before` is what is said
 * openly first, as on every day; it opens once that is saved.
 */
export function Reserved({ child, before }: { child?: string; before?: () => Promise<boolean> }) {
  const open = use(ReservedContext)
  const t = useText(reservedText)
  return open ? (
    <Button
      look="quiet"
      icon={HandHeart}
      onPress={() => {
        if (before) void before().then((saved) => saved && open(child))
        else open(child)
      }}
    >
      {t.open}
    </Button>
  ) : null
}
