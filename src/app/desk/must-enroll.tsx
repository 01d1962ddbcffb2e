// Who holds a post that needs two factors and has one: sets the second here, and nothing else is open until then.
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { useText } from '../../ui/language.tsx'
import { Door } from '../../ui/sign-in-form.tsx'
import { hasPasskeys } from './browser-passkeys.ts'
import { entryText } from './entry-text.ts'
import { RecoveryCodes } from './own-codes.tsx'
import { AddPasskey } from './own-passkeys.tsx'
import { SetTotp } from './own-totp.tsx'
import { frameText } from './text.ts'

export function MustEnroll({ onDone, onOut }: { onDone: () => void; onOut: () => Promise<void> }) {
  const t = useText(entryText)
  const f = useText(frameText)
  const [doing, setDoing] = useState<'totp' | 'passkey'>()
  const [codes, setCodes] = useState<readonly string[]>()
  const close = () => setDoing(undefined)
  const set = (made: readonly string[] | null) => {
    close()
    if (made) setCodes(made)
    else onDone()
  }
  return (
    <Door title={t.must.title}>
      <p>{t.must.about}</p>
      <Button look="main" big onPress={() => setDoing('totp')}>
        {t.own.set}
      </Button>
      {hasPasskeys() ? <Button onPress={() => setDoing('passkey')}>{t.own.addPasskey}</Button> : null}
      <Button look="quiet" onPress={() => void onOut()}>
        {f.signOut}
      </Button>
      {doing === 'totp' ? <SetTotp onSet={set} onClose={close} /> : null}
      {doing === 'passkey' ? <AddPasskey onSet={set} onClose={close} /> : null}
      {codes ? <RecoveryCodes codes={codes} onKept={onDone} /> : null}
    </Door>
  )
}
