// A day and an hour on the center's own clock: "26 nov, 16:07".
import { useFormats } from '../../../ui/language.tsx'

export function useWhen(zone: string | undefined): (instant: string) => string {
  const { asOf } = useFormats()
  return (instant) => asOf(instant, zone).replace(/^(al|as of) /, '')
}
