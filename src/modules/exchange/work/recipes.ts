// Recipes as they are kept: found by the shape of a table, replaced by a later one of the same shape, brought and taken as text.
import { parse, stringify } from 'yaml'
import type { Db } from '../../../platform/db.ts'
import { sha256 } from '../../../platform/digest.ts'
import { newId } from '../../../platform/new-id.ts'
import type { RecipeListed } from '../contract/recipes.ts'
import { checkedRecipe, fingerprintOf, type Recipe } from '../rules/recipe.ts'

const SYSTEM = { system: true } as const
type Row = { id: string; name: string; recipe: Recipe; at: string; by: string; used: number }

const listed = ({ recipe, ...r }: Row): RecipeListed => ({
  ...r,
  target: recipe.target,
  headers: Object.keys(recipe.columns),
})

/** The recipe for a table with these columns, if somebody kept one. */
export async function recipeFor(db: Db, keys: readonly string[]): Promise<Row | undefined> {
  const print = fingerprintOf(keys, sha256)
  const [row] = await db.read(
    SYSTEM,
    (read) =>
      read<Row>`select id, name, recipe, at, asked_by as by, used from import_recipe where fingerprint = ${print}`,
  )
  return row
}

export async function recipesOf(db: Db): Promise<RecipeListed[]> {
  const rows = await db.read(
    SYSTEM,
    (read) =>
      read<Row>`select id, name, recipe, at, asked_by as by, used from import_recipe order by name, id limit 500`,
  )
  return rows.map(listed)
}

export async function recipeById(db: Db, id: string): Promise<Recipe | undefined> {
  const [row] = await db.read(SYSTEM, (read) => read<Row>`select recipe from import_recipe where id = ${id}`)
  return row?.recipe
}

/** Keeps a recipe; the one of the same shape gives way to it and keeps its id. */
export async function keepRecipe(db: Db, recipe: Recipe, by: string, now: Date): Promise<RecipeListed> {
  const print = fingerprintOf(Object.keys(recipe.columns), sha256)
  const [row] = await db.write(
    SYSTEM,
    (tx) => tx<Row>`
      insert into import_recipe (id, fingerprint, name, recipe, at, asked_by)
      values (${newId(now)}, ${print}, ${recipe.name}, ${JSON.stringify(recipe)}, ${now.toISOString()}, ${by})
      on conflict (fingerprint) do update set name = excluded.name, recipe = excluded.recipe, at = excluded.at, asked_by = excluded.asked_by
      returning id, name, recipe, at, asked_by as by, used`,
  )
  return listed(row!)
}

export const countUse = (db: Db, id: string): Promise<unknown> =>
  db.write(SYSTEM, (tx) => tx`update import_recipe set used = used + 1 where id = ${id}`)

/** False when there was none. */
export async function forgetRecipeById(db: Db, id: string): Promise<boolean> {
  const gone = await db.write(SYSTEM, (tx) => tx`delete from import_recipe where id = ${id} returning id`)
  return gone.length > 0
}

export const recipeText = (recipe: Recipe): string =>
  `# Receta de Nido: qué es cada columna y qué se respondió. Sirve con: nido import ARCHIVO --recipe ESTE\n${stringify(recipe)}`

/** A recipe from YAML or JSON; a sentence for what is none. */
export function recipeOfText(text: string): Recipe | { readonly sentence: string } {
  try {
    return checkedRecipe(parse(text, { maxAliasCount: 0, logLevel: 'silent' }))
  } catch {
    return { sentence: 'El archivo no es una receta: no es YAML ni JSON bien escrito.' }
  }
}
