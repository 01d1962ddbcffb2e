// What happens when something is said of an incident.
import type { Taking } from '../../kernel/taking.ts'
import { carryIncident, carryQuestion, fadeIncident, fadeQuestion } from './carry.ts'
import type { Incident, IncidentBlob, IncidentChild, IncidentQuestion } from './contract.ts'
import { incidentsOf } from './indicators.ts'
import { asksOf } from './rules/asks.ts'
import {
  foldIncident,
  foldIncidentBlob,
  foldIncidentChild,
  incidentChildKinds,
  incidentChildrenOf,
  incidentKinds,
  paperOf,
} from './rules/fold-incident.ts'
import { incidentOf } from './rules/incident-of.ts'
import { asksWhether, foldQuestion, questionKinds, questionsOf } from './rules/was-hurt.ts'

const incident: Taking<Incident> = {
  table: 'incident',
  kinds: incidentKinds,
  keysOf: (f) => [incidentOf(f)],
  fold: foldIncident,
  carry: carryIncident,
  fade: fadeIncident,
  contributes: incidentsOf,
  asks: (r) =>
    asksOf({
      ...{
        at: r.at,
        said_at: r.said_at,
        kind: r.kind,
        head: r.head,
        room: r.room ?? r.book,
        children: r.children,
      },
      ...{ reviewed: r.reviewed?.at ?? null, closed: r.closed !== null },
    }),
}

const ofChild: Taking<IncidentChild> = {
  table: 'incident_child',
  kinds: incidentChildKinds,
  keysOf: incidentChildrenOf,
  subjectOf: (_f, key) => ({ table: 'child', key: key.split('|')[1]! }),
  fold: foldIncidentChild,
}

const papers: Taking<IncidentBlob> = {
  table: 'incident_blob',
  kinds: ['safety.paper-signed'],
  keysOf: paperOf,
  fold: foldIncidentBlob,
  shows: (r) => (r.shown ? { about: r.child, needs: 'incidents.read', name: 'incidente' } : undefined),
}

const question: Taking<IncidentQuestion> = {
  table: 'incident_question',
  kinds: questionKinds,
  keysOf: questionsOf,
  fold: foldQuestion,
  carry: carryQuestion,
  fade: fadeQuestion,
  asks: (r) => asksWhether(r.child, r.room, r),
}

export const safetyTakings = [incident, ofChild, papers, question]
