// Fields said by several facts: later facts name the ones they supersede; two heads are a conflict for a person, never a silent win.
import { canonical } from './canonical.ts'
import { byEstimatedTime, type Stamped } from './fact.ts'

export type FieldConflict = { field: string; facts: string[] }

/**
 * Folds the fields that facts set. A head of a field is a fact that sets it and that no other fact setting the same field
 * supersedes. One distinct value among heads = the value; several = the latest one shown and a conflict that names them.
 * Total and free of order: facts are sorted inside.
 */
export function foldFields<T extends Record<string, unknown>>(
  facts: readonly Stamped[],
  fieldsOf: (s: Stamped) => Partial<T>,
): { values: Partial<T>; conflicts: FieldConflict[]; setBy: Partial<Record<keyof T, string>> } {
  const sorted = [...facts].sort(byEstimatedTime)
  const setters = new Map<string, Stamped[]>()
  for (const s of sorted) {
    for (const [field, value] of Object.entries(fieldsOf(s))) {
      if (value === undefined) continue
      const list = setters.get(field)
      if (list) list.push(s)
      else setters.set(field, [s])
    }
  }
  const values: Record<string, unknown> = {}
  const setBy: Record<string, string> = {}
  const conflicts: FieldConflict[] = []
  for (const field of [...setters.keys()].sort()) {
    const all = setters.get(field)!
    const superseded = new Set(all.flatMap((s) => s.fact.supersedes?.filter((id) => id !== s.fact.id) ?? []))
    const standing = all.filter((s) => !superseded.has(s.fact.id))
    const heads = standing.length > 0 ? standing : all
    const last = heads[heads.length - 1]!
    values[field] = (fieldsOf(last) as Record<string, unknown>)[field]
    setBy[field] = last.fact.id
    const texts = new Set(heads.map((s) => canonical((fieldsOf(s) as Record<string, unknown>)[field])))
    if (texts.size > 1) conflicts.push({ field, facts: heads.map((s) => s.fact.id) })
  }
  return { values: values as Partial<T>, conflicts, setBy: setBy as Partial<Record<keyof T, string>> }
}
