// How a tablet joins a center: eight letters typed here, six letters shown back, a phrase that only people remember.

import { claimPairing, pairingResponse, sayHello, type Welcome } from '../kernel/wire.ts'
import { newSigningKey, sealSigningKey } from './keys.ts'
import { asOnlyWriter } from './only-writer.ts'
import { type OutboxStore, putMeta } from './outbox-store.ts'
import { bytesOf, fromBase64, newDataKey, openByPhrase, sha256, wrapByPhrase } from './seal.ts'
import { makeAsk, type Silence } from './transport.ts'

const POLL_MS = 3_000

/** A device the server knows by its key, until the director has typed the six letters and a phrase is chosen. */
export type Joining = {
  readonly device: string
  /** shown large: the director types it back */
  readonly response: string
  readonly signing: CryptoKey
}

/** The eight letters as people type them: lower case and spaces are no mistake. */
export const plainCode = (typed: string): string => typed.toUpperCase().replace(/[^A-Z2-9]/g, '')

/** Presents a new key with the code. `odd` (404) or `unreadable`: the code is wrong, used up or too old. */
export async function claim(code: string, label: string): Promise<Joining | { readonly why: Silence }> {
  const { publicKey, privateKey } = await newSigningKey()
  const ask = makeAsk(undefined, Date.now, 20_000)
  const heard = await ask(claimPairing, { code, publicKey, label })
  if (!heard.heard) return { why: heard.why }
  const ofCode = await sha256(bytesOf(code))
  const digest = await sha256(new Uint8Array([...ofCode, ...fromBase64(publicKey)]))
  return { device: heard.answer.device, response: pairingResponse(digest), signing: privateKey }
}

/** Asks until the director has confirmed; undefined when `signal` ends the waiting. */
export async function confirmed(
  joining: Joining,
  appVersion: string,
  signal: AbortSignal,
): Promise<Welcome | undefined> {
  const ask = makeAsk({ device: joining.device, key: joining.signing }, Date.now, 20_000)
  while (!signal.aborted) {
    const heard = await ask(sayHello, {
      ...{ appVersion, maxDseq: 0, feeds: {}, pending: 0, durable: false },
      deviceNow: new Date().toISOString(),
    })
    if (heard.heard) return heard.answer
    await new Promise((done) => setTimeout(done, POLL_MS))
  }
  return undefined
}

/**
 * Makes the data key, wraps it by the phrase, seals the signing key under it and writes all in one flushed transaction.
 * Gives the data key back in a form that cannot be exported.
 */
export async function settle(db: OutboxStore, joining: Joining, phrase: string): Promise<CryptoKey> {
  const { device, signing } = joining
  const dataKey = await newDataKey()
  const wrap = await wrapByPhrase(dataKey, device, phrase)
  const sealed = await sealSigningKey(dataKey, device, signing)
  await asOnlyWriter(() =>
    putMeta(db, {
      device: { device, enrolledAt: new Date().toISOString() },
      wraps: [wrap],
      signing: sealed,
    }),
  )
  const key = await openByPhrase(wrap, device, phrase)
  if (!key) throw new Error('a wrap that was just made does not open')
  return key
}
