// The country whose children the long list names: 200 centers of two rooms each, and somebody who may bring files in.
import { house } from '../../src/app/modules.ts'
import { NATION, uuidOfDigest } from '../../src/kernel/ids.ts'
import { centerId, representationId, roomId } from '../../src/kernel/told-ids.ts'
import type { Db } from '../../src/platform/db.ts'
import { sha256 } from '../../src/platform/digest.ts'
import { takeBatch } from '../../src/platform/intake.ts'
import { newId } from '../../src/platform/new-id.ts'
import { hashPassword } from '../../src/platform/secrets.ts'
import type { Account } from './country.ts'
import { CENTERS, centerCode } from './import-list.ts'

export const author = uuidOfDigest(sha256('bench'))

/** Says the country into an empty database; answers an account with a national post. */
export async function settleImportCountry(db: Db): Promise<Account> {
  const now = () => new Date()
  const said = (kind: string, about: string, book: string, payload: Record<string, unknown>) => ({
    ...{ id: newId(now()), kind, kindVersion: 1, about, book, happenedAt: '2026-01-05T12:00:00.000Z' },
    ...{ author, origin: 'system' as const, payload },
  })
  const rep = representationId(sha256, '08')
  const facts = [
    said('network.representation-named', rep, rep, { code: '08', name: 'Chihuahua', state: '08' }),
    said('network.municipality-named', rep, NATION, { cvegeo: '08037', name: 'Juárez' }),
    said('staff.person-registered', author, NATION, { given: 'Quien', first: 'Importa', synthetic: true }),
    said('staff.post-held', author, NATION, { role: 'national', from: '2026-01-01' }),
  ]
  for (let n = 0; n < CENTERS; n++) {
    const id = centerId(sha256, centerCode(n))
    facts.push(
      said('network.center-registered', id, id, {
        ...{ code: centerCode(n), name: `Centro ${n}`, scheme: 'imss', zone: 'urban', municipality: '08037' },
        ...{ opens: '07:00', closes: '17:00', status: 'open', timeZone: 'America/Ciudad_Juarez' },
      }),
    )
    for (const order of [1, 2])
      facts.push(
        said('network.room-opened', roomId(sha256, id, `Sala ${order}`), id, {
          ...{ name: `Sala ${order}`, fromMonths: 1, toMonths: 48, places: 100, order },
        }),
      )
  }
  await takeBatch(db, house, facts, { by: 'system' }, now)
  const account = { login: 'quien.importa', password: 'quien importa 2026' }
  await db.write(
    { system: true },
    (tx) =>
      tx`insert into account (person, login, password) values (${author}, ${account.login}, ${hashPassword(account.password)})`,
  )
  return account
}
