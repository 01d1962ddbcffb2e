// A child's card in the room: face and age, what everyone must know, and what other modules show of today and of growth.
import Camera from 'lucide-react/icons/camera'
import Plus from 'lucide-react/icons/plus'
import Undo2 from 'lucide-react/icons/undo-2'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import type { Photos } from '../../../device/photos.ts'
import { type SayLines, useSaying } from '../../../device/use-saying.ts'
import type { Day } from '../../../kernel/days.ts'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { ChildFace } from '../../../ui/child-face.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { LoadingFrame } from '../../../ui/loading-frame.tsx'
import { Reserved } from '../../../ui/reserved.tsx'
import { AlertKind, alertNoted } from '../contract/kinds.ts'
import type { CarriedChild, CarriedPortrait } from '../contract/rows.ts'
import './child-card.css'
import { childText } from './text.ts'

const PortraitPanel = lazy(async () => ({ default: (await import('./portrait-panel.tsx')).PortraitPanel }))

export type ChildCardProps = {
  readonly id: string
  readonly child: CarriedChild
  /** absent while the child has no room */
  readonly room?: { readonly id: string; readonly name: string }
  readonly today: Day
  /** one line about today, and the cards of other modules, in this order */
  readonly now: string
  readonly cards: ReactNode
  /** `confirms`: the post may write children's data, so that nobody else has to confirm an alert */
  readonly me?: { readonly name: string; readonly confirms: boolean; readonly portraits: boolean }
  readonly portrait?: CarriedPortrait
  readonly photos: () => Promise<Photos>
  readonly onWho: () => void
  readonly say: SayLines
  readonly onBack: () => void
}

export function ChildCard(props: ChildCardProps) {
  const { id, child, room, today, now, cards, me, portrait, photos, onWho, say, onBack } = props
  const t = useText(childText)
  const { age, day } = useFormats()
  const [noting, setNoting] = useState(false)
  const [taking, setTaking] = useState(false)
  const name = [child.given, child.first, child.second].filter(Boolean).join(' ')
  const alerts = [...child.alerts].sort((a, b) => Number(b.grave) - Number(a.grave))
  return (
    <main id="main" className="tablet-main stack child-card">
      <div>
        <Button icon={Undo2} onPress={onBack}>
          {t.back}
        </Button>
      </div>
      <header className="child-head">
        <ChildFace id={id} size={96} alert={alerts.length > 0} />
        <div>
          <h1>{name}</h1>
          <p>
            {t.born(age(child.birth, today), day(child.birth))}
            {child.weeks !== undefined && child.weeks < 37 ? ` · ${t.early(child.weeks)}` : ''}
          </p>
          <p className="soft">
            {room?.name ?? t.noRoom} · {t.today}: {now}
          </p>
        </div>
        {taking || (me && !me.portraits) ? null : (
          <Button look="quiet" icon={Camera} onPress={() => (me ? setTaking(true) : onWho())}>
            {portrait ? t.portrait : t.takePortrait}
          </Button>
        )}
      </header>
      {taking && me ? (
        <section className="card stack" aria-labelledby={`${id}-portrait`}>
          <h2 id={`${id}-portrait`}>{t.portrait}</h2>
          <Suspense
            fallback={
              <LoadingFrame ready={false} height={12}>
                {null}
              </LoadingFrame>
            }
          >
            <PortraitPanel
              {...{ portrait, today, photos, say }}
              child={id}
              room={room?.id}
              onClose={() => setTaking(false)}
            />
          </Suspense>
        </section>
      ) : null}
      <section className="card stack" aria-labelledby={`${id}-alerts`}>
        <h2 id={`${id}-alerts`}>{t.alerts}</h2>
        {alerts.length === 0 ? <p className="soft">{t.noAlerts}</p> : null}
        <ul className="child-alerts">
          {alerts.map((a) => (
            <li key={a.id}>
              <Chip state={a.grave ? 'urgent' : 'attention'}>
                {t.alert(kindWords(t.kinds, a.alert), a.grave, a.text)}
              </Chip>
            </li>
          ))}
        </ul>
        {noting ? (
          <NoteAlert
            child={id}
            room={room?.id}
            say={say}
            confirms={me?.confirms ?? false}
            onClose={() => setNoting(false)}
          />
        ) : (
          <div>
            <Button icon={Plus} onPress={() => (me ? setNoting(true) : onWho())}>
              {t.add}
            </Button>
          </div>
        )}
      </section>
      <div className="child-cards">{cards}</div>
      <div>
        <Reserved child={id} />
      </div>
    </main>
  )
}

/** A kind noted by a later release than this tablet's is told as `other`. */
const kindWords = (words: Readonly<Record<(typeof AlertKind.options)[number], string>>, alert: string) =>
  words[AlertKind.options.find((k) => k === alert) ?? 'other']

function NoteAlert({
  child,
  room,
  say,
  confirms,
  onClose,
}: {
  child: string
  room?: string
  say: SayLines
  confirms: boolean
  onClose: () => void
}) {
  const t = useText(childText)
  const tell = useSaying(say)
  const [alert, setAlert] = useState<(typeof AlertKind.options)[number]>('allergy')
  const [text, setText] = useState('')
  const [grave, setGrave] = useState(false)
  const [tried, setTried] = useState(false)
  const [saving, setSaving] = useState(false)
  const words = text.trim()
  const short = words.length < 2
  const save = async () => {
    setTried(true)
    if (short) return
    setSaving(true)
    const line = {
      kind: alertNoted.kind,
      kindVersion: alertNoted.version,
      about: child,
      ...(room === undefined ? {} : { room }),
      payload: { alert, text: words.slice(0, 200), grave },
    }
    const saved = await tell(`alert ${child}`, [line], confirms ? t.noted(words) : t.notedToConfirm(words))
    setSaving(false)
    if (saved) onClose()
  }
  return (
    <div className="stack child-note">
      <fieldset className="child-kinds" aria-label={t.what}>
        {AlertKind.options.map((k) => (
          <Button key={k} pressed={alert === k} onPress={() => setAlert(k)}>
            {t.kinds[k]}
          </Button>
        ))}
      </fieldset>
      <Field
        label={t.text}
        hint={t.textHint}
        value={text}
        onChange={setText}
        error={tried && short ? t.tooShort : undefined}
      />
      <Checkbox label={t.isGrave} hint={t.isGraveHint} checked={grave} onChange={setGrave} />
      <div className="row">
        <Button look="main" busy={saving} onPress={() => void save()}>
          {t.save}
        </Button>
        <Button look="quiet" onPress={onClose}>
          {t.cancel}
        </Button>
      </div>
    </div>
  )
}
