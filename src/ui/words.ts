// Words of a screen in two languages of one shape, so that a word missing in English does not compile.
import type { Words } from '../kernel/verdict.ts'

export type Language = 'es' | 'en'

/** A message: a text, or a function of what it tells about. Groups may nest. */
// biome-ignore lint/suspicious/noExplicitAny: a message may take parameters of any type
type Message = string | ((...about: any[]) => string)
type Texts = { readonly [name: string]: Message | Texts }

/** The same names, with the same parameters, in the other language. */
type SameShape<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : // biome-ignore lint/suspicious/noExplicitAny: a message may take parameters of any type
      T[K] extends (...about: any[]) => string
      ? (...about: Parameters<T[K]>) => string
      : SameShape<T[K]>
}

export type Text<T> = { readonly es: SameShape<T>; readonly en: SameShape<T> }

/** Spanish is the source; English must have every name of it and no other. */
export function defineText<T extends Texts>(words: { es: T; en: NoInfer<SameShape<T>> }): Text<T> {
  return words as Text<T>
}

/** Picks the language of bilingual words that came with an indicator, a module or an answer. */
export function wordsIn(words: Words, language: Language): string {
  return words[language]
}
