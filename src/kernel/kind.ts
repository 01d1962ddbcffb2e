// Fact kinds: what a module lets people say, who may say it, and what intake must look at before it takes it.
import type * as v from 'valibot'
import type { Fact } from './fact.ts'
import type { Joining } from './joined.ts'
import type { Permission } from './permission.ts'
import type { Row } from './taking.ts'
import type { Verdict, Words } from './verdict.ts'

export type FactKind = {
  readonly kind: string
  readonly version: number
  readonly words: Words
  // biome-ignore lint/suspicious/noExplicitAny: a kind may have a payload of any shape
  readonly payload: v.GenericSchema<any, any>
  readonly permission: Permission
  /** a second permission that what this very fact says needs: giving a post needs more than writing a name */
  readonly further?: (fact: Fact) => Permission | undefined
  /** true: it physically happened, so it counts while in review; false: master data, waits for a person's word */
  readonly physical: boolean
  /**
   * Who represents a party may say it too, with `side.write`, of the party's own matters and in its book: `about` is the party
   * itself, or the row of `subject` it names, which then carries the column `party`. Without it no party may say it.
   */
  readonly side?: 'about' | 'subject'
  /** `online`: a decision that must be consistent now; comes through /v1/decisions, never through an outbox */
  readonly door: 'any' | 'online'
  /** said at a desk, it asks for a fresh proof of who one is, like an endpoint that is `fresh` */
  readonly fresh?: true
  /** the only book it may be said in: the national one, or the book of what it is about; anywhere else it means nothing */
  readonly only?: 'nation' | 'own'
  /** table of the row that `about` must name; unknown = the fact waits and a person is told */
  readonly subject?: string
  /** the persons whose data the payload holds: one salted commitment each. Default: `about` */
  readonly persons?: (fact: Fact) => readonly string[]
  /** the payload without one person, for a kind about several; without it a person's erasure blanks the whole payload */
  readonly omit?: (fact: Fact, person: string) => Fact['payload']
  /** says that two persons are one: while it stands, what was and will be said of either bears on the same rows */
  readonly joins?: (fact: Fact) => Joining
  /** pure: what intake says of it, given the row it is about (undefined = not known yet) */
  readonly judge?: (fact: Fact, subject: Row | undefined, today: string) => Verdict
}

/** What kinds of one sort have in common; each says its name, its words, its payload, and what is different about it. */
export const kindsOf =
  (module: string, common: Pick<FactKind, 'permission' | 'physical' | 'door'> & Partial<FactKind>) =>
  (
    name: string,
    es: string,
    en: string,
    payload: FactKind['payload'],
    more: Partial<FactKind> = {},
  ): FactKind => ({
    ...{ kind: `${module}.${name}`, version: 1, words: { es, en }, payload },
    ...common,
    ...more,
  })
