// What was written in the form of interest outlives a lost network and a reload: kept on this phone alone, until it is sent or erased.
import { uuid7 } from '../../../kernel/ids.ts'
import { amountOf } from '../../../ui/formats.ts'
import { type PartnerKind, partnerKinds } from '../contract/stages.ts'

const KEY = 'nido.interest'

export const fieldNames = [
  ...['kind', 'name', 'rfc', 'state', 'municipality', 'sector', 'workers', 'women', 'children', 'message'],
  ...['contactName', 'post', 'mail', 'phone'],
] as const
type Field = (typeof fieldNames)[number]

export type InterestDraft = Readonly<Record<Field, string>> & {
  /** names the sending: sent twice, it is one */
  readonly key: string
  readonly agreed: boolean
  readonly kept: boolean
  /** sent: its folio */
  readonly folio?: string
}

export const emptyDraft = (): InterestDraft => ({
  ...(Object.fromEntries(fieldNames.map((f) => [f, ''])) as Record<Field, string>),
  ...{ key: uuid7(Date.now(), crypto.getRandomValues(new Uint8Array(10))), agreed: false, kept: false },
})

export function readDraft(): InterestDraft | undefined {
  try {
    const text = localStorage.getItem(KEY)
    return text ? { ...emptyDraft(), ...(JSON.parse(text) as InterestDraft) } : undefined
  } catch {
    return undefined
  }
}
export function keepDraft(draft: InterestDraft | undefined): void {
  try {
    if (draft) localStorage.setItem(KEY, JSON.stringify(draft))
    else localStorage.removeItem(KEY)
  } catch {
    // storage refused: it lasts as long as the page
  }
}

const some = (text: string) => (text.trim() === '' ? undefined : text.trim())
/** What is no number is sent as NaN, so that the shared schema names the field. */
const number = (text: string) => (some(text) === undefined ? undefined : (amountOf(text) ?? Number.NaN))

/** The draft as the endpoint takes it. */
export const inputOf = (d: InterestDraft, website: string) => ({
  ...{
    key: d.key,
    kind: some(d.kind) as PartnerKind,
    name: d.name,
    rfc: some(d.rfc),
    municipality: d.municipality,
  },
  ...{
    sector: some(d.sector),
    workers: number(d.workers),
    women: number(d.women),
    children: number(d.children),
  },
  message: some(d.message),
  contact: { name: d.contactName, post: some(d.post), mail: some(d.mail), phone: some(d.phone) },
  ...{ agreed: d.agreed as true, kept: d.kept, website: website === '' ? undefined : website },
})

/** Kinds who may fill the form: parks and poles have people too. */
export const askable = partnerKinds
