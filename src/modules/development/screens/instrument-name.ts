// What an instrument is called on a screen: the EDI by the name everybody says, another one by its title.
import { useText, useWords } from '../../../ui/language.tsx'
import type { Instrument } from '../contract/instrument.ts'
import { ediStructure } from '../rules/built-in.ts'
import { applyText } from './apply-text.ts'

export function useShortName(): (i: Pick<Instrument, 'id' | 'title'>) => string {
  const t = useText(applyText)
  const say = useWords()
  return (i) => (i.id === ediStructure.id ? t.edi : say({ es: i.title.es, en: i.title.en ?? i.title.es }))
}
