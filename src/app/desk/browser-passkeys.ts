// Passkeys in the browser: whether there are any, and asking the device for one; a person who cancels is no error.
import { passkeyOptions } from '../../kernel/factors.ts'
import { call, type NoAnswer } from '../../ui/call.ts'

export const hasPasskeys = (): boolean => typeof PublicKeyCredential === 'function' && isSecureContext

type Options = { challenge: string }
/** What the device answers, as it travels. */
export type Credential = { id: string; type: string }

/** A new passkey on this device; undefined when it made none or the person cancelled. */
export async function makePasskey(options: Options): Promise<Credential | undefined> {
  const { startRegistration } = await import('@simplewebauthn/browser')
  try {
    return await startRegistration({ optionsJSON: options as never })
  } catch {
    return undefined
  }
}

/** Answers a challenge of the server with a passkey of this device; `cancelled` when there is none or the person said no. */
export async function answerWithPasskey(): Promise<
  { ticket: string; response: Credential } | { cancelled: true } | NoAnswer
> {
  const told = await call(passkeyOptions, {})
  if (!('answer' in told)) return told
  const { startAuthentication } = await import('@simplewebauthn/browser')
  try {
    const response = await startAuthentication({ optionsJSON: told.answer.options as never })
    return { ticket: told.answer.ticket, response }
  } catch {
    return { cancelled: true }
  }
}
