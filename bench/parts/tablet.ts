// A tablet of the benches: a day of taps as facts with their counters and chain, packed into signed requests.
import { createHash, createPrivateKey, type KeyObject, sign } from 'node:crypto'
import { type Agent, request as ask } from 'node:http'
import { canonical } from '../../src/kernel/canonical.ts'
import type { Fact } from '../../src/kernel/fact.ts'
import { type Pushed, signatureBase, signatureHeaders } from '../../src/kernel/wire.ts'
import type { Chance } from './chance.ts'
import type { BenchCenter, BenchChild } from './country.ts'

export type Parcel = {
  readonly body: Buffer
  readonly headers: Readonly<Record<string, string>>
  readonly facts: number
}
export type TabletVoice = {
  /** `count` facts of the given civil day, in the mix of a working day */
  readonly day: (day: string, count: number) => Fact[]
  /** one arrival of each child, in the order given */
  readonly arrivals: (day: string, children: readonly BenchChild[]) => Fact[]
  readonly parcel: (facts: readonly Fact[]) => Parcel
  /** headers of any request of the tablet, signed */
  readonly signed: (method: string, target: string, body?: Buffer) => Record<string, string>
}

/** Taps of a working day: how many of each in fifty. */
const MIX: readonly (readonly [string, number])[] = [
  ['arrived', 24],
  ['left', 13],
  ['measured', 5],
  ['moved-room', 3],
  ['absent', 3],
  ['withdrawn', 1],
  ['alert-noted', 1],
]

/** Roughly the median of children of that age: what is measured is judged, and seldom remarkable. */
function measuresOf(child: BenchChild, day: string, chance: Chance) {
  const months = (Date.parse(day) - Date.parse(child.birth)) / (86_400_000 * 30.4375)
  const kg = months < 12 ? (months + 9) / 2 : (2 * months) / 12 + 8
  const cm =
    months < 24 ? 50 + 25 * Math.min(1, months / 12) + Math.max(0, months - 12) : 87 + (months - 24) * 0.6
  const about = (x: number) => Math.round(x * (0.96 + chance.next() * 0.08) * 10) / 10
  return { weightKg: about(kg), lengthCm: about(cm), position: months < 24 ? 'L' : 'H' }
}

/** A tablet that speaks for one center. Its facts are chained and numbered from 1. */
export function tabletOf(center: BenchCenter, chance: Chance): TabletVoice {
  const key: KeyObject = createPrivateKey(center.tablet.privateKey)
  const boot = chance.id()
  let dseq = 0
  let prev = ''
  let lastTap = ''
  const say = (kind: string, about: string, ms: number, author: string, more: Partial<Fact>): Fact => {
    const fact: Fact = {
      id: chance.factId(ms),
      kind,
      kindVersion: 1,
      about,
      book: center.book,
      happenedAt: new Date(ms).toISOString(),
      author,
      origin: 'tablet',
      payload: {},
      device: center.tablet.id,
      dseq: ++dseq,
      ...(prev ? { prev } : {}),
      mono: { boot, ms: dseq * 1000 },
      off: { ms: 0, ageMs: 60_000 },
      salt: Buffer.from(chance.bytes(16)).toString('base64'),
      ...more,
    }
    prev = createHash('sha256').update(canonical(fact)).digest('base64')
    return fact
  }
  const one = (what: string, child: BenchChild, day: string, ms: number): Fact => {
    const tap = (payload: Fact['payload']) =>
      say(`attendance.${what}`, child.id, ms, center.educator, { payload })
    switch (what) {
      case 'arrived': {
        const fact = tap({ day, room: child.room })
        lastTap = fact.id
        return fact
      }
      case 'moved-room':
        return tap({ day, room: chance.pick(center.rooms) })
      case 'left':
        return tap({ day })
      case 'absent':
        return tap({ day, reason: chance.pick(['ill', 'family', 'unknown']) })
      case 'measured':
        return say('growth.measured', child.id, ms, center.educator, {
          payload: {
            day,
            ...measuresOf(child, day, chance),
            undressed: true,
            seen: { z: { wei: 0.1, len: -0.2, wfl: 0.3 }, flags: [], rule: 'who-2006' },
          },
        })
      case 'alert-noted':
        return say('children.alert-noted', child.id, ms, center.director, {
          payload: { alert: 'diet', text: 'Sin lactosa por indicación', grave: false },
        })
      default:
        return say('book.withdrawn', lastTap, ms, center.educator, { payload: { reason: 'toque por error' } })
    }
  }
  const signed = (method: string, target: string, body: Buffer = Buffer.alloc(0)) => {
    const signing = {
      method,
      target,
      digest: createHash('sha256').update(body).digest('base64'),
      created: Math.floor(Date.now() / 1000),
      nonce: Buffer.from(chance.bytes(18)).toString('base64url'),
      device: center.tablet.id,
    }
    const signature = sign('sha256', Buffer.from(signatureBase(signing)), { key, dsaEncoding: 'ieee-p1363' })
    return {
      'content-type': 'application/json',
      ...(body.length > 0 ? { 'content-length': String(body.length) } : {}),
      ...signatureHeaders(signing, signature.toString('base64')),
    }
  }
  return {
    day(day, count) {
      const facts: Fact[] = []
      const children = chance.shuffled(center.children)
      let at = Date.parse(`${day}T13:00:00.000Z`)
      const due = MIX.flatMap(([what, times]) => Array.from({ length: times }, () => what))
      const order = chance.shuffled(due)
      for (let i = 0; facts.length < count; i++) {
        at += 1000 + chance.below(20_000)
        const what = order[i % order.length]!
        facts.push(
          one(what === 'withdrawn' && !lastTap ? 'arrived' : what, children[i % children.length]!, day, at),
        )
      }
      return facts
    },
    arrivals(day, children) {
      let at = Date.parse(`${day}T13:00:00.000Z`)
      return children.map((child) => {
        at += 1000 + chance.below(20_000)
        return one('arrived', child, day, at)
      })
    },
    parcel(facts) {
      const body = Buffer.from(JSON.stringify({ facts }))
      return { body, facts: facts.length, headers: signed('POST', '/v1/facts', body) }
    },
    signed,
  }
}

/** Sends a signed parcel; throws on anything but an answer for every fact. */
export function send(address: string, agent: Agent, parcel: Parcel): Promise<Pushed> {
  return new Promise((done, fail) => {
    const call = ask(
      `${address}/v1/facts`,
      { agent, method: 'POST', headers: parcel.headers },
      (response) => {
        const parts: Buffer[] = []
        response.on('data', (b: Buffer) => parts.push(b))
        response.on('error', fail)
        response.on('end', () => {
          const text = Buffer.concat(parts).toString()
          if (response.statusCode !== 200) return fail(new Error(`${response.statusCode}: ${text}`))
          const pushed = JSON.parse(text) as Pushed
          const odd = pushed.results.find((r) => r.answer !== 'taken' && r.answer !== 'flagged')
          if (odd || pushed.results.length !== parcel.facts)
            return fail(new Error(`a fact was not taken: ${JSON.stringify(odd ?? pushed.results.length)}`))
          done(pushed)
        })
      },
    )
    call.on('error', fail)
    call.end(parcel.body)
  })
}
