// Records of one form: opened by who holds a key, by nobody else, and told apart by nothing.

import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { SEALED_BYTES, SEALED_LENGTH, Sealed } from '../kernel/sealed.ts'
import {
  fingerprintOf,
  newProtocolKey,
  openProtocolKey,
  openSealed,
  publicOf,
  sealTo,
  sizeOf,
} from './confidential.ts'

const phrase = 'conejo nopal faro durazno trineo'
const person = '0190a0a0-0000-4000-8000-000000000001'
const holder = async (who = person) => {
  const made = await newProtocolKey(who, phrase)
  return { ...made, key: (await openProtocolKey(who, made.wrapped, phrase))! }
}

describe('a sealed record', () => {
  test('opens for each it was sealed to, and for nobody else', async () => {
    const [a, b, c] = [await holder(), await holder(), await holder()]
    const content = { t: 'report', words: 'moretón en la espalda, ñandú' }
    const sealed = await sealTo([a.publicKey, b.publicKey], content)
    expect(await openSealed(a.key, sealed)).toEqual(content)
    expect(await openSealed(b.key, sealed)).toEqual(content)
    expect(await openSealed(c.key, sealed)).toBeUndefined()
  })

  test('is of one length and one form, to nobody or to eight, empty or full', async () => {
    const eight = await Promise.all(Array.from({ length: 8 }, () => holder()))
    const full = { w: 'x'.repeat(SEALED_BYTES - 8) }
    expect(sizeOf(full)).toBe(SEALED_BYTES)
    const records = [
      await sealTo([], {}),
      await sealTo([eight[0]!.publicKey], { t: 'report' }),
      await sealTo(
        eight.map((h) => h.publicKey),
        full,
      ),
    ]
    for (const r of records) {
      expect(r.length).toBe(SEALED_LENGTH)
      expect(v.is(Sealed, r)).toBe(true)
      // what is not the same in all of them are random texts of one length
      expect(r.replace(/"[\w-]{16,}"/g, (x) => `<${x.length}>`)).toBe(
        records[0]!.replace(/"[\w-]{16,}"/g, (x) => `<${x.length}>`),
      )
    }
    expect(await openSealed(eight[7]!.key, records[2]!)).toEqual(full)
  })

  test('a byte changed, a place too many, a content too long: it does not open, or is not made', async () => {
    const a = await holder()
    const sealed = await sealTo([a.publicKey], { t: 'note' })
    const changed = sealed.replace(/"tag":"(.)/, (_, c: string) => `"tag":"${c === 'A' ? 'B' : 'A'}`)
    expect(await openSealed(a.key, changed)).toBeUndefined()
    expect(await openSealed(a.key, 'nothing of the kind')).toBeUndefined()
    await expect(sealTo([], { w: 'x'.repeat(SEALED_BYTES) })).rejects.toThrow('too long')
    await expect(sealTo(Array(9).fill(a.publicKey), {})).rejects.toThrow('8 keys')
  })
})

describe('the key of a person of the protocol', () => {
  test('opens by its own phrase however it is typed, by no other, and for nobody else', async () => {
    const { wrapped, publicKey } = await newProtocolKey(person, phrase)
    expect(await openProtocolKey(person, wrapped, '  Conejo NOPAL faro, durazno trineo')).toBeDefined()
    expect(await openProtocolKey(person, wrapped, 'otra frase que no es esta')).toBeUndefined()
    expect(await openProtocolKey(crypto.randomUUID(), wrapped, phrase)).toBeUndefined()
    expect(publicOf(wrapped)).toEqual(publicKey)
    const key = (await openProtocolKey(person, wrapped, phrase))!
    expect(key.extractable).toBe(false)
  })

  test('has a fingerprint people can read to each other', async () => {
    const { publicKey } = await holder()
    expect(await fingerprintOf(publicKey)).toMatch(/^([0-9a-f]{4} ){4}[0-9a-f]{4}$/)
    expect(await fingerprintOf(publicKey)).toBe(await fingerprintOf({ ...publicKey }))
  })
})
