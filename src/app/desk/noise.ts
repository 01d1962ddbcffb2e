// Noise of a desk: now and then a sealed record that nobody can open, so that one more in the letter box means nothing.
import { handInSealed } from '../../kernel/sealed.ts'
import { call } from '../../ui/call.ts'

/** On average once in so much time with the desk open, at no fixed time. */
const NOISE_EVERY_MS = 24 * 3_600_000

/** Begins; returns how to stop. A record that does not arrive is simply none. */
export function makeNoise(book: string): () => void {
  let timer: ReturnType<typeof setTimeout>
  const next = () => {
    const [drawn] = crypto.getRandomValues(new Uint32Array(1))
    timer = setTimeout(say, -Math.log((drawn! + 1) / 2 ** 32) * NOISE_EVERY_MS)
  }
  const say = async () => {
    next()
    const { sealTo } = await import('../../device/confidential.ts')
    await call(handInSealed, { id: crypto.randomUUID(), book, sealed: await sealTo([], {}) })
  }
  next()
  return () => clearTimeout(timer)
}
