// What a tablet carries of a child, and how facts still in its outbox change that.
import type { Fact, Stamped } from '../../kernel/fact.ts'
import type { Carrying } from '../../kernel/taking.ts'
import type { CarriedChild, CarriedPortrait, Child, ChildPortrait } from './contract/rows.ts'

export function carryChild(r: Child): CarriedChild | undefined {
  if (r.left_on) return undefined
  return {
    given: r.given,
    first: r.first,
    ...(r.second ? { second: r.second } : {}),
    sex: r.sex,
    birth: r.birth,
    ...(r.gestational_weeks === null ? {} : { weeks: r.gestational_weeks }),
    room: r.room,
    alerts: r.alerts.map((a) => ({ id: a.id, alert: a.alert, text: a.text, grave: a.grave })),
    setBy: { birth: r.set_by.birth!, sex: r.set_by.sex! },
  }
}

function apply(child: CarriedChild | undefined, fact: Fact): CarriedChild | undefined {
  const p = fact.payload
  switch (fact.kind) {
    case 'children.child-registered':
    case 'children.child-changed': {
      const base =
        child ??
        (fact.kind === 'children.child-registered' ? { room: null, alerts: [], setBy: {} } : undefined)
      if (!base) return undefined
      const { gestationalWeeks, curp: _curp, synthetic: _synthetic, ...rest } = p as Record<string, unknown>
      const setBy = { ...base.setBy }
      for (const field of Object.keys(p)) if (field in setBy || !child) setBy[field] = fact.id
      return {
        ...base,
        ...rest,
        ...(gestationalWeeks === undefined ? {} : { weeks: gestationalWeeks }),
        setBy,
      } as CarriedChild
    }
    case 'children.child-placed':
      return child && { ...child, room: p.room as string }
    case 'children.alert-noted':
      return (
        child && {
          ...child,
          alerts: [
            ...child.alerts.filter((a) => a.id !== fact.id),
            { id: fact.id, alert: String(p.alert), text: String(p.text), grave: p.grave === true },
          ],
        }
      )
    case 'children.child-left':
    case 'children.child-transferred':
      return undefined
    default:
      // A withdrawal waits for the server: until a person elsewhere agrees, an alert stays visible.
      return child
  }
}

/** Additions show at once; removals of alerts only once the server has them (union until a person decides). */
export const childCarrying: Carrying<CarriedChild> = {
  table: 'child',
  kinds: [
    'children.child-registered',
    'children.child-changed',
    'children.child-placed',
    'children.child-left',
    'children.child-transferred',
    'children.alert-noted',
    'children.alert-withdrawn',
    'children.files-joined',
  ],
  keysOf: (f) => [f.about],
  overlay: (_key, carried, pending: readonly Stamped[]) =>
    pending.reduce<CarriedChild | undefined>((c, s) => apply(c, s.fact), carried),
}

export const carryPortrait = (r: Pick<ChildPortrait, 'key' | 'blob' | 'thumb'>): CarriedPortrait => ({
  c: r.key,
  b: r.blob,
  t: r.thumb,
})

/** A portrait is seen at once where it was taken, and is gone at once where the family took its word back. */
export const portraitCarrying: Carrying<CarriedPortrait> = {
  table: 'child_portrait',
  kinds: ['children.portrait-taken', 'children.portrait-withdrawn'],
  keysOf: (f) => [f.about],
  overlay: (key, _carried, pending) => {
    const { fact } = pending[pending.length - 1]!
    return fact.kind === 'children.portrait-taken'
      ? { c: key, b: String(fact.payload.blob), t: String(fact.payload.thumb) }
      : undefined
  },
}
