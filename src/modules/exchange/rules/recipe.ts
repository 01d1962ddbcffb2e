// Recipes: what was answered about files of one shape, with a name, to be asked nothing again; also as a file of its own.
import * as v from 'valibot'
import type { Digest } from '../../../kernel/told-ids.ts'
import type { Said } from './understand.ts'

const Text = v.pipe(v.string(), v.maxLength(500))

export const Recipe = v.strictObject({
  /** says what the file is */
  nido: v.literal('recipe'),
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120)),
  target: v.pipe(v.string(), v.regex(/^[a-z-]{1,40}$/, 'se esperaba el nombre de lo que se importa')),
  /** words of each column's title, and the target's column it is; null = left out */
  columns: v.pipe(
    v.record(Text, v.nullable(v.pipe(v.string(), v.maxLength(60)))),
    v.check((c) => Object.keys(c).length <= 2000, 'se esperaban menos columnas'),
  ),
  /** by question */
  answers: v.pipe(
    v.record(Text, Text),
    v.check((a) => Object.keys(a).length <= 5000, 'se esperaban menos respuestas'),
  ),
})
export type Recipe = v.InferOutput<typeof Recipe>

/** The shape of a table: the words of its columns, in whatever order they stand. */
export const fingerprintOf = (keys: readonly string[], digest: Digest): string =>
  [...digest([...keys].sort().join('\n'))].map((b) => b.toString(16).padStart(2, '0')).join('')

export const recipeOf = (name: string, said: Said): Recipe | undefined =>
  said.target === undefined
    ? undefined
    : {
        nido: 'recipe',
        name,
        target: said.target,
        columns: { ...said.columns },
        answers: { ...said.answers },
      }

export const saidByRecipe = (r: Recipe): Said => ({
  target: r.target,
  columns: r.columns,
  answers: r.answers,
})

/** A recipe that was read from somewhere; a sentence for what is none. */
export function checkedRecipe(value: unknown): Recipe | { readonly sentence: string } {
  const parsed = v.safeParse(Recipe, value)
  if (parsed.success) return parsed.output
  const issue = parsed.issues[0]
  const where = issue.path?.map((p) => String((p as { key: unknown }).key)).join('.') ?? ''
  return {
    sentence: `El archivo no es una receta${where === '' ? '' : `: en «${where}», ${issue.message}`}.`,
  }
}
