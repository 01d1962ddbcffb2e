// Signing in as a person does, for benches that ask as one.
import type { Account } from './country.ts'

/** The cookie of a new session. */
export async function signIn(address: string, { login, password }: Account): Promise<string> {
  const response = await fetch(`${address}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify({ login, password }),
  })
  const cookie = response.headers.get('set-cookie')?.split(';')[0]
  if (!response.ok || !cookie) throw new Error(`sign-in: ${response.status}`)
  return cookie
}
