// Signing in with a passkey: one button's work, wherever it stands.
import { useState } from 'react'
import { enterWithPasskey } from '../../kernel/factors.ts'
import type { Me } from '../../kernel/sign-in.ts'
import { call, type NoAnswer } from '../../ui/call.ts'
import { answerWithPasskey } from './browser-passkeys.ts'

/** Signs in with a passkey; tells what went wrong, if anything did. */
export function usePasskeyEntry(onEnter: (me: Me) => void): {
  enter: () => Promise<void>
  busy: boolean
  none: NoAnswer | undefined
} {
  const [busy, setBusy] = useState(false)
  const [none, setNone] = useState<NoAnswer>()
  const enter = async () => {
    if (busy) return
    setBusy(true)
    setNone(undefined)
    const got = await answerWithPasskey()
    const told = 'ticket' in got ? await call(enterWithPasskey, got) : got
    setBusy(false)
    if ('answer' in told) onEnter(told.answer)
    else if (!('cancelled' in told)) setNone(told)
  }
  return { enter, busy, none }
}
