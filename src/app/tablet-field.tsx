// A phone of an office: its projects in the field instead of a room, bound to what the phone carries; fetched when such a phone is opened.
import UserRound from 'lucide-react/icons/user-round'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { holdPart } from '../device/shell.ts'
import { type Tell, useSaying } from '../device/use-saying.ts'
import type {
  CarriedContract,
  CarriedFinding,
  CarriedProject,
} from '../modules/construction/rules/carried.ts'
import type { FieldAt, Listed } from '../modules/construction/screens/field-here.ts'
import { FieldList } from '../modules/construction/screens/field-list.tsx'
import { FieldProject } from '../modules/construction/screens/field-project.tsx'
import { fieldText } from '../modules/construction/screens/field-text.ts'
import { MendFinding } from '../modules/construction/screens/mend-finding.tsx'
import { VisitPlot } from '../modules/construction/screens/visit-plot.tsx'
import { VisitWorks } from '../modules/construction/screens/visit-works.tsx'
import { Button } from '../ui/button.tsx'
import { SyncChip } from '../ui/chip.tsx'
import '../ui/frames.css'
import { useText } from '../ui/language.tsx'
import { OfflineNote, useOnline } from '../ui/offline-note.tsx'
import { usePlace } from './tablet-place.ts'
import {
  OF_OFFICE,
  type RoomSession,
  useActing,
  useMoment,
  useRows,
  useSay,
  useStaff,
  useWaiting,
} from './tablet-store.ts'

type Place =
  | { readonly at: 'list' }
  | { readonly at: 'project' | 'plot' | 'works'; readonly id: string }
  | { readonly at: 'mend'; readonly id: string; readonly note: string }
const LIST: Place = { at: 'list' }
const PREFIX = 'field:'
const AGAIN_MS = 15_000

/** The screens of the field are held for the days without a network; a tablet of a room does without them. */
function useHeld(): boolean {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let gone = false
    const ask = async () => {
      const done = await holdPart('office').catch(() => false)
      if (gone) return
      if (done) setHeld(true)
      else timer = setTimeout(() => void ask(), AGAIN_MS)
    }
    void ask()
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [])
  return held
}

/** `onWho` asks for a face and a PIN over these screens: they stay mounted, so that nothing typed is lost. */
export function FieldHere({
  session,
  onWho,
  onSaid,
}: {
  session: RoomSession
  onWho: () => void
  onSaid: () => void
}) {
  const t = useText(fieldText)
  const { now, today } = useMoment(session)
  const { place, go, back } = usePlace<Place>(LIST)
  const online = useOnline()
  const held = useHeld()
  const { state, sync } = useWaiting(session, now)
  const projects = useRows<CarriedProject>(session, 'construction_project')
  const contracts = useRows<CarriedContract>(session, 'construction_contract')
  const findings = useRows<CarriedFinding>(session, 'construction_note')
  const offices = useRows<{ readonly name: string }>(session, 'representation')
  const staff = useStaff(session, today, OF_OFFICE)
  const acting = useActing(session)
  const person = staff.find((p) => p.id === acting)
  const saying = useSaying(useSay(session, acting))
  const tell: Tell = useCallback(
    async (...said) => {
      if (acting !== undefined) return saying(...said)
      onWho()
      return false
    },
    [acting, saying, onWho],
  )
  // drafts on their way to the disk: a phone that dies now has what was there before
  const [keeping, setKeeping] = useState(0)
  const drafts = useMemo(() => {
    const all = () => session.kept.get().drafts ?? {}
    return {
      draft: <T,>(name: string) => all()[PREFIX + name] as T | undefined,
      keepDraft: (name: string, draft: object | undefined) => {
        const { [PREFIX + name]: _had, ...rest } = all()
        setKeeping((n) => n + 1)
        // what was not kept is still on the screen
        void session.kept
          .change({ drafts: draft ? { ...rest, [PREFIX + name]: draft } : rest })
          .catch(() => undefined)
          .finally(() => setKeeping((n) => n - 1))
      },
    }
  }, [session])
  const of = <T extends { readonly project: string }>(rows: Iterable<[string, T]>, id: string): Listed<T> =>
    [...rows].filter(([, row]) => row.project === id)
  const listed = (id: string): FieldAt | undefined => {
    const project = projects.get(id)
    return project && { id, project, today, tell, photos: session.photos, ...drafts, onBack: back }
  }
  const may = {
    plot: person ? person.may('construction.write') : true,
    works: person ? person.may('construction.watch') : true,
  }
  const at = place.at === 'list' ? undefined : listed(place.id)
  const parts = at && {
    contracts: of(contracts.entries(), at.id),
    findings: of(findings.entries(), at.id).toSorted(([, a], [, b]) => (a.on < b.on ? 1 : -1)),
  }
  const finding = place.at === 'mend' ? findings.get(place.note) : undefined
  const upper = () => {
    if (!at || !parts) return null
    switch (place.at) {
      case 'list':
        return null
      case 'plot':
        return <VisitPlot at={at} />
      case 'works':
        return <VisitWorks at={at} of={parts} />
      case 'mend':
        return finding ? <MendFinding at={at} note={place.note} finding={finding} /> : null
      case 'project':
        return (
          <FieldProject
            at={at}
            of={parts}
            may={may}
            onPlot={() => go({ at: 'plot', id: at.id })}
            onWorks={() => go({ at: 'works', id: at.id })}
            onMend={(note) => go({ at: 'mend', id: at.id, note })}
          />
        )
    }
  }
  const shown = upper()
  const { book, label } = session.kept.get()
  return (
    <div className="tablet" data-held={held || undefined} data-keeping={keeping > 0 || undefined}>
      <header className="tablet-top">
        <div className="tablet-room">
          <h1>{offices.get(book)?.name ?? label}</h1>
        </div>
        <button type="button" className="sync-open" onClick={onSaid}>
          <SyncChip pending={sync.pending} oldestMinutes={sync.oldestMinutes} />
        </button>
        <Button look="quiet" icon={UserRound} onPress={onWho}>
          {person?.name ?? t.whoAmI}
        </Button>
      </header>
      {shown ?? (
        <main id="main" className="tablet-main" tabIndex={-1}>
          <OfflineNote show={!online || state === 'waiting'} />
          {held || !online ? null : (
            <p className="soft" role="status">
              {t.notHeld}
            </p>
          )}
          <FieldList
            projects={[...projects.entries()]}
            findings={[...findings.entries()]}
            {...{ today, draft: drafts.draft }}
            usual={person && !person.may('construction.write') ? 'works' : person ? 'plots' : 'all'}
            onOpen={(id) => go({ at: 'project', id })}
          />
        </main>
      )}
    </div>
  )
}
