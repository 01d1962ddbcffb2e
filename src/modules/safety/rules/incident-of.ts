// Which incident a fact is about; apart from its fold, because a tablet needs this alone before the room is drawn.
import type { Fact } from '../../../kernel/fact.ts'

/** Kinds about one child of an incident: they name it in their payload. */
const OF_CHILD: ReadonlySet<string> = new Set([
  'safety.child-seen',
  'safety.family-told',
  'safety.paper-signed',
])

/** The incident a fact is about. */
export const incidentOf = (f: Fact): string => (OF_CHILD.has(f.kind) ? String(f.payload.incident) : f.about)
