// Opening an agreement: with an organization the book knows, once; its way moves on to the agreement in the same transaction.
import type { Decides } from '../../platform/house.ts'
import { letterId } from '../../platform/new-id.ts'
import { stepLetter } from '../partners/contract/kinds.ts'
import { partyOf } from '../partners/reads.ts'
import type { AgreementOpened } from './contract/parts.ts'
import { agreementBy } from './reads.ts'

export const agreementDecides: readonly Decides[] = [
  {
    kind: 'agreements.opened',
    /** Refusals: unknown-party where the book has no such organization, already-opened. */
    decide: async (tx, _house, fact) => {
      const { party, signed, model } = fact.payload as AgreementOpened
      if (!(await partyOf(tx, fact.book, party))) return { refused: 'unknown-party', field: 'party' }
      if (await agreementBy(tx, fact.book, fact.about)) return { refused: 'already-opened' }
      const step = {
        ...{ stage: 'agreement' as const, on: signed ?? fact.happenedAt.slice(0, 10), link: fact.about },
        ...(model ? { model } : {}),
      }
      return { letters: [stepLetter(fact, letterId(fact.id, fact.book, 'step'), party, step)] }
    },
  },
]
