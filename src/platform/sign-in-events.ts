// What changed in how a person comes in, and who changed it: written down, and told to the person.
import type { Read, Tx } from './db.ts'

export type SignInEvent =
  | 'totp-set'
  | 'totp-removed'
  | 'passkey-added'
  | 'passkey-removed'
  | 'codes-renewed'
  | 'code-used'
  | 'password-changed'
  | 'password-given'
  | 'factors-reset'
  | 'account-linked'
  | 'account-unlinked'

export const tellOf = (tx: Tx, person: string, what: SignInEvent, by: string, now: Date) => tx`
  insert into sign_in_event (at, person, what, by_person) values (${now.toISOString()}, ${person}, ${what}, ${by})`

/** Latest first; `unseen`: only what somebody else did and the person has not seen. */
export function eventsOf(
  read: Read,
  person: string,
  unseen: boolean,
): Promise<{ at: string; what: string; by: string | null }[]> {
  return read`
    /* across: people.names */ select e.at, e.what, (select s.given || ' ' || s.first from staff_person s where s.key = e.by_person::text limit 1) as by
    from sign_in_event e where e.person = ${person}
      and (not ${unseen} or (e.seen_at is null and e.by_person <> e.person))
    order by e.at desc, e.id desc limit 20`
}
