// The language a person reads in: Spanish unless they choose English, remembered on the device.
import { createContext, type ReactNode, use, useLayoutEffect, useMemo, useState } from 'react'
import type { Words } from '../kernel/verdict.ts'
import { type Formats, formatsOf } from './formats.ts'
import type { Language, Text } from './words.ts'

const KEY = 'nido.language'

type Chosen = {
  readonly language: Language
  readonly choose: (language: Language) => void
  readonly formats: Formats
}

export const LanguageContext = createContext<Chosen>({
  language: 'es',
  choose: () => {},
  formats: formatsOf('es'),
})

/** Storage may be refused by the browser; the choice then lasts as long as the page. */
export function remembered(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

export function remember(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // nothing is lost but the preference
  }
}

/** Wraps a whole page: sets `lang` of the document and remembers the choice. `initial` is for tests and shared devices. */
export function LanguageProvider({ initial, children }: { initial?: Language; children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(initial ?? (remembered(KEY) === 'en' ? 'en' : 'es'))
  useLayoutEffect(() => {
    document.documentElement.lang = language === 'es' ? 'es-MX' : 'en'
  }, [language])
  const chosen = useMemo<Chosen>(
    () => ({
      language,
      formats: formatsOf(language),
      choose: (next) => {
        remember(KEY, next)
        setLanguage(next)
      },
    }),
    [language],
  )
  return <LanguageContext value={chosen}>{children}</LanguageContext>
}

export function useLanguage(): Chosen {
  return use(LanguageContext)
}

/** The words of a screen in the language of the reader. */
export function useText<T>(text: Text<T>): Text<T>['es'] {
  return text[use(LanguageContext).language]
}

export function useFormats(): Formats {
  return use(LanguageContext).formats
}

/** Reads bilingual words of the kernel (indicators, endpoints, kinds). */
export function useWords(): (words: Words) => string {
  const { language } = use(LanguageContext)
  return (words) => words[language]
}
