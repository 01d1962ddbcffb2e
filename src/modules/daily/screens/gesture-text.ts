// The few words of the day that the first wall shows: the gestures of the bar.
import { defineText } from '../../../ui/words.ts'

export const gestureText = defineText({
  es: { meal: 'Comida', nap: 'Siesta', nappy: 'Pañal', note: 'Nota', unusual: 'Por mirar' },
  en: { meal: 'Meal', nap: 'Nap', nappy: 'Nappy', note: 'Note', unusual: 'To look at' },
})
