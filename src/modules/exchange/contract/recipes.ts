// What was answered about files of one shape, kept so that the next one asks nothing again.
import * as v from 'valibot'
import { endpoint } from '../../../kernel/endpoint.ts'
import { Uuid } from '../../../kernel/ids.ts'
import { access } from './reading.ts'

/** What was answered about files of one shape: the next one of that shape asks nothing again. */
export const RecipeListed = v.object({
  id: Uuid,
  name: v.string(),
  target: v.string(),
  headers: v.array(v.string()),
  at: v.string(),
  by: Uuid,
  used: v.number(),
})
export type RecipeListed = v.InferOutput<typeof RecipeListed>

export const listRecipes = endpoint({
  id: 'imports.recipes',
  method: 'GET',
  path: '/v1/imports/recipes',
  words: { es: 'Recetas para archivos que ya se conocen', en: 'Recipes for files already known' },
  access,
  input: v.object({}),
  answer: v.object({ recipes: v.array(RecipeListed) }),
})

const RecipeName = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120))

/** The recipe of another file of the same shape is replaced. */
export const saveRecipe = endpoint({
  id: 'imports.save-recipe',
  method: 'POST',
  path: '/v1/imports/drafts/:draft/recipe',
  words: {
    es: 'Guardar lo respondido como receta',
    en: 'Keep the answers as a recipe',
  },
  access,
  input: v.object({ draft: Uuid, name: RecipeName }),
  answer: RecipeListed,
})

/** Characters of a recipe as a file. */
export const MOST_RECIPE = 1024 * 1024

/** A recipe as the file it was exported to: YAML or JSON. Refused 422 `not-a-recipe`. */
export const bringRecipe = endpoint({
  id: 'imports.bring-recipe',
  method: 'POST',
  path: '/v1/imports/recipes',
  words: { es: 'Traer una receta de un archivo', en: 'Bring a recipe from a file' },
  access,
  input: v.object({ text: v.pipe(v.string(), v.maxLength(MOST_RECIPE)) }),
  answer: RecipeListed,
})

/** YAML, to download; `nido import --recipe` reads it. */
export const recipeFile = endpoint({
  id: 'imports.recipe',
  method: 'GET',
  path: '/v1/imports/recipes/:recipe',
  words: { es: 'Una receta como archivo', en: 'A recipe as a file' },
  access,
  input: v.object({ recipe: Uuid }),
  answer: v.string(),
})

export const forgetRecipe = endpoint({
  id: 'imports.forget-recipe',
  method: 'DELETE',
  path: '/v1/imports/recipes/:recipe',
  words: { es: 'Borrar una receta', en: 'Delete a recipe' },
  access,
  input: v.object({ recipe: Uuid }),
  answer: v.object({}),
})
