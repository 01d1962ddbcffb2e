// Says facts of an incident from the tablet: whose they are, in which room, and what the notice says.
import type { FactKind } from '../../../kernel/kind.ts'
import { useText } from '../../../ui/language.tsx'
import {
  childSeen,
  type FirstAid,
  familyTold,
  type IncidentKind,
  type IncidentNoted,
  type IncidentPlace,
  type Injury,
  incidentDescribed,
  incidentNoted,
  notAnIncident,
  type ToldHow,
  type ToldOutcome,
  type WhyNoIncident,
} from '../contract/kinds.ts'
import type { CarriedIncident } from '../rules/carried.ts'
import { useIncidents } from './incident-context.ts'
import { incidentTabletText } from './tablet-text.ts'

const named = ({ kind, version }: FactKind) => ({ kind, kindVersion: version })

export type FirstNote = {
  readonly incident: string
  readonly kind: IncidentKind
  readonly children: readonly string[]
  readonly place?: IncidentPlace
  readonly aid: readonly FirstAid[]
  readonly head?: boolean
}

/** What may still change of a note; the rest of it is said again as it was. */
export type Completed = Partial<
  Pick<IncidentNoted, 'at' | 'kind' | 'place' | 'children' | 'witnesses' | 'unseen' | 'aid' | 'head'>
>

export function useSayIncident() {
  const t = useText(incidentTabletText)
  const { room, today, now, tell } = useIncidents()
  const at = () => new Date(now).toISOString()
  return {
    /** Resolves to true once it is on disk. */
    note: ({ incident, kind, children, place, aid, head }: FirstNote, words: string) => {
      const payload: IncidentNoted = {
        ...{ day: today, at: at(), kind, children: children.map((child) => ({ child, part: 'hurt' })) },
        ...(place ? { place } : {}),
        ...(aid.length > 0 ? { aid: [...aid] } : {}),
        ...(head ? { head } : {}),
      }
      return tell(
        `incident ${incident}`,
        [{ ...named(incidentNoted), about: incident, room, payload }],
        t.saved(words),
      )
    },
    /** The note once more, better: it corrects the one that stands, and `why` says what for. */
    complete: (
      incident: string,
      i: CarriedIncident,
      change: Completed,
      words: string,
      why = t.correctedWhy,
    ) => {
      const payload: IncidentNoted = {
        ...{ day: i.d, at: i.at, kind: i.k, children: i.c.map((c) => ({ child: c.c, part: c.p })) },
        ...(i.p ? { place: i.p } : {}),
        ...(i.a ? { aid: [...i.a] } : {}),
        ...(i.w ? { witnesses: [...i.w] } : {}),
        ...(i.u ? { unseen: true } : {}),
        ...(i.h ? { head: true } : {}),
        ...change,
      }
      const line = {
        ...{ ...named(incidentNoted), about: incident, room: i.r, payload },
        ...{ corrects: i.n, reason: why },
      }
      return tell(`complete ${incident}`, [line], t.saved(words), false)
    },
    describe: (incident: string, i: CarriedIncident, words: string) =>
      tell(
        `describe ${incident} ${words}`,
        [
          {
            ...{ ...named(incidentDescribed), about: incident, room: i.r },
            payload: { words, children: i.c.map((c) => c.c) },
          },
        ],
        t.saved(t.words),
      ),
    seen: (incident: string, child: string, injuries: readonly Injury[], words: string) =>
      tell(
        `seen ${incident} ${child} ${JSON.stringify(injuries)}`,
        [{ ...named(childSeen), about: child, room, payload: { incident, injuries: [...injuries] } }],
        words,
      ),
    /** The notes of a child’s day told of no incident. */
    none: (child: string, q: { day: string; notes: readonly string[] }, why: WhyNoIncident, words: string) =>
      tell(
        `none ${child} ${q.notes.join()}`,
        [
          {
            ...{ ...named(notAnIncident), about: child, room },
            payload: { day: q.day, notes: [...q.notes], why },
          },
        ],
        words,
      ),
    told: (
      incident: string,
      child: string,
      to: { adult?: string; relation?: string; who?: string; how: ToldHow; outcome: ToldOutcome },
      words: string,
    ) =>
      tell(
        `told ${incident} ${child} ${to.outcome}`,
        [{ ...named(familyTold), about: child, room, payload: { incident, at: at(), ...to } }],
        words,
      ),
  }
}
