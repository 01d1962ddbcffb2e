// What the server answers about files of others: uploaded, read, asked about, judged and taken; and recipes for the next one.
import type * as v from 'valibot'
import { type ImportTarget, templateOf } from '../../kernel/import-target.ts'
import { answer, type Call } from '../../platform/http.ts'
import { askLongWork, fileOfWork, stopWork } from '../../platform/long-work.ts'
import { WrongFile } from '../../platform/reading-source.ts'
import { Refused } from '../../platform/refused.ts'
import { keepUpload } from '../../platform/uploads.ts'
import { type Person, personOf, reachFor } from '../../platform/who.ts'
import { handOver } from '../../platform/work-answers.ts'
import { bringRecipe, forgetRecipe, listRecipes, recipeFile, saveRecipe } from './contract/recipes.ts'
import {
  answerImport,
  cancelImport,
  discardImport,
  importDraft,
  importErrors,
  importTemplate,
  judgeImport,
  listImports,
  listTargets,
  nextTable,
  takeImport,
  uploadImport,
} from './contract.ts'
import { recipeOf } from './rules/recipe.ts'
import { headerKeys, type Said, saidOf } from './rules/understand.ts'
import {
  beginWork,
  copyDraft,
  type DraftRow,
  discardDraft,
  draftRow,
  forgetOldImports,
  importsListed,
  isBusy,
  newDraft,
  openDraft,
  opened,
  readDraft,
  told,
} from './work/drafts.ts'
import { JUDGE_WORK, TAKE_WORK } from './work/import-works.ts'
import {
  forgetRecipeById,
  keepRecipe,
  recipeById,
  recipeOfText,
  recipesOf,
  recipeText,
} from './work/recipes.ts'

const person = (call: Call): Person => {
  if (call.who.by !== 'person') throw new Refused(403, 'people-only')
  return call.who
}
const draftOf = async (call: Call, id: string) => told(await draftRow(call.db, id))

/** What is said now, over what was said before. A column of the target has one home: its new one takes it from the old. */
function saidAnew(row: DraftRow, input: v.InferOutput<(typeof answerImport)['input']>): Said {
  const before: Said = {
    columns: row.said.columns ?? {},
    answers: row.said.answers ?? {},
    ...(row.said.target !== undefined && { target: row.said.target }),
  }
  const keys = headerKeys(row.read?.columns.map((c) => c.header) ?? [])
  const columns: Record<string, string | null> = { ...before.columns }
  const answers: Record<string, string> = { ...before.answers }
  for (const { at, column } of input.columns ?? []) {
    const key = keys[at]
    if (key === undefined) throw new Refused(409, 'unknown-column', String(at))
    for (const [other, had] of Object.entries(columns))
      if (column !== null && had === column) delete columns[other]
    columns[key] = column
    delete answers[`column:${key}`]
  }
  for (const { id, value } of input.answers ?? []) {
    if (value === null) delete answers[id]
    else answers[id] = value
  }
  const target = input.target ?? before.target
  // Homes are the target's: of another one nothing of them holds.
  const kept =
    input.target !== undefined && input.target !== before.target && before.target !== undefined ? {} : columns
  return { columns: kept, answers, ...(target !== undefined && { target }) }
}

/** What must be said before the whole file is looked at. */
async function refuseUnanswered(call: Call, row: DraftRow, targets: readonly ImportTarget[]): Promise<void> {
  const file = row.read
  if (!file?.target) throw new Refused(409, 'not-answered', 'target')
  const [missing] = file.missing
  if (missing !== undefined) throw new Refused(409, 'columns-missing', missing)
  const open = file.questions.find((q) => q.must && q.answer === null)
  if (open) throw new Refused(409, 'not-answered', open.id)
  const needs = targets.find((t) => t.id === file.target)?.permission
  if (needs !== undefined) await reachFor(call.db, person(call), needs, { kind: 'nation' })
}

async function begin(
  call: Call,
  row: DraftRow,
  name: string,
  input: { draft: string; allOrNothing?: boolean },
): Promise<void> {
  const kind = call.house.works.get(name)
  if (!kind) throw new Error(`no work ${name}`)
  const { work } = await askLongWork(call, kind, input)
  await beginWork(call.db, row.id, work, name === TAKE_WORK ? 'take' : 'judge')
}

const wizardAnswers = (targets: readonly ImportTarget[]) => [
  answer(uploadImport, async ({ name }, call) => {
    const who = person(call)
    await forgetOldImports(call.db, call.files, call.now())
    const { path, bytes } = await keepUpload(call.files, call.file)
    const id = await newDraft(call.db, { name, path, bytes, by: who.person }, call.now())
    await readDraft(call.db, await openDraft(call.db, id), targets, call.now())
    return draftOf(call, id)
  }),
  answer(importDraft, ({ draft }, call) => draftOf(call, draft)),
  answer(answerImport, async (input, call) => {
    const row = await openDraft(call.db, input.draft)
    if (input.target !== undefined && !targets.some((t) => t.id === input.target))
      throw new Refused(409, 'unknown-target', 'target')
    const wanted = {
      ...row.wanted,
      ...(input.sheet !== undefined && { sheet: input.sheet, table: undefined }),
      ...(input.table !== undefined && { table: input.table }),
      ...(input.status !== undefined && { status: input.status }),
    }
    await readDraft(call.db, { ...row, wanted, said: saidAnew(row, input) }, targets, call.now())
    return draftOf(call, row.id)
  }),
  answer(judgeImport, async ({ draft }, call) => {
    const row = await draftRow(call.db, draft)
    if (isBusy(row)) return told(row)
    const open = await openDraft(call.db, draft)
    await refuseUnanswered(call, open, targets)
    await begin(call, open, JUDGE_WORK, { draft })
    return draftOf(call, draft)
  }),
  answer(takeImport, async ({ draft, allOrNothing }, call) => {
    const row = await draftRow(call.db, draft)
    if (isBusy(row)) return told(row)
    const open = await openDraft(call.db, draft)
    if (!open.judged) throw new Refused(409, 'judge-first')
    await refuseUnanswered(call, open, targets)
    await begin(call, open, TAKE_WORK, { draft, ...(allOrNothing !== undefined && { allOrNothing }) })
    return draftOf(call, draft)
  }),
  answer(nextTable, async ({ draft, sheet, table }, call) => {
    const row = await openDraft(call.db, draft)
    const id = await copyDraft(call.db, call.files, row, person(call).person, call.now())
    const copy = await openDraft(call.db, id)
    await readDraft(call.db, { ...copy, wanted: { sheet, table } }, targets, call.now())
    return draftOf(call, id)
  }),
  answer(cancelImport, async ({ draft }, call) => {
    const row = await draftRow(call.db, draft)
    if (row.work !== null && row.work_person !== null && isBusy(row))
      await stopWork(call.db, row.work_person, row.work, call.now())
    return draftOf(call, draft)
  }),
  answer(discardImport, async ({ draft }, call) => {
    const row = await draftRow(call.db, draft)
    if (isBusy(row)) throw new Refused(409, 'busy')
    await discardDraft(call.db, row)
    return {}
  }),
  answer(importErrors, async ({ draft }, call) => {
    const row = await draftRow(call.db, draft)
    if (row.work === null || row.work_person === null) throw new Refused(409, 'file-gone')
    const asker = await personOf(call.db, row.work_person, call.now())
    return handOver(await fileOfWork(call, asker, row.work))
  }),
  answer(listImports, async (_input, call) => {
    await forgetOldImports(call.db, call.files, call.now())
    return { imports: await importsListed(call.db, call.now()) }
  }),
]

const download = (name: string, type: string, body: BodyInit): Response =>
  new Response(body, {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name.replace(/[^\w.-]/g, '-')}"`,
    },
  })

const recipeAnswers = (targets: readonly ImportTarget[]) => [
  answer(listRecipes, async (_input, call) => ({ recipes: await recipesOf(call.db) })),
  answer(saveRecipe, async ({ draft, name }, call) => {
    const row = await openDraft(call.db, draft)
    const found = await opened(call.db, row, targets, call.now()).catch((e: unknown) => {
      if (e instanceof WrongFile) throw new Refused(409, 'not-answered', 'target')
      throw e
    })
    const recipe = recipeOf(name, saidOf(found.understood, found.said.answers))
    if (!recipe) throw new Refused(409, 'not-answered', 'target')
    return keepRecipe(call.db, recipe, person(call).person, call.now())
  }),
  answer(bringRecipe, async ({ text }, call) => {
    const recipe = recipeOfText(text)
    if ('sentence' in recipe || !targets.some((t) => t.id === recipe.target))
      throw new Refused(422, 'not-a-recipe', 'text')
    return keepRecipe(call.db, recipe, person(call).person, call.now())
  }),
  answer(recipeFile, async ({ recipe: id }, call) => {
    const recipe = await recipeById(call.db, id)
    if (!recipe) throw new Refused(404, 'unknown-recipe')
    return download(`${recipe.name}.yaml`, 'application/yaml; charset=utf-8', recipeText(recipe))
  }),
  answer(forgetRecipe, async ({ recipe }, call) => {
    if (!(await forgetRecipeById(call.db, recipe))) throw new Refused(404, 'unknown-recipe')
    return {}
  }),
]

export const exchangeAnswers = (targets: readonly ImportTarget[]) => [
  ...wizardAnswers(targets),
  ...recipeAnswers(targets),
  answer(importTemplate, async ({ target: id }) => {
    const target = targets.find((t) => t.id === id)
    if (!target) throw new Refused(404, 'unknown-target')
    return { name: `${id}.csv`, csv: templateOf(target) }
  }),
  answer(listTargets, async () => ({
    targets: targets.map(({ id, words, about, columns }) => ({
      ...{ id, words, about },
      columns: columns.map(({ name, words: w, required, example, choices }) => ({
        ...{ name, words: w, required, example },
        choices: (choices ?? []).map((c) => ({ value: c.value, words: c.words })),
      })),
    })),
  })),
]
