// An instant as people of the protocol read it: a day and an hour.
import { useFormats } from '../../../ui/language.tsx'

/** "26 nov, 16:07" */
export function useInstant(): (instant: string | number) => string {
  const { asOf } = useFormats()
  return (instant) => asOf(instant).replace(/^(al|as of) /, '')
}
