// An invented country for benches: representations, centers, rooms, people, children and paired tablets, said as facts.
import { generateKeyPairSync } from 'node:crypto'
import { houseWith } from '../../src/app/modules.ts'
import type { Fact } from '../../src/kernel/fact.ts'
import { NATION } from '../../src/kernel/ids.ts'
import { builtInTables } from '../../src/modules/growth/rules/built-in-tables.ts'
import { type Db, openDb } from '../../src/platform/db.ts'
import { takeBatch } from '../../src/platform/intake.ts'
import { hashPassword } from '../../src/platform/secrets.ts'
import { type Chance, chanceOf } from './chance.ts'

export type Tablet = { readonly id: string; readonly privateKey: string }
export type BenchChild = { readonly id: string; readonly birth: string; readonly room: string }
export type BenchCenter = {
  readonly book: string
  readonly representation: string
  readonly rooms: readonly string[]
  readonly children: readonly BenchChild[]
  readonly educator: string
  readonly director: string
  readonly tablet: Tablet
}
export type Account = { readonly login: string; readonly password: string }
export type Country = {
  readonly representations: readonly string[]
  readonly municipalities: readonly string[]
  readonly centers: readonly BenchCenter[]
  /** an account with a national post, and one of the first center's director */
  readonly national: Account
  readonly director: Account
}

const SINCE = '2025-01-06'
const REPRESENTATIONS = 35
const DAY_MS = 86_400_000
const bands = [2, 7, 13, 19, 25, 32, 37, 49] as const

type Say = (kind: string, about: string, payload: Fact['payload']) => void

/** Collects facts of one book as the house itself says them. */
function voice(chance: Chance, book: string, ms: number): { said: Fact[]; say: Say } {
  const said: Fact[] = []
  const say: Say = (kind, about, payload) => {
    const at = ms + said.length
    said.push({
      id: chance.factId(at),
      kind,
      kindVersion: 1,
      about,
      book,
      happenedAt: new Date(at).toISOString(),
      author: book,
      origin: 'world',
      payload,
    })
  }
  return { said, say }
}

const dayBefore = (ms: number, days: number) => new Date(ms - days * DAY_MS).toISOString().slice(0, 10)

/** A month of life in days, as the growth standards count it. */
const MONTH_DAYS = 30.4375

function sayCenter(
  chance: Chance,
  say: Say,
  n: number,
  of: { book: string; municipality: string; childrenPerRoom: number; now: number },
): Omit<BenchCenter, 'book' | 'representation' | 'tablet'> {
  say('network.center-registered', of.book, {
    code: `B${String(n).padStart(5, '0')}`,
    name: `Centro ${n}`,
    scheme: 'imss',
    zone: 'urban',
    municipality: of.municipality,
    opens: '07:00',
    closes: '19:00',
    status: 'open',
    timeZone: 'America/Mexico_City',
    synthetic: true,
  })
  const rooms = bands.slice(0, -1).map((from, i) => {
    const room = chance.id()
    const to = bands[i + 1]!
    say('network.room-opened', room, {
      name: `Sala ${i + 1}`,
      fromMonths: from,
      toMonths: to,
      places: 24,
      order: i,
    })
    return { room, from, to }
  })
  const person = (given: string, role: string) => {
    const id = chance.id()
    say('staff.person-registered', id, { given, first: 'Inventada', synthetic: true })
    say('staff.post-held', id, { role, from: SINCE })
    return id
  }
  const educator = person('Educadora', 'educator')
  const director = person('Directora', 'director')
  const children: BenchChild[] = []
  for (const { room, from, to } of rooms) {
    for (let i = 0; i < of.childrenPerRoom; i++) {
      const id = chance.id()
      const months = from + chance.next() * (to - from)
      const birth = dayBefore(of.now, Math.round(months * MONTH_DAYS))
      say('children.child-registered', id, {
        given: `Niña ${i}`,
        first: 'Inventada',
        second: 'Del Banco',
        sex: chance.pick(['F', 'M']),
        birth,
        synthetic: true,
      })
      say('children.child-placed', id, { room, from: birth > SINCE ? birth : SINCE })
      children.push({ id, birth, room })
    }
  }
  return { rooms: rooms.map((r) => r.room), children, educator, director }
}

async function sayAll(db: Db, facts: readonly Fact[]): Promise<void> {
  const house = houseWith(builtInTables())
  const results = await takeBatch(db, house, facts, { by: 'system' }, () => new Date())
  const wrong = results.find((r) => r.answer !== 'taken')
  if (wrong) throw new Error(`the country was not taken: ${wrong.answer} ${wrong.reason}`)
}

/** Settles `centers` centers of seven rooms with their people, children and one paired tablet each. */
export async function settleCountry(
  url: string,
  seed: number,
  size: { readonly centers: number; readonly childrenPerRoom: number },
): Promise<Country> {
  const chance = chanceOf(seed)
  const now = Date.now()
  const start = Date.parse(`${SINCE}T15:00:00.000Z`)
  const db = openDb(url)
  try {
    const nation = voice(chance, NATION, start)
    const representations: string[] = []
    const municipalities: string[] = []
    for (let i = 1; i <= REPRESENTATIONS; i++) {
      const state = String(((i - 1) % 32) + 1).padStart(2, '0')
      const cvegeo = `${state}${String(900 + i).padStart(3, '0')}`
      const representation = chance.id()
      const own = voice(chance, representation, start)
      own.say('network.representation-named', representation, {
        code: String(i).padStart(2, '0'),
        name: `Representación ${i}`,
        state,
      })
      await sayAll(db, own.said)
      nation.say('network.municipality-named', chance.id(), { cvegeo, name: `Municipio ${i}`, latitude: 20 })
      nation.say('network.municipality-assigned', chance.id(), {
        cvegeo,
        representation,
        from: SINCE,
        confidence: 'confirmed',
        source: 'banco de pruebas',
      })
      representations.push(representation)
      municipalities.push(cvegeo)
    }
    const unit = chance.id()
    nation.say('staff.person-registered', unit, { given: 'Unidad', first: 'Nacional', synthetic: true })
    nation.say('staff.post-held', unit, { role: 'national', from: SINCE })
    await sayAll(db, nation.said)
    const centers: BenchCenter[] = []
    for (let n = 0; n < size.centers; n++) {
      const book = chance.id()
      const place = n % REPRESENTATIONS
      const voiceOf = voice(chance, book, start)
      const made = sayCenter(chance, voiceOf.say, n + 1, {
        book,
        municipality: municipalities[place]!,
        childrenPerRoom: size.childrenPerRoom,
        now,
      })
      await sayAll(db, voiceOf.said)
      const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      const tablet = {
        id: chance.id(),
        privateKey: pair.privateKey.export({ format: 'pem', type: 'pkcs8' }) as string,
      }
      const spki = pair.publicKey.export({ format: 'der', type: 'spki' })
      await db.write(
        { books: [book] },
        (tx) => tx`
        insert into device (id, book, label, public_key, state) values (${tablet.id}, ${book}, ${`Tableta ${n}`}, ${spki}, 'paired')`,
      )
      centers.push({ book, representation: representations[place]!, tablet, ...made })
    }
    const password = Buffer.from(chance.bytes(12)).toString('base64url')
    const account = async (person: string, login: string): Promise<Account> => {
      await db.write(
        { system: true },
        (tx) =>
          tx`insert into account (person, login, password) values (${person}, ${login}, ${hashPassword(password)})`,
      )
      return { login, password }
    }
    return {
      representations,
      municipalities,
      centers,
      national: await account(unit, 'nacional.banco'),
      director: await account(centers[0]!.director, 'directora.banco'),
    }
  } finally {
    await db.close()
  }
}
