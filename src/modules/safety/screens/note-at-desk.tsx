// The first note of an incident at the desk: what, where and when, who of the children, first aid, who saw it; errors stand beside their field.
import Check from 'lucide-react/icons/check'
import { useContext, useRef, useState } from 'react'
import * as v from 'valibot'
import { civilDay, Day, instantOf } from '../../../kernel/days.ts'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { centerSteps } from '../../../ui/center-steps.ts'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { useText } from '../../../ui/language.tsx'
import { GoContext, Link } from '../../../ui/link.tsx'
import { useMay, useMe } from '../../../ui/me.tsx'
import { SaidNote, useSaying } from '../../../ui/saying.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { todayIn } from '../../../ui/today.ts'
import { childFile } from '../../children/contract.ts'
import { centerFile } from '../../network/contract.ts'
import { childSeen, familyTold, incidentDescribed, incidentNoted } from '../contract/kinds.ts'
import { mustKnow } from '../rules/asks.ts'
import {
  faultsOfNote,
  NO_ROOM,
  type NoteFault,
  type NoteFaults,
  type SaidOfNote,
  saidOfNote,
} from '../rules/first-note.ts'
import { incidentDesk } from './desk-text.ts'
import './incidents.css'
import { listText } from './list-text.ts'
import { type Prefilled, useNoteDraft } from './note-draft.ts'
import { AidAndWitnesses, WhatHappened } from './note-parts.tsx'
import { noteText } from './note-text.ts'
import { WhoOfNote } from './note-who.tsx'
import { useWhen } from './use-when.ts'
import { incidentText } from './words.ts'

const kinds = {
  noted: incidentNoted,
  described: incidentDescribed,
  seen: childSeen,
  told: familyTold,
} as const satisfies Readonly<Record<SaidOfNote['what'], unknown>>

/** `child` and `day`: begun in a child's file, or from what was noted of its day. */
export function NoteAtDesk({ id, child, day }: { id: string; child?: string; day?: string }) {
  const t = useText(noteText)
  const d = useText(incidentDesk)
  const l = useText(listText)
  const me = useMe()
  const reads = useMay()('incidents.read')
  const center = useAsk(centerFile, { book: id })
  const file = useAsk(childFile, child ? { book: id, child, purpose: 'care' } : undefined)
  const list = reads ? { label: l.title, to: `/centro/${id}/incidentes` } : { label: l.title }
  useStanding(centerSteps(me, d.mexico, center.data, id, list, { label: t.title }), 'incidents')
  const form = (of?: Prefilled) => (
    <Asked of={center} height={40}>
      {(told) => (
        <NoteForm
          key={of?.id ?? ''}
          {...{ id, of }}
          day={day}
          zone={told.center.time_zone}
          rooms={told.rooms.map((r) => ({ id: r.key, name: r.name }))}
        />
      )}
    </Asked>
  )
  return (
    <>
      <PageHead title={t.title} about={center.data?.center.name ?? '\u00a0'} />
      {child ? (
        <Asked of={file} height={40}>
          {({ child: c }) => form({ id: c.key, name: `${c.given} ${c.first}`, room: c.room })}
        </Asked>
      ) : (
        form()
      )}
    </>
  )
}

function NoteForm({
  id: book,
  day,
  of,
  zone,
  rooms,
}: {
  id: string
  day: string | undefined
  of: Prefilled | undefined
  zone: string
  rooms: readonly { readonly id: string; readonly name: string }[]
}) {
  const t = useText(noteText)
  const w = useText(incidentText)
  const may = useMay()
  const go = useContext(GoContext)
  const when = useWhen(zone)
  const saying = useSaying()
  const today = todayIn(zone)
  // an address that was typed by hand names no day that can be shown
  const on = day && v.safeParse(Day, day).success && day <= today ? day : today
  const { draft, found, keep, drop } = useNoteDraft(book, on, today, of)
  const [tried, setTried] = useState<NoteFaults>({})
  const [saved, setSaved] = useState<{ what: string; when: string; untold: boolean }>()
  const top = useRef<HTMLDivElement>(null)
  const at = (on: string, hour: string) => instantOf(on, hour, zone)
  const faults = () => faultsOfNote(draft, at, new Date().toISOString())
  /** what was wrong goes as soon as it is put right; what is new is looked at when it is saved */
  const wrongNow = Object.keys(tried).length > 0 ? faults() : {}
  const wrong = Object.fromEntries(Object.entries(wrongNow).filter(([field]) => field in tried))
  const own: Readonly<Record<string, string>> = { children: t.noChildren }
  const ofChild: Readonly<Record<string, string>> = { knows: t.noKnows, who: t.noWhom }
  const words = (field: string): string | undefined => {
    const fault: NoteFault | undefined = wrong[field]
    if (!fault) return undefined
    const special = fault === 'missing' ? (own[field] ?? ofChild[field.split('|')[0]!]) : undefined
    return special ?? t.faults[fault]
  }
  const toFirst = () => {
    const first = top.current?.querySelector<HTMLElement>('[aria-invalid="true"], .field-error:not([hidden])')
    first?.scrollIntoView({ block: 'center' })
    const inside = first?.closest('fieldset')?.querySelector<HTMLElement>('input')
    ;(first?.matches('.input') ? first : inside)?.focus()
  }
  const save = async () => {
    const now = faults()
    setTried(now)
    if (Object.keys(now).length > 0) return
    const room = draft.room === NO_ROOM ? {} : { room: draft.room }
    const said = saidOfNote(draft, at, (instant) => civilDay(instant, zone))
    const facts = said.map(({ what, about, payload }) => ({
      kind: kinds[what],
      about,
      book,
      payload,
      ...room,
    }))
    if (!(await saying.say(facts))) return
    const to = `/centro/${book}/incidentes/${draft.incident}`
    const kind = draft.kind === '' ? '' : w.kinds[draft.kind]
    const untold = draft.children.some((c) => mustKnow(c) && c.knows !== 'told')
    drop()
    // who may not read the center's incidents is told here that it is saved
    if (may('incidents.read') && go) return go(to)
    setSaved({ what: kind, when: when(at(draft.day, draft.hour.trim().padStart(5, '0'))), untold })
    scrollTo(0, 0)
  }
  if (saved)
    return (
      <section className="card stack" aria-label={t.saved}>
        <h2>{t.saved}</h2>
        <p role="status">{t.savedAbout(saved.what, saved.when)}</p>
        {saved.untold ? <p>{t.toTell}</p> : null}
        <div className="row">
          <ButtonLink to="/hoy" look="main">
            {t.toToday}
          </ButtonLink>
          <Button
            onPress={() => {
              saying.clear()
              setTried({})
              setSaved(undefined)
            }}
          >
            {t.another}
          </Button>
        </div>
      </section>
    )
  const many = Object.keys(wrong).length
  const parts = { draft, put: (more: Partial<typeof draft>) => keep({ ...draft, ...more }), words, zone }
  return (
    <div className="stack" ref={top}>
      <p className="soft">{t.about}</p>
      {may('protection.report') ? (
        <p className="soft">
          {t.harm}{' '}
          <Link className="incident-link" to="/proteccion">
            {t.harmTo}
          </Link>
        </p>
      ) : null}
      {found ? (
        <p role="status" className="row">
          {t.found}
          <Button
            look="quiet"
            onPress={() => {
              setTried({})
              drop()
            }}
          >
            {t.drop}
          </Button>
        </p>
      ) : null}
      <WhatHappened {...parts} rooms={rooms} />
      <WhoOfNote {...parts} book={book} rooms={rooms} />
      <AidAndWitnesses {...parts} book={book} />
      {many > 0 ? (
        <div role="alert" className="row">
          <span className="field-error">{t.wrong(many)}</span>
          <Button onPress={toFirst}>{t.toWrong}</Button>
        </div>
      ) : null}
      <SaidNote saying={saying} />
      <div className="row">
        <Button look="main" big icon={Check} busy={saying.busy} onPress={() => void save()}>
          {t.save}
        </Button>
      </div>
    </div>
  )
}
