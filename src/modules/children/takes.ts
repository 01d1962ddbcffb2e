// What happens when a fact about a child arrives.
import { conflictTasks } from '../../kernel/conflict-task.ts'
import type { Taking } from '../../kernel/taking.ts'
import { carryChild, carryPortrait, childCarrying, portraitCarrying } from './carry.ts'
import type { Child, ChildBlob, ChildDistinct, ChildDocument, ChildPortrait } from './contract/rows.ts'
import { enrolledOf } from './indicators.ts'
import { childrenOf, foldChild } from './rules/fold-child.ts'
import { foldDistinct, pairOf } from './rules/fold-distinct.ts'
import { filesOf, foldBlob, foldDocument, foldPortrait, showing } from './rules/fold-files.ts'
import { childConflict } from './tasks.ts'

const child: Taking<Child> = {
  table: 'child',
  kinds: [...childCarrying.kinds, 'network.center-split', 'network.center-merged', 'network.rooms-recut'],
  keysOf: childrenOf,
  fold: foldChild,
  carry: carryChild,
  contributes: enrolledOf,
  asks: (r) => (r.left_on ? [] : conflictTasks(childConflict.id, r.key, r.room, r.conflicts)),
}

const portrait: Taking<ChildPortrait> = {
  table: 'child_portrait',
  kinds: [...portraitCarrying.kinds, 'children.files-joined'],
  keysOf: portraitCarrying.keysOf,
  subjectOf: (f) => ({ table: 'child', key: f.about }),
  fold: foldPortrait,
  carry: (r, look) => {
    const of = look<Child>('child', r.key)
    return of && !of.left_on ? carryPortrait(r) : undefined
  },
  lookedAt: true,
}

/** Documents stay at the desk: no tablet carries them. */
const documents: Taking<ChildDocument> = {
  table: 'child_document',
  kinds: ['children.document-attached', 'children.document-withdrawn'],
  keysOf: (f) => [f.kind === 'children.document-attached' ? f.id : String(f.payload.document)],
  fold: foldDocument,
  lookedAt: true,
}

const blobs: Taking<ChildBlob> = {
  table: 'child_blob',
  kinds: ['children.portrait-taken', 'children.document-attached'],
  keysOf: filesOf,
  subjectOf: showing,
  fold: foldBlob,
  shows: (r) =>
    r.shown
      ? {
          about: r.child,
          needs: r.part === 'document' ? 'documents.read' : 'children.read',
          ...(r.name === null ? {} : { name: r.name }),
          ...(r.part === 'document' ? {} : { plain: true }),
        }
      : r.part === 'document'
        ? 'lingers'
        : r.held
          ? 'stays'
          : undefined,
}

const distinct: Taking<ChildDistinct> = {
  table: 'child_distinct',
  kinds: ['children.files-distinct'],
  keysOf: pairOf,
  fold: foldDistinct,
}

export const childrenTakings = [child, distinct, portrait, documents, blobs]
