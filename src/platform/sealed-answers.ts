// The letter box of sealed records: takes what tablets and people hand in, and answers the same whatever it was.
import { NATION } from '../kernel/ids.ts'
import { handInSealed } from '../kernel/sealed.ts'
import { answer, type Bound } from './http.ts'
import { Refused } from './refused.ts'
import { addSealed } from './sealed-book.ts'

const handIn = answer(handInSealed, async ({ id, book, sealed }, call) => {
  const { who } = call
  if (who.by === 'nobody') throw new Refused(401, 'sign-in')
  // a tablet that was revoked still hands in what was said on it; one that never belonged here does not
  if (who.by === 'device' && who.state === 'claimed') throw new Refused(403, 'not-confirmed-yet')
  const about = who.by === 'device' ? who.book : (book ?? who.posts[0]?.book ?? NATION)
  await addSealed(call.db, call.entry, { record: id, book: about, body: sealed, who }, call.now())
  return {}
})

export const sealedAnswers: readonly Bound[] = [handIn]
