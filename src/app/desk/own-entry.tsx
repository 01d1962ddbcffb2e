// "Mi entrada": what I come in with, which sessions are open, and what has changed; each with what can be done about it.
import { useState } from 'react'
import { closeSessions, myEntry, removePasskey, removeTotp, renewCodes } from '../../kernel/factors.ts'
import { linkProvider, listProviders, unlinkProvider } from '../../kernel/providers.ts'
import { SetOwnPin } from '../../modules/staff/screens/credentials.tsx'
import { Asked, useAsk, useAskAgain, useNoAnswerWords } from '../../ui/asking.tsx'
import { Button } from '../../ui/button.tsx'
import { call, type NoAnswer } from '../../ui/call.ts'
import { PageHead } from '../../ui/desk-frame.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { useFormats, useText } from '../../ui/language.tsx'
import { useMe } from '../../ui/me.tsx'
import { useStanding } from '../../ui/standing.tsx'
import { useToast } from '../../ui/toast.tsx'
import '../../ui/desk.css'
import { hasPasskeys } from './browser-passkeys.ts'
import { entryText } from './entry-text.ts'
import { RecoveryCodes } from './own-codes.tsx'
import { AddPasskey } from './own-passkeys.tsx'
import { OwnPassword } from './own-password.tsx'
import { SetTotp } from './own-totp.tsx'
import { frameText } from './text.ts'

type Doing =
  | { readonly what: 'password' | 'totp' | 'passkey' }
  | { readonly what: 'pin'; readonly book: string }
  | {
      readonly what: 'sure'
      readonly title: string
      readonly about: string
      readonly go: () => Promise<boolean>
    }
  | undefined

export function OwnEntry() {
  const all = useText(entryText)
  const t = all.own
  const f = useText(frameText)
  const { asOf, dayOf } = useFormats()
  const toast = useToast()
  const again = useAskAgain()
  const asked = useAsk(myEntry, {})
  const providers = useAsk(listProviders, {}).data?.providers ?? []
  const me = useMe()
  const offices = [...new Map(me.posts.filter((p) => p.scope !== 'nation').map((p) => [p.book, p])).values()]
  const [doing, setDoing] = useState<Doing>()
  const [codes, setCodes] = useState<readonly string[]>()
  const [none, setNone] = useState<NoAnswer>()
  const words = useNoAnswerWords()
  useStanding([{ label: t.title }])
  // What the way to another account ended with
  const [told] = useState(() => new URLSearchParams(location.search).get('aviso'))
  const notice = told && told !== 'linked' ? { refusal: { code: told }, status: 409 } : undefined
  const close = () => setDoing(undefined)
  const set = (made: readonly string[] | null) => {
    close()
    if (made) setCodes(made)
    void again(myEntry)
  }
  /** Does one thing, asks again, and tells what was wrong; true when it is done. */
  const act = async <A,>(told: ReturnType<typeof call<unknown, A>>, then?: (answer: A) => void) => {
    const got = await told
    setNone('answer' in got ? undefined : got)
    if ('answer' in got) then?.(got.answer)
    await again(myEntry)
    return 'answer' in got
  }
  const ways = t.ways as Readonly<Record<string, string>>
  const whats = t.what as Readonly<Record<string, string>>
  return (
    <>
      <PageHead title={t.title} about={t.about} />
      {(none ?? notice) ? <ErrorState {...words((none ?? notice)!)} focus /> : null}
      {told === 'linked' && !none ? (
        <p role="status" className="card">
          {t.linked}
        </p>
      ) : null}
      <Asked of={asked} height={40}>
        {(mine) => (
          <div className="beside">
            <section className="card stack" aria-labelledby="own-password">
              <h2 id="own-password">{t.password}</h2>
              {mine.login ? <p>{t.account(mine.login)}</p> : null}
              <p className="soft">{t.passwordAbout}</p>
              <div>
                <Button onPress={() => setDoing({ what: 'password' })}>{f.password.change}</Button>
              </div>
            </section>
            {offices.length > 0 ? (
              <section className="card stack" aria-labelledby="own-pin">
                <h2 id="own-pin">{t.pin}</h2>
                <p className="soft">{t.pinAbout}</p>
                <div className="row">
                  {offices.map((p) => (
                    <Button
                      key={p.book}
                      label={`${t.setPin}: ${p.name}`}
                      onPress={() => setDoing({ what: 'pin', book: p.book })}
                    >
                      {offices.length > 1 ? `${t.setPin} · ${p.name}` : t.setPin}
                    </Button>
                  ))}
                </div>
              </section>
            ) : null}
            <section className="card stack" aria-labelledby="own-second">
              <h2 id="own-second">{t.second}</h2>
              <p>{mine.totpSince ? t.secondSince(dayOf(mine.totpSince)) : t.secondNone}</p>
              {mine.must ? <p className="soft">{t.secondMust}</p> : null}
              <div className="row">
                <Button look={mine.totpSince ? 'plain' : 'main'} onPress={() => setDoing({ what: 'totp' })}>
                  {mine.totpSince ? t.change : t.set}
                </Button>
                {mine.totpSince ? (
                  <Button
                    look="quiet"
                    onPress={() =>
                      setDoing({
                        ...{ what: 'sure', title: t.second, about: t.removeSure },
                        go: () => act(call(removeTotp, {})),
                      })
                    }
                  >
                    {t.remove}
                  </Button>
                ) : null}
              </div>
            </section>
            <section className="card stack" aria-labelledby="own-passkeys">
              <h2 id="own-passkeys">{t.passkeys}</h2>
              <p className="soft">{t.passkeysAbout}</p>
              {mine.passkeys.length === 0 ? <p>{t.passkeysNone}</p> : null}
              <ul className="lines">
                {mine.passkeys.map((k) => (
                  <li key={k.id}>
                    <strong>{k.name}</strong>
                    <span className="soft">
                      {k.last_used_at ? t.used(asOf(k.last_used_at)) : t.neverUsed}
                      {k.synced ? ` · ${t.synced}` : ''}
                    </span>
                    <Button
                      look="quiet"
                      label={`${t.remove}: ${k.name}`}
                      onPress={() =>
                        setDoing({
                          ...{ what: 'sure', title: t.passkeys, about: t.removePasskeySure(k.name) },
                          go: () => act(call(removePasskey, { passkey: k.id })),
                        })
                      }
                    >
                      {t.remove}
                    </Button>
                  </li>
                ))}
              </ul>
              {!mine.passkeysHere ? <p className="soft">{t.passkeysNotHere}</p> : null}
              {mine.passkeysHere && !hasPasskeys() ? <p className="soft">{t.passkeysNotBrowser}</p> : null}
              {mine.passkeysHere && hasPasskeys() ? (
                <div>
                  <Button onPress={() => setDoing({ what: 'passkey' })}>{t.addPasskey}</Button>
                </div>
              ) : null}
            </section>
            <section className="card stack" aria-labelledby="own-codes">
              <h2 id="own-codes">{t.codes}</h2>
              {mine.totpSince || mine.passkeys.length > 0 ? (
                <>
                  <p>{t.codesLeft(mine.codesLeft)}</p>
                  <div>
                    <Button
                      onPress={() =>
                        setDoing({
                          ...{ what: 'sure', title: t.codesNew, about: t.codesSure },
                          go: () => act(call(renewCodes, {}), (a) => setCodes(a.codes)),
                        })
                      }
                    >
                      {t.codesNew}
                    </Button>
                  </div>
                </>
              ) : (
                <p className="soft">{t.codesNone}</p>
              )}
            </section>
            {providers.length > 0 ? (
              <section className="card stack" aria-labelledby="own-links">
                <h2 id="own-links">{t.links}</h2>
                <p className="soft">{t.linksAbout}</p>
                <ul className="lines">
                  {providers.map((name) => {
                    const linked = mine.links.find((l) => l.provider === name)
                    return (
                      <li key={name}>
                        <strong>{all.providerNames[name]}</strong>
                        {linked ? (
                          <span className="soft">{t.linkedSince(dayOf(linked.linked_at))}</span>
                        ) : null}
                        {linked ? (
                          <Button
                            look="quiet"
                            onPress={() =>
                              setDoing({
                                ...{ what: 'sure', title: all.providerNames[name], about: t.unlinkSure },
                                go: () => act(call(unlinkProvider, { provider: name })),
                              })
                            }
                          >
                            {t.unlink}
                          </Button>
                        ) : (
                          <Button
                            onPress={() =>
                              void act(call(linkProvider, { provider: name }), (a) => location.assign(a.url))
                            }
                          >
                            {t.link}
                          </Button>
                        )}
                      </li>
                    )
                  })}
                </ul>
              </section>
            ) : null}
            <section className="card stack" aria-labelledby="own-sessions">
              <h2 id="own-sessions">{t.sessions}</h2>
              <ul className="lines">
                {mine.sessions.map((s) => (
                  <li key={s.id}>
                    <strong>
                      {s.browser ?? t.unknownBrowser}
                      {s.mine ? ` · ${t.thisOne}` : ''}
                    </strong>
                    <span className="soft">
                      {ways[s.way] ?? s.way} · {t.since(asOf(s.created_at), asOf(s.last_at))}
                    </span>
                    {s.mine ? null : (
                      <Button
                        look="quiet"
                        label={`${t.closeOne}: ${s.browser ?? t.unknownBrowser}`}
                        onPress={() =>
                          void act(call(closeSessions, { session: s.id }), (a) => toast(t.closed(a.closed)))
                        }
                      >
                        {t.closeOne}
                      </Button>
                    )}
                  </li>
                ))}
              </ul>
              {mine.sessions.length > 1 ? (
                <div>
                  <Button onPress={() => void act(call(closeSessions, {}), (a) => toast(t.closed(a.closed)))}>
                    {t.closeOthers}
                  </Button>
                </div>
              ) : null}
            </section>
            <section className="card stack" aria-labelledby="own-events">
              <h2 id="own-events">{t.events}</h2>
              {mine.events.length === 0 ? <p className="soft">{t.eventsNone}</p> : null}
              <ul className="lines">
                {mine.events.map((e) => (
                  <li key={`${e.at}${e.what}`}>
                    <strong>{whats[e.what] ?? e.what}</strong>
                    <span className="soft">
                      {asOf(e.at)}
                      {e.by ? ` · ${t.byWhom(e.by)}` : ''}
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          </div>
        )}
      </Asked>
      {doing?.what === 'password' ? <OwnPassword onClose={close} /> : null}
      {doing?.what === 'pin' ? <SetOwnPin book={doing.book} onClose={close} /> : null}
      {doing?.what === 'totp' ? <SetTotp onSet={set} onClose={close} /> : null}
      {doing?.what === 'passkey' ? <AddPasskey onSet={set} onClose={close} /> : null}
      {doing?.what === 'sure' ? (
        <Dialog
          open
          onClose={close}
          title={doing.title}
          actions={
            <Button
              look="grave"
              onPress={async () => {
                await doing.go()
                close()
              }}
            >
              {doing.title === t.codesNew ? t.codesNew : t.remove}
            </Button>
          }
        >
          <p>{doing.about}</p>
        </Dialog>
      ) : null}
      {codes ? <RecoveryCodes codes={codes} onKept={() => setCodes(undefined)} /> : null}
    </>
  )
}
