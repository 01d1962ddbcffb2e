// The desk around every screen: who is in, the rail, the path, the search; the door when nobody is in.
import KeyRound from 'lucide-react/icons/key-round'
import LogOut from 'lucide-react/icons/log-out'
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type Me, signOut, whoAmI } from '../../kernel/sign-in.ts'
import { readToday } from '../../modules/oversight/contract.ts'
import { useAsk, useNoAnswerWords } from '../../ui/asking.tsx'
import { Button } from '../../ui/button.tsx'
import { call, type NoAnswer, SIGNED_OUT } from '../../ui/call.ts'
import { DeskFrame } from '../../ui/desk-frame.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { HandedContext } from '../../ui/handed.ts'
import { forgetDrafts } from '../../ui/kept-draft.ts'
import { useText } from '../../ui/language.tsx'
import { MeContext, useMay, useMe, widestPost } from '../../ui/me.tsx'
import { Door } from '../../ui/sign-in-form.tsx'
import { type Standing, StandingContext } from '../../ui/standing.tsx'
import { capabilitiesOf } from './capabilities.ts'
import { Entrance } from './entrance.tsx'
import { FirstAdministrator } from './first.tsx'
import { Found, useFound } from './found.tsx'
import { Lost } from './lost.tsx'
import { MustEnroll } from './must-enroll.tsx'
import { makeNoise } from './noise.ts'
import { Notices } from './notices.tsx'
import { Proving } from './proving.tsx'
import { frameText } from './text.ts'

type In = { readonly me: Me } | { readonly door: true } | { readonly none: NoAnswer } | undefined

/** Lets people in and keeps the address they came for. `onLeave` forgets what the last person was shown. */
export function Shell({
  at,
  go,
  onLeave,
  children,
}: {
  /** the path of the address */
  at: string
  go: (to: string) => void
  onLeave: () => void
  children: ReactNode
}) {
  const [state, setState] = useState<In>()
  const t = useText(frameText)
  const words = useNoAnswerWords()
  const ask = useCallback(async () => {
    const told = await call(whoAmI, {})
    if ('answer' in told) setState({ me: told.answer })
    else if ('refusal' in told) setState({ door: true })
    else setState({ none: told })
  }, [])
  useEffect(() => {
    void ask()
    const out = () => {
      onLeave()
      setState({ door: true })
    }
    addEventListener(SIGNED_OUT, out)
    return () => removeEventListener(SIGNED_OUT, out)
  }, [ask, onLeave])

  const enter = (me: Me) => {
    setState({ me })
    if (at === '/entrar' || at === '/primera-vez') go('/')
  }
  if (at === '/primera-vez') return <FirstAdministrator onEnter={enter} />
  if (state === undefined) return <p className="unseen">{t.opening}</p>
  if ('none' in state) {
    return (
      <Door title="Nido">
        <ErrorState {...words(state.none)} onRetry={() => void ask()} />
      </Door>
    )
  }
  if ('door' in state) return <Entrance onEnter={enter} />
  const leave = async () => {
    forgetDrafts()
    const told = await call(signOut, {})
    onLeave()
    if ('answer' in told && told.answer.go) return location.assign(told.answer.go)
    setState({ door: true })
    go('/entrar')
  }
  return (
    <MeContext value={state.me}>
      {state.me.mustEnroll ? (
        <MustEnroll onDone={() => void ask()} onOut={leave} />
      ) : (
        <Inside go={go} at={at} onOut={leave}>
          {children}
        </Inside>
      )}
      <Proving />
    </MeContext>
  )
}

/** What there is for who represents an allied organization: its side, and their own entry. */
const isOfSide = (at: string) => at === '/' || at === '/entrar' || at.startsWith('/mi-')

function Inside({
  at,
  go,
  onOut,
  children,
}: {
  at: string
  go: (to: string) => void
  onOut: () => Promise<void>
  children: ReactNode
}) {
  const t = useText(frameText)
  const me = useMe()
  const may = useMay()
  const post = widestPost(me)
  const [typed, setTyped] = useState('')
  const [where, setWhere] = useState<Standing>({ steps: [] })
  const today = useAsk(readToday, may('tasks.read') ? {} : undefined)
  const due = today.data && today.data.tasks.length + today.data.lines.length
  const capabilities = useMemo(() => capabilitiesOf(me, t.rail, due), [me, t, due])
  const found = useFound(typed, capabilities)
  const noiseAt = may('protection.report') ? post?.book : undefined
  useEffect(() => (noiseAt === undefined ? undefined : makeNoise(noiseAt)), [noiseAt])
  const handed = useRef({ typed: '' })
  if (typed !== '') handed.current.typed = typed
  useEffect(() => {
    if (at !== '') setTyped('')
  }, [at])
  return (
    <StandingContext value={setWhere}>
      <DeskFrame
        capabilities={capabilities}
        current={where.rail}
        path={where.steps.length > 0 ? where.steps : [{ label: t.mexico }]}
        {...(post?.scope === 'party'
          ? // an organization's own side is one screen: there is nothing to look for
            {}
          : {
              search: typed,
              onSearch: setTyped,
              onSearchEnter: () => {
                const to = found.groups[0]?.hits[0]?.to
                if (to) go(to)
              },
              found: <Found typed={typed} {...found} />,
            })}
        who={{
          name: me.name,
          post: post ? (post.name === '' ? t.posts[post.role] : t.at(t.posts[post.role], post.name)) : '',
        }}
        whoActions={
          <>
            <Button look="quiet" icon={KeyRound} onPress={() => go('/mi-entrada')}>
              {t.ownEntry}
            </Button>
            <Button look="quiet" icon={LogOut} onPress={() => void onOut()}>
              {t.signOut}
            </Button>
          </>
        }
      >
        <Notices go={go} />
        {post || at === '/mi-entrada' ? (
          <HandedContext value={handed.current}>
            {post?.scope === 'party' && !isOfSide(at) ? <Lost /> : children}
          </HandedContext>
        ) : (
          <ErrorState happened={t.noPost} todo={t.noPostTodo} />
        )}
      </DeskFrame>
    </StandingContext>
  )
}
