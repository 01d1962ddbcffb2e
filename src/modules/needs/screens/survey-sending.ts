// Answers on their way: kept on the phone until the server has them, sent again by themselves, never counted twice.
import { uuidText } from '../../../kernel/ids.ts'
import { call } from '../../../ui/call.ts'
import type { SurveyAnswer } from '../contract/survey.ts'
import { surveyAnswer } from '../contract.ts'

const WAITING = 'nido.survey.waiting'
const DRAFT = 'nido.survey.draft.'

export type Waiting = { readonly token: string; readonly receipt: string; readonly answer: SurveyAnswer }

/** Storage may be refused by the browser; what is written then lasts as long as the page. */
const memory = new Map<string, string>()
function read<T>(key: string): T | undefined {
  try {
    const text = localStorage.getItem(key) ?? memory.get(key)
    return text ? (JSON.parse(text) as T) : undefined
  } catch {
    const text = memory.get(key)
    return text ? (JSON.parse(text) as T) : undefined
  }
}
function write(key: string, value: unknown): void {
  if (value === undefined) memory.delete(key)
  else memory.set(key, JSON.stringify(value))
  try {
    if (value === undefined) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(value))
  } catch {
    // kept in memory alone
  }
}

export const draftOf = <T>(token: string): T | undefined => read<T>(DRAFT + token)
export const keepDraft = (token: string, draft: unknown): void => write(DRAFT + token, draft)
export const dropDraft = (token: string): void => write(DRAFT + token, undefined)

export const waitingAnswers = (): readonly Waiting[] => read<readonly Waiting[]>(WAITING) ?? []
const keepWaiting = (list: readonly Waiting[]) => write(WAITING, list.length > 0 ? list : undefined)

/** Random alone: what an answer is called says nothing of when it was given. */
export function newReceipt(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return uuidText(bytes)
}

export type Sent =
  | { readonly sent: true }
  /** tried again later */
  | { readonly waits: true; readonly code?: string }
  /** it never will be taken */
  | { readonly refused: string; readonly field?: string }

/** Kept first, then sent: closing the page loses nothing. */
export async function sendAnswer(waiting: Waiting): Promise<Sent> {
  keepWaiting([...waitingAnswers().filter((w) => w.receipt !== waiting.receipt), waiting])
  return sendOne(waiting)
}

const LATER = new Set(['survey-full', 'too-many-tries', 'survey-not-yet'])
const drop = (receipt: string) => keepWaiting(waitingAnswers().filter((w) => w.receipt !== receipt))

async function sendOne(waiting: Waiting): Promise<Sent> {
  const told = await call(surveyAnswer, waiting)
  if ('answer' in told) {
    drop(waiting.receipt)
    return { sent: true }
  }
  if ('offline' in told || 'fault' in told) return { waits: true }
  const { code, field } = told.refusal
  if (LATER.has(code)) return { waits: true, code }
  drop(waiting.receipt)
  return { refused: code, ...(field === undefined ? {} : { field }) }
}

let going: Promise<void> | undefined
/** One after another, those of any survey; tells what became of each. */
export function sendWaiting(heard: (receipt: string, became: Sent) => void): Promise<void> {
  going ??= (async () => {
    for (const waiting of waitingAnswers()) heard(waiting.receipt, await sendOne(waiting))
  })().finally(() => {
    going = undefined
  })
  return going
}
