// The draft of an import on the screen: asked again while the server works on it, changed by answers, never lost by a reload.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { InferOutput } from 'valibot'
import type { Endpoint } from '../../../kernel/endpoint.ts'
import { NotAnswered } from '../../../ui/asking.tsx'
import { call, type NoAnswer } from '../../../ui/call.ts'
import type { Question } from '../contract/reading.ts'
import { answerImport, cancelImport, type ImportDraft, importDraft, listImports } from '../contract.ts'

/** The server looks for progress this often; more would only cost. */
const ASK_MS = 500
/** A server that did not answer is asked again this often: whoever waits sees it come back without a press. */
const GONE_MS = 2_000

const working = (draft: ImportDraft | undefined) => draft?.state === 'judging' || draft?.state === 'taking'

export type Answers = Omit<InferOutput<typeof answerImport.input>, 'draft'>

export type Drafting = {
  readonly asked: ReturnType<typeof useDraftQuery>
  readonly draft: ImportDraft | undefined
  readonly busy: boolean
  /** what the last wish was refused for */
  readonly none: NoAnswer | undefined
  /** answers whether the server took it */
  readonly answer: (answers: Answers) => Promise<boolean>
  readonly ask: <I extends { draft: string }>(
    endpoint: Endpoint<I, ImportDraft>,
    more?: Omit<I, 'draft'>,
  ) => Promise<boolean>
  readonly stop: () => Promise<boolean>
}

function useDraftQuery(id: string) {
  return useQuery<ImportDraft, NotAnswered>({
    queryKey: [importDraft.id, id],
    refetchInterval: ({ state }) =>
      state.error && 'offline' in state.error.why ? GONE_MS : working(state.data) ? ASK_MS : false,
    refetchIntervalInBackground: true,
    queryFn: async ({ signal }) => {
      const told = await call(importDraft, { draft: id }, signal)
      if ('answer' in told) return told.answer
      throw new NotAnswered(told)
    },
  })
}

export function useDraft(id: string): Drafting {
  const memory = useQueryClient()
  const asked = useDraftQuery(id)
  const [waiting, setWaiting] = useState(0)
  const [refused, setRefused] = useState<{ none: NoAnswer; at: number }>()
  const last = useRef<Promise<unknown>>(Promise.resolve())
  const send = async (endpoint: Endpoint<never, ImportDraft>, more: object): Promise<boolean> => {
    const told = await call(endpoint, { ...more, draft: id } as never)
    if (!('answer' in told)) {
      setRefused({ none: told, at: Date.now() })
      // it may have arrived all the same: what the server knows is shown, as soon as it answers
      if ('offline' in told) void memory.invalidateQueries({ queryKey: [importDraft.id, id] })
      return false
    }
    setRefused(undefined)
    memory.setQueryData([importDraft.id, id], told.answer)
    void memory.invalidateQueries({ queryKey: [listImports.id] })
    return true
  }
  // one after the other: two answers given quickly are both kept, in the order they were given
  const ask: Drafting['ask'] = (endpoint, more) => {
    setWaiting((n) => n + 1)
    const mine = last.current.then(() => send(endpoint as never, more ?? {}))
    last.current = mine
    return mine.finally(() => setWaiting((n) => n - 1))
  }
  // that nobody answered is no longer true once somebody does
  const none =
    refused && 'offline' in refused.none && asked.dataUpdatedAt > refused.at ? undefined : refused?.none
  return {
    asked,
    draft: asked.data,
    busy: waiting > 0,
    none,
    ask,
    answer: (answers) => ask(answerImport, answers),
    // not one of the wishes that wait for each other: stopping is heard whatever else is asked
    stop: async () => {
      const told = await call(cancelImport, { draft: id })
      if ('answer' in told) memory.setQueryData([importDraft.id, id], told.answer)
      return 'answer' in told
    },
  }
}

/** Questions that have a step of their own; those about tables, lists and columns are asked where these are shown. */
const APART: ReadonlySet<Question['kind']> = new Set(['order', 'decimal', 'value', 'place'])
export const questionsApart = (draft: ImportDraft): readonly Question[] =>
  draft.file?.questions.filter((q) => APART.has(q.kind)) ?? []

export const columnQuestion = (draft: ImportDraft, at: number): Question | undefined =>
  draft.file?.questions.find((q) => q.kind === 'column' && q.at === at)

/** Columns nobody has said what they are, without which nothing can be judged. */
export const columnsOpen = (draft: ImportDraft): readonly Question[] =>
  draft.file?.questions.filter((q) => q.kind === 'column' && q.must && q.answer === null) ?? []

/** The step in which a question is asked. */
export const stepOf = (question: Question | undefined): Step =>
  question === undefined || question.kind === 'table' || question.kind === 'target'
    ? 'what'
    : question.kind === 'column'
      ? 'columns'
      : 'questions'

const columnsKnown = (draft: ImportDraft): boolean =>
  draft.file?.target != null && draft.file.missing.length === 0 && columnsOpen(draft).length === 0

export const steps = ['what', 'columns', 'questions', 'trial', 'done'] as const
export type Step = (typeof steps)[number]

/** Addresses of the steps, as people read them. */
export const slugs: Readonly<Record<Step, string>> = {
  what: 'lista',
  columns: 'columnas',
  questions: 'preguntas',
  trial: 'prueba',
  done: 'resultado',
}

export const addressOf = (draft: string, step: Step): string => `/importar/${draft}/${slugs[step]}`

/** Where a person goes on who comes back to a draft: what the server is doing, else the first thing that needs them. */
export function firstStep(draft: ImportDraft): Step {
  if (draft.state === 'taking' || draft.state === 'taken') return 'done'
  if (draft.state === 'judging' || draft.state === 'judged') return 'trial'
  return 'what'
}

/** Whether a step makes sense yet. */
export function reached(draft: ImportDraft, step: Step): boolean {
  switch (step) {
    case 'what':
      return true
    case 'columns':
      return draft.file?.target !== null && draft.file?.target !== undefined
    case 'questions':
      return columnsKnown(draft)
    case 'trial':
      return draft.report !== null || columnsKnown(draft)
    case 'done':
      return draft.state === 'taking' || draft.state === 'taken' || draft.report?.dryRun === false
  }
}
