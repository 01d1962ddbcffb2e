// Notes of the chosen children: words, mood, activity, time outdoors, what to bring tomorrow; and the note for the next shift.
import Backpack from 'lucide-react/icons/backpack'
import Blocks from 'lucide-react/icons/blocks'
import Check from 'lucide-react/icons/check'
import Smile from 'lucide-react/icons/smile'
import Trees from 'lucide-react/icons/trees'
import { useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { BarButton, GesturePanel } from '../../../ui/room-bar.tsx'
import type { GestureCard, PanelAt } from '../../../ui/room-gesture.ts'
import { Activity, activity, Bring, bring, handedOver, Mood, mood, noted, outdoors } from '../contract.ts'
import { AgoButton } from './ago.tsx'
import { useDaily } from './daily-context.ts'
import './daily.css'
import { panelText } from './panel-text.ts'
import { useSayDaily } from './saying-daily.ts'
import { dailyWords } from './words.ts'

const kinds = ['note', 'mood', 'activity', 'outdoors', 'bring', 'handover'] as const
type Kind = (typeof kinds)[number]
const MINUTES = [15, 30, 45, 60] as const
const SHORTEST = 2

export function NotePanel({ cards, here, back, done }: PanelAt) {
  const t = useText(panelText)
  const { list } = useFormats()
  const [kind, setKind] = useState<Kind>('note')
  // words stay while somebody looks at another kind of note
  const [drafts, setDrafts] = useState<Drafts>({ note: '', handover: '' })
  // an activity or time outdoors is of the whole room when nobody is chosen
  const ofRoom = kind === 'activity' || kind === 'outdoors'
  const whom = cards.length === 0 && ofRoom ? here : cards
  const who =
    kind === 'handover'
      ? undefined
      : whom.length === 0
        ? t.whom
        : cards.length === 0
          ? `${t.everybody} (${here.length})`
          : whom.length > 3
            ? t.many(whom.length)
            : list(whom.map((c) => c.given))
  const head = (
    <fieldset className="panel-kinds" aria-label={t.note}>
      {kinds.map((k) => (
        <Button key={k} look="quiet" pressed={kind === k} onPress={() => setKind(k)}>
          {t.kinds[k]}
        </Button>
      ))}
    </fieldset>
  )
  return (
    <GesturePanel ask={t.kinds[kind]} who={who} onBack={back} head={head}>
      <NoteChoices key={kind} kind={kind} cards={whom} onSaid={done} drafts={drafts} onDrafts={setDrafts} />
      {kind === 'bring' || kind === 'handover' ? null : <AgoButton />}
    </GesturePanel>
  )
}

type Choosing = { cards: readonly GestureCard[]; onSaid: () => void }
type Drafts = { readonly note: string; readonly handover: string }
type Written = { readonly text: string; readonly setText: (text: string) => void }

function NoteChoices({
  kind,
  drafts,
  onDrafts,
  ...at
}: Choosing & { kind: Kind; drafts: Drafts; onDrafts: (drafts: Drafts) => void }) {
  switch (kind) {
    case 'note':
      return <Words {...at} text={drafts.note} setText={(note) => onDrafts({ ...drafts, note })} />
    case 'mood':
      return <Moods {...at} />
    case 'activity':
      return <Activities {...at} />
    case 'outdoors':
      return <Outdoors {...at} />
    case 'bring':
      return <BringTomorrow {...at} />
    case 'handover':
      return (
        <Handover {...at} text={drafts.handover} setText={(handover) => onDrafts({ ...drafts, handover })} />
      )
  }
}

function Words({ cards, onSaid, text, setText }: Choosing & Written) {
  const t = useText(panelText)
  const w = useText(dailyWords)
  const say = useSayDaily()
  const [family, setFamily] = useState(false)
  const [hurt, setHurt] = useState(false)
  return (
    <div className="panel-form">
      <Checkbox
        label={t.hurt}
        checked={hurt}
        onChange={(is) => {
          setHurt(is)
          if (is && text.trim() === '') setText(t.hurtWords)
          else if (!is && text === t.hurtWords) setText('')
        }}
      />
      <Field kind="long" label={t.noteLabel} value={text} maxLength={400} onChange={setText} />
      <Checkbox label={t.forFamily} checked={family} onChange={setFamily} />
      <Button
        look="main"
        icon={Check}
        disabled={cards.length === 0 || text.trim().length < SHORTEST}
        onPress={() =>
          void say(
            noted,
            cards,
            { text: text.trim(), ...(family ? { family } : {}), ...(hurt ? { hurt } : {}) },
            w.what.noted,
          ).then((id) => id && onSaid())
        }
      >
        {t.save}
      </Button>
    </div>
  )
}

function Moods({ cards, onSaid }: Choosing) {
  const w = useText(dailyWords)
  const say = useSayDaily()
  return Mood.options.map((m) => (
    <BarButton
      key={m}
      id={`mood-${m}`}
      label={w.mood[m]}
      icon={Smile}
      disabled={cards.length === 0}
      onPress={() =>
        void say(mood, cards, { mood: m }, `${w.what.mood} · ${w.mood[m]}`).then((id) => id && onSaid())
      }
    />
  ))
}

function Activities({ cards, onSaid }: Choosing) {
  const w = useText(dailyWords)
  const say = useSayDaily()
  return Activity.options.map((a) => (
    <BarButton
      key={a}
      id={`activity-${a}`}
      label={w.activity[a]}
      icon={Blocks}
      disabled={cards.length === 0}
      onPress={() => void say(activity, cards, { activity: a }, w.activity[a]).then((id) => id && onSaid())}
    />
  ))
}

function Outdoors({ cards, onSaid }: Choosing) {
  const t = useText(panelText)
  const w = useText(dailyWords)
  const say = useSayDaily()
  const [sun, setSun] = useState(true)
  return (
    <>
      {MINUTES.map((minutes) => (
        <BarButton
          key={minutes}
          id={`outdoors-${minutes}`}
          label={w.minutes(minutes)}
          icon={Trees}
          disabled={cards.length === 0}
          onPress={() =>
            void say(outdoors, cards, { minutes, sun }, `${w.what.outdoors} · ${w.minutes(minutes)}`).then(
              (id) => id && onSaid(),
            )
          }
        />
      ))}
      <Checkbox label={t.sun} checked={sun} onChange={setSun} />
    </>
  )
}

function BringTomorrow({ cards, onSaid }: Choosing) {
  const t = useText(panelText)
  const w = useText(dailyWords)
  const say = useSayDaily()
  const [what, setWhat] = useState<readonly Bring[]>([])
  const [text, setText] = useState('')
  const other = what.includes('other')
  return (
    <>
      {Bring.options.map((b) => (
        <BarButton
          key={b}
          id={`bring-${b}`}
          label={w.bring[b]}
          icon={Backpack}
          pressed={what.includes(b)}
          onPress={() => setWhat(what.includes(b) ? what.filter((x) => x !== b) : [...what, b])}
        />
      ))}
      <div className="panel-form">
        {other ? <Field label={t.bringWhat} value={text} maxLength={200} onChange={setText} /> : null}
        <Button
          look="main"
          icon={Check}
          disabled={cards.length === 0 || what.length === 0 || (other && text.trim().length < SHORTEST)}
          onPress={() =>
            void say(
              ...([bring, cards, { bring: what, ...(other ? { text: text.trim() } : {}) }] as const),
              w.what.bring,
            ).then((id) => id && onSaid())
          }
        >
          {t.save}
        </Button>
      </div>
    </>
  )
}

function Handover({ cards, onSaid, text, setText }: Choosing & Written) {
  const t = useText(panelText)
  const { room, today, tell } = useDaily()
  const save = () => {
    const line = {
      ...{ kind: handedOver.kind, kindVersion: handedOver.version, about: room, room },
      payload: {
        day: today,
        text: text.trim(),
        ...(cards.length > 0 ? { children: cards.map((c) => c.id) } : {}),
      },
    }
    void tell(`handover ${text}`, [line], t.handoverSaid).then((saved) => saved && onSaid())
  }
  return (
    <div className="panel-form">
      <Field
        kind="long"
        label={t.handoverLabel}
        hint={t.handoverStep}
        value={text}
        maxLength={1000}
        onChange={setText}
      />
      <Button look="main" icon={Check} disabled={text.trim().length < SHORTEST} onPress={save}>
        {t.save}
      </Button>
    </div>
  )
}
