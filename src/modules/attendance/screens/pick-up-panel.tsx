// With whom the chosen children leave: a face, a proof, the rule's answer; a calm stop that calls the director, and the clock after closing.
import BadgeCheck from 'lucide-react/icons/badge-check'
import FileCheck from 'lucide-react/icons/file-check'
import KeyRound from 'lucide-react/icons/key-round'
import LogOut from 'lucide-react/icons/log-out'
import UserRoundX from 'lucide-react/icons/user-round-x'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { BarButton, GesturePanel } from '../../../ui/room-bar.tsx'
import type { GestureCard, PanelAt } from '../../../ui/room-gesture.ts'
import type { PickUp, Verified } from '../contract/door.ts'
import { left, pickUpStopped } from '../contract/kinds.ts'
import { stopsOf } from '../rules/fold-day.ts'
import { DigitPad } from './digits.tsx'
import { type Judged, useDoor } from './door-at.ts'
import { LateCalls } from './late-calls.tsx'
import { panelWords } from './panel-words.ts'
import { Decided, StopDecision } from './stop-decision.tsx'
import './panels.css'

/** A PIN has four to six digits, as its adult chose. */
const PIN_LEAST = 4

type Shown = { readonly how: Verified; readonly code?: string; readonly failed?: 'pin' | 'code' }

export function PickUpPanel({ cards, back, done, toggle }: PanelAt) {
  const { pick: t, other: otherWords } = useText(panelWords)
  const { list } = useFormats()
  const at = useDoor()
  const [adult, setAdult] = useState<string>()
  const [other, setOther] = useState(false)
  const names = (some: readonly GestureCard[]) => list(some.map((c) => c.given))
  const known = [
    ...new Set(cards.flatMap((c) => at.circles.get(c.id)?.adults.map((a) => a.adult) ?? [])),
  ].filter((id) => at.adults.get(id) !== undefined)
  const leave = (some: readonly GestureCard[], who: PickUp | undefined, words: string) =>
    at.tell(
      `left ${some.map((c) => c.id).join()}`,
      some.map((c) => ({
        ...{ kind: left.kind, kindVersion: left.version, about: c.id, room: at.room },
        payload: { day: at.today, closedAt: at.closesAt, ...(who ? { with: who } : {}) },
      })),
      words,
    )
  const nobody = () =>
    void leave(cards, undefined, t.saidNobody(names(cards))).then((saved) => saved && done())
  const stops = cards.flatMap((c) =>
    stopsOf(at.days.get(`${c.id}|${at.today}`)?.m ?? []).map((stop) => ({ card: c, stop })),
  )
  const open = stops.filter((s) => !s.stop.decided)
  const others = cards.filter((c) => !open.some((s) => s.card.id === c.id))
  const late = at.now > Date.parse(at.closesAt)
  const plain =
    cards.length > 0 &&
    known.length === 0 &&
    open.length === 0 &&
    !cards.some((c) => at.circles.get(c.id)?.restrictions)
  // where nobody is known yet the tap that opened this is enough: the day says that nobody was named. Whoever is touched on
  // the wall while it is open was not meant by that tap
  const [oneTap, setOneTap] = useState(plain)
  const at1 = useRef(false)
  useEffect(() => {
    if (!oneTap || at1.current) return
    at1.current = true
    void leave(cards, undefined, t.saidNobody(names(cards))).then((saved) => {
      if (saved) done()
      else setOneTap(false)
    })
  })
  if (oneTap)
    return (
      <GesturePanel ask={t.ask} who={names(cards)} onBack={back}>
        {null}
      </GesturePanel>
    )
  const again = () => {
    setAdult(undefined)
    setOther(false)
  }
  const name = adult === undefined ? '' : nameOf(at.adults.get(adult))
  return (
    <GesturePanel
      ask={t.ask}
      who={names(cards)}
      onBack={open.length > 0 || (adult === undefined && !other) ? back : again}
    >
      {open.length > 0 ? (
        <>
          {open.map(({ card, stop }) => (
            <StopDecision key={stop.id} card={card} stop={stop} onDone={done} />
          ))}
          {others.length > 0 ? (
            <Button
              icon={LogOut}
              onPress={() => {
                for (const id of new Set(open.map((s) => s.card.id))) toggle(id)
              }}
            >
              {t.wait.others(names(others))}
            </Button>
          ) : null}
        </>
      ) : adult !== undefined ? (
        <Proof
          key={adult}
          adult={adult}
          name={name}
          cards={cards}
          onRight={(shown, some) =>
            void leave(
              some,
              { adult, how: shown.how, verdict: 'right', ...(shown.code ? { code: shown.code } : {}) },
              t.said(names(some), name),
            ).then((saved) => saved && done())
          }
          onStopped={done}
        />
      ) : other ? (
        <Stranger cards={cards} onStopped={done} />
      ) : (
        <>
          <Decided stops={stops.map((s) => s.stop)} />
          <div className="door-adults">
            {known.map((id) => (
              <button key={id} type="button" className="door-adult" onClick={() => setAdult(id)}>
                <Face adult={id} />
                <strong>{nameOf(at.adults.get(id))}</strong>
                <span className="soft">{relationOf(at, cards, id, t.relations)}</span>
              </button>
            ))}
          </div>
          <BarButton id="other-adult" label={otherWords} icon={UserRoundX} onPress={() => setOther(true)} />
          <BarButton
            id="nobody-named"
            label={t.nobody}
            icon={LogOut}
            disabled={cards.length === 0}
            onPress={nobody}
          />
          {late ? <LateCalls cards={cards} /> : null}
        </>
      )}
    </GesturePanel>
  )
}

const nameOf = (a: { given: string; first: string } | undefined) => (a ? `${a.given} ${a.first}` : '')

function relationOf(
  at: ReturnType<typeof useDoor>,
  cards: readonly GestureCard[],
  adult: string,
  words: Readonly<Record<string, string>>,
): string {
  const said = cards.flatMap((c) => {
    const link = at.circles.get(c.id)?.adults.find((a) => a.adult === adult)
    return link ? [words[link.relation] ?? ''] : []
  })
  return [...new Set(said)].join(', ')
}

function Face({ adult }: { adult: string }) {
  const at = useDoor()
  const src = at.photoOf(adult)
  const a = at.adults.get(adult)
  return src ? (
    <img className="door-face" src={src} alt="" draggable={false} />
  ) : (
    <span className="door-face" data-none aria-hidden="true">
      {a ? `${a.given[0]}${a.first[0]}` : '?'}
    </span>
  )
}

/** Says the stop at once, for those it concerns: a fact and with it the director's task. */
function useStop() {
  const at = useDoor()
  const t = useText(panelWords).pick
  const { list } = useFormats()
  return (cards: readonly { card: GestureCard; judged: Judged }[], who: { adult?: string; name?: string }) =>
    at.tell(
      `stop ${cards.map((c) => c.card.id).join()} ${who.adult ?? who.name}`,
      cards.map(({ card, judged }) => ({
        ...{ kind: pickUpStopped.kind, kindVersion: pickUpStopped.version, about: card.id, room: at.room },
        payload: {
          ...{ day: at.today, verdict: judged.verdict, ...who },
          ...(judged.why && judged.why.length > 0 ? { why: [...judged.why] } : {}),
        },
      })),
      t.told(list(cards.map((c) => c.card.given))),
    )
}

function Stopped({ judged }: { judged: readonly Judged[] }) {
  const { pick, why } = useText(panelWords)
  const { list } = useFormats()
  const reasons = [...new Set(judged.flatMap((j) => j.why ?? []))].map((w) => why[w])
  return (
    <div className="door-stop" role="alert">
      <strong>{pick.stop}</strong>
      {reasons.length > 0 ? <span>{list(reasons)}</span> : null}
      <span>{pick.stopStep}</span>
    </div>
  )
}

function Proof({
  adult,
  name,
  cards,
  onRight,
  onStopped,
}: {
  adult: string
  name: string
  cards: readonly GestureCard[]
  onRight: (shown: Shown, some: readonly GestureCard[]) => void
  onStopped: () => void
}) {
  const t = useText(panelWords).pick
  const { list } = useFormats()
  const at = useDoor()
  const stop = useStop()
  const first = cards[0]
  const [pad, setPad] = useState<'pin' | 'code' | undefined>(at.hasPin(adult) ? 'pin' : undefined)
  const [said, setSaid] = useState<{ shown: Shown; judged: { card: GestureCard; judged: Judged }[] }>()
  const judge = (shown: Shown) => cards.map((card) => ({ card, judged: at.judge(card.id, { adult }, shown) }))
  const shows = (shown: Shown) => {
    const judged = judge(shown)
    const wrong = judged.filter((j) => j.judged.verdict !== 'right')
    if (wrong.length === 0) onRight(shown, cards)
    else {
      setSaid({ shown, judged })
      void stop(wrong, { adult })
    }
  }
  // whoever must not take the child is not asked to prove anything: the stop comes at once, and is told once
  const told = useRef(false)
  const forbidden = judge({ how: 'face' }).some((j) => j.judged.verdict === 'restricted')
  useEffect(() => {
    if (!forbidden || told.current) return
    told.current = true
    shows({ how: 'none' })
  })
  if (said) {
    const right = said.judged.filter((j) => j.judged.verdict === 'right').map((j) => j.card)
    return (
      <div className="door-form">
        <Stopped judged={said.judged.map((j) => j.judged)} />
        {right.length > 0 ? (
          <Button icon={LogOut} onPress={() => onRight(said.shown, right)}>
            {t.only(list(right.map((c) => c.given)))}
          </Button>
        ) : (
          <Button onPress={onStopped}>OK</Button>
        )}
      </div>
    )
  }
  return (
    <div className="door-form">
      <div className="door-proof">
        <Face adult={adult} />
        <div className="row">
          <strong className="door-prove">{t.prove(name)}</strong>
          {at.hasPin(adult) ? (
            <Button icon={KeyRound} pressed={pad === 'pin'} onPress={() => setPad('pin')}>
              {t.pin}
            </Button>
          ) : null}
          {first && at.hasCode(first.id) ? (
            <Button icon={KeyRound} pressed={pad === 'code'} onPress={() => setPad('code')}>
              {t.code}
            </Button>
          ) : null}
          {at.photoOf(adult) ? (
            <Button icon={BadgeCheck} onPress={() => shows({ how: 'face' })}>
              {t.face}
            </Button>
          ) : null}
          <Button icon={FileCheck} onPress={() => shows({ how: 'document' })}>
            {t.document}
          </Button>
          <Button look="quiet" icon={UserRoundX} onPress={() => shows({ how: 'none' })}>
            {t.unlike}
          </Button>
        </div>
      </div>
      {pad === 'pin' ? (
        <DigitPad
          label={t.pinOf(name)}
          least={PIN_LEAST}
          onDigits={(digits) => at.pin(adult, digits)}
          onHeard={(heard) => {
            if (heard.right) shows({ how: 'pin' })
            else if (heard.why === 'locked') shows({ how: 'none', failed: 'pin' })
          }}
        />
      ) : null}
      {pad === 'code' && first ? (
        <DigitPad
          label={t.codeOf}
          onDigits={(digits) => at.code(first.id, digits)}
          onHeard={(heard) => {
            if (heard.right) shows({ how: 'code', ...(heard.code ? { code: heard.code } : {}) })
            else if (heard.why === 'locked') shows({ how: 'none', failed: 'code' })
          }}
        />
      ) : null}
      {pad ? (
        <Button look="quiet" onPress={() => shows({ how: 'none', failed: pad })}>
          {t.tellDirector}
        </Button>
      ) : null}
    </div>
  )
}

/** Somebody who is not in the list: a name, and the director decides. */
function Stranger({ cards, onStopped }: { cards: readonly GestureCard[]; onStopped: () => void }) {
  const t = useText(panelWords).pick
  const at = useDoor()
  const stop = useStop()
  const [name, setName] = useState('')
  const [judged, setJudged] = useState<readonly Judged[]>()
  const ask = () => {
    const all = cards.map((card) => ({
      card,
      judged: at.judge(card.id, { says: name.trim() }, { how: 'none' }),
    }))
    void stop(all, { name: name.trim() }).then((saved) => saved && setJudged(all.map((a) => a.judged)))
  }
  return (
    <div className="door-form">
      {judged ? (
        <>
          <Stopped judged={judged} />
          <Button onPress={onStopped}>OK</Button>
        </>
      ) : (
        <>
          <Field label={t.who} hint={t.whoHint} value={name} maxLength={120} onChange={setName} />
          <Button look="main" disabled={name.trim().length < 3 || cards.length === 0} onPress={ask}>
            {t.tellDirector}
          </Button>
        </>
      )}
    </div>
  )
}
