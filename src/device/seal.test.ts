// The seal: only its own key, place and phrase open it; phrases are drawn from words people can type.
import { expect, test } from 'vitest'
import { readSignature, signatureBase } from '../kernel/wire.ts'
import { newSigningKey, openSigningKey, sealSigningKey, signedHeaders } from './keys.ts'
import {
  bytesOf,
  drawPhrase,
  isDrawnPhrase,
  newDataKey,
  openByPasskey,
  openByPhrase,
  PHRASE_ITERATIONS,
  plainPhrase,
  randomBytes,
  seal,
  sealJson,
  sha256,
  textOf,
  unseal,
  unsealJson,
  wrapByPasskey,
  wrapByPhrase,
} from './seal.ts'
import { unlockWords } from './unlock-words.ts'

const DEVICE = '0190a5d2-7c3b-7000-8000-000000000001'
const PHRASE = 'conejo nopal faro durazno trineo'

test('the list is long enough for ten bits a word, sorted, without marks and without repetition', () => {
  expect(unlockWords.length).toBeGreaterThanOrEqual(1024)
  expect(new Set(unlockWords).size).toBe(unlockWords.length)
  expect([...unlockWords].sort()).toEqual(unlockWords)
  for (const word of unlockWords) expect(word).toMatch(/^[a-z]{3,10}$/)
})

test('a drawn phrase has five different words of the list, and no two draws are alike', () => {
  const drawn = Array.from({ length: 50 }, () => drawPhrase(unlockWords))
  expect(new Set(drawn).size).toBe(50)
  for (const phrase of drawn) expect(isDrawnPhrase(phrase, unlockWords)).toBe(true)
})

test('every word can be drawn: the remainder favors none', () => {
  const seen = new Set(Array.from({ length: 4_000 }, () => drawPhrase(unlockWords).split(' ')).flat())
  expect(seen.size).toBe(unlockWords.length)
})

test.each([
  ['conejo nopal faro durazno', false],
  ['conejo nopal faro durazno durazno', false],
  ['conejo nopal faro durazno xyz', false],
  ['  Conejo, NOPAL faro-durazno\ntrineo ', true],
])('«%s» as a center’s phrase: %s', (typed, expected) => {
  expect(isDrawnPhrase(typed, unlockWords)).toBe(expected)
})

test('a phrase is the same however it is typed', () => {
  expect(plainPhrase('  Conéjo   NOPAL\tFaro ')).toBe('conejo nopal faro')
})

test('the wrap opens by its phrase and for its device alone, and gives a key that cannot leave', async () => {
  const key = await newDataKey()
  const wrap = await wrapByPhrase(key, DEVICE, PHRASE)
  expect(wrap.iterations).toBe(PHRASE_ITERATIONS)
  expect(PHRASE_ITERATIONS).toBeGreaterThanOrEqual(600_000)
  const opened = await openByPhrase(wrap, DEVICE, ` ${PHRASE.toUpperCase()} `)
  const sealed = await seal(key, 'here', bytesOf('dato'))
  expect(textOf((await unseal(opened!, 'here', sealed))!)).toBe('dato')
  expect(opened!.extractable).toBe(false)
  await expect(crypto.subtle.exportKey('raw', opened!)).rejects.toThrow()
  expect(await openByPhrase(wrap, DEVICE, 'conejo nopal faro durazno tigre')).toBeUndefined()
  expect(await openByPhrase(wrap, DEVICE.replace('1', '2'), PHRASE)).toBeUndefined()
  const ct = wrap.ct.map((b, i) => (i === 3 ? b ^ 1 : b))
  expect(await openByPhrase({ ...wrap, ct }, DEVICE, PHRASE)).toBeUndefined()
})

test('a passkey’s bytes open their wrap and no others do', async () => {
  const key = await newDataKey()
  const [secret, salt, credential] = [randomBytes(32), randomBytes(32), randomBytes(16)]
  const wrap = await wrapByPasskey(key, DEVICE, { secret, salt, credential })
  expect(await openByPasskey(wrap, DEVICE, secret)).toBeDefined()
  expect(await openByPasskey(wrap, DEVICE, randomBytes(32))).toBeUndefined()
})

test('a record does not open in another place, under another key, or with a bit changed', async () => {
  const [key, other] = [await newDataKey(), await newDataKey()]
  const sealed = await sealJson(key, `${DEVICE}:7`, { a: 1 })
  expect(await unsealJson(key, `${DEVICE}:7`, sealed)).toEqual({ a: 1 })
  expect(await unsealJson(key, `${DEVICE}:8`, sealed)).toBeUndefined()
  expect(await unsealJson(other, `${DEVICE}:7`, sealed)).toBeUndefined()
  for (let bit = 0; bit < sealed.ct.length * 8; bit += 13) {
    const ct = sealed.ct.map((b, i) => (i === bit >> 3 ? b ^ (1 << (bit & 7)) : b))
    expect(await unseal(key, `${DEVICE}:7`, { ...sealed, ct })).toBeUndefined()
  }
})

test('the same content sealed twice shows two different texts', async () => {
  const key = await newDataKey()
  const [a, b] = [await seal(key, 'x', bytesOf('igual')), await seal(key, 'x', bytesOf('igual'))]
  expect(Buffer.from(a.ct).equals(Buffer.from(b.ct))).toBe(false)
})

test('the signing key is sealed, comes back unable to leave, and signs what the server reads', async () => {
  const dataKey = await newDataKey()
  const { publicKey, privateKey } = await newSigningKey()
  const sealed = await sealSigningKey(dataKey, DEVICE, privateKey)
  expect(await openSigningKey(await newDataKey(), DEVICE, sealed)).toBeUndefined()
  const key = (await openSigningKey(dataKey, DEVICE, sealed))!
  expect(key.extractable).toBe(false)
  const body = bytesOf('{"facts":[]}')
  for (const now of [Date.now(), -5 * 86_400_000]) {
    const headers = await signedHeaders(
      { device: DEVICE, key },
      { method: 'POST', target: '/v1/facts?a=1', body, now },
    )
    const read = readSignature('POST', '/v1/facts?a=1', headers)!
    expect(read.signing.digest).toBe(Buffer.from(await sha256(body)).toString('base64'))
    const verifier = await crypto.subtle.importKey(
      'spki',
      Buffer.from(publicKey, 'base64'),
      { name: 'ECDSA', namedCurve: 'P-256' },
      false,
      ['verify'],
    )
    const check = (text: string) =>
      crypto.subtle.verify(
        { name: 'ECDSA', hash: 'SHA-256' },
        verifier,
        Buffer.from(read.signature, 'base64'),
        bytesOf(text),
      )
    expect(await check(signatureBase(read.signing))).toBe(true)
    expect(await check(signatureBase({ ...read.signing, target: '/v1/facts?a=2' }))).toBe(false)
  }
})
