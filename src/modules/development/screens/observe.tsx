// Observing in the room: whom, or which one thing for several; a round that survives a crash, and how it stands once it is saved.
import Undo2 from 'lucide-react/icons/undo-2'
import { type ReactNode, useState } from 'react'
import type { Rows } from '../../../device/carried.ts'
import type { Photos } from '../../../device/photos.ts'
import { type SayLines, useSaying } from '../../../device/use-saying.ts'
import type { Day } from '../../../kernel/days.ts'
import { Button } from '../../../ui/button.tsx'
import { ChildLine } from '../../../ui/child-face.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import type { CarriedChild } from '../../children/contract/rows.ts'
import { askObserving } from '../rules/ask-observing.ts'
import { beganOf, type CarriedObservation, lookedOf } from '../rules/carried.ts'
import './development.css'
import { ObserveChild } from './observe-child.tsx'
import { ObserveRoom } from './observe-room.tsx'
import { type ObserveDraft, seenOfChild } from './observing.ts'
import type { RoundTold } from './round-told.ts'
import { observeText } from './tablet-text.ts'

export type ObserveProps = {
  readonly room: { readonly id: string; readonly name: string }
  readonly today: Day
  readonly roster: Rows<CarriedChild>
  readonly isHere: (child: string) => boolean
  /** children chosen on the wall: one = their round at once */
  readonly chosen: readonly string[]
  readonly observations: Rows<CarriedObservation>
  readonly drafts: {
    readonly get: (name: string) => ObserveDraft | undefined
    readonly put: (name: string, draft: ObserveDraft | undefined) => void
  }
  readonly photos: () => Promise<Photos>
  readonly photosAgreed: (child: string) => boolean
  readonly me?: { readonly id: string }
  readonly onWho: () => void
  /** what a result that leaves a doubt offers next; another module says it */
  readonly onDoubt?: (child: string, round: RoundTold) => ReactNode
  readonly say: SayLines
  readonly onBack: () => void
}

type At =
  | { readonly what: 'pick' }
  | { readonly what: 'room' }
  | { readonly what: 'child'; readonly id: string }

export function Observe(props: ObserveProps) {
  const { room, roster, today, chosen, isHere, observations, me } = props
  const t = useText(observeText)
  const tell = useSaying(props.say)
  const [only] = chosen
  const [at, setAt] = useState<At>(
    chosen.length === 1 && only !== undefined ? { what: 'child', id: only } : { what: 'pick' },
  )
  const named = new Set(chosen)
  const listed = [...roster.entries()]
    .filter(([id, c]) => (named.size > 1 ? named.has(id) : c.room === room.id))
    .sort(([, a], [, b]) => a.given.localeCompare(b.given, 'es'))
  const child = at.what === 'child' ? roster.get(at.id) : undefined
  const back = () => (at.what === 'pick' || chosen.length === 1 ? props.onBack() : setAt({ what: 'pick' }))
  const save: typeof tell = async (...said) => {
    if (me) return tell(...said)
    props.onWho()
    return false
  }
  return (
    <main id="main" className="tablet-main observe">
      <header className="observe-top">
        <Button icon={Undo2} onPress={back}>
          {t.back}
        </Button>
        <h1>{t.title}</h1>
      </header>
      {child && at.what === 'child' ? (
        <ObserveChild
          key={at.id}
          id={at.id}
          child={child}
          room={child.room ?? room.id}
          today={today}
          seen={seenOfChild(observations, at.id)}
          draft={props.drafts.get(at.id)}
          onDraft={(draft) => props.drafts.put(at.id, draft)}
          photos={props.photosAgreed(at.id) ? props.photos : undefined}
          save={save}
          onDoubt={props.onDoubt && ((round) => props.onDoubt?.(at.id, round))}
          onNext={() => (chosen.length === 1 ? props.onBack() : setAt({ what: 'pick' }))}
        />
      ) : at.what === 'room' ? (
        <ObserveRoom
          {...{ today, observations, save }}
          room={room.id}
          listed={listed.filter(([id]) => isHere(id) || named.size > 1)}
        />
      ) : (
        <PickChild
          listed={listed}
          {...{ today, isHere, observations }}
          onChild={(id) => setAt({ what: 'child', id })}
          onRoom={() => setAt({ what: 'room' })}
        />
      )}
    </main>
  )
}

function PickChild({
  listed,
  today,
  isHere,
  observations,
  onChild,
  onRoom,
}: Pick<ObserveProps, 'today' | 'isHere' | 'observations'> & {
  listed: readonly (readonly [string, CarriedChild])[]
  onChild: (id: string) => void
  onRoom: () => void
}) {
  const t = useText(observeText)
  const { age } = useFormats()
  const began = beganOf(observations.values())
  const isDue = (id: string, c: CarriedChild) => {
    const looked = [...observations.entries()].flatMap(([key, o]) =>
      o.c === id ? [lookedOf(key, o, c)] : [],
    )
    const of = { child: id, birth: c.birth, weeks: c.weeks ?? null, room: c.room, since: null, began, looked }
    return askObserving(of, today, 'UTC') !== undefined
  }
  const due = listed.filter(([id, c]) => isDue(id, c))
  const rest = listed.filter((x) => !due.includes(x))
  const group = (title: string, list: typeof listed) =>
    list.length === 0 ? null : (
      <section className="stack">
        <h2>{title}</h2>
        <ul className="observe-items">
          {list.map(([id, c]) => (
            <li key={id}>
              <Button look="quiet" onPress={() => onChild(id)}>
                <ChildLine
                  id={id}
                  name={`${c.given} ${c.first}`}
                  line={age(c.birth, today)}
                  alerts={c.alerts.map((a) => a.text)}
                  away={!isHere(id)}
                />
              </Button>
            </li>
          ))}
        </ul>
      </section>
    )
  return (
    <>
      <p>{t.pickChild}</p>
      <div>
        <Button big onPress={onRoom}>
          {t.byRoom}
        </Button>
      </div>
      {group(t.waiting, due)}
      {group(due.length > 0 ? t.others : t.oneChild, rest)}
    </>
  )
}
