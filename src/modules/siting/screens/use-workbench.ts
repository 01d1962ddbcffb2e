// The workbench's two workers as a screen sees them: what is asked, what stands on the screen for it, how long that took, how good it is.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { SitingInstance } from '../contract/instance.ts'
import type { PlanParameters } from '../contract/plans.ts'
import type { CannotBe } from '../rules/plan-instance.ts'
import type { Ask, Curve, EquityPoint, Shown, Told } from './workbench-talk.ts'

export type Workbench = {
  readonly parameters: PlanParameters
  /** what ids and points are of: the instance, or as it is cut into neighborhoods where places count */
  readonly ground: SitingInstance
  readonly shown: Shown | undefined
  /** the parameters that what is shown answers; others have been asked for when it is not `parameters` */
  readonly shownFor: PlanParameters | undefined
  readonly cannot: CannotBe | undefined
  readonly failed: string | undefined
  /** no plan is worth more; undefined while it is worked out */
  readonly bound: { readonly value: number; readonly bound: number } | undefined
  /** milliseconds from the last move to its plan on the screen */
  readonly ms: number | undefined
  /** which move the plan on the screen answers */
  readonly answered: number | undefined
  readonly curve: Curve | undefined
  readonly equity: { readonly points: readonly EquityPoint[]; readonly over: boolean } | undefined
  readonly move: (more: Partial<PlanParameters>) => void
  readonly askCurve: (state: string) => void
  readonly askEquity: () => void
}

/** Quiet for so long, a plan is worth a better look. */
const QUIET_MS = 250

const worker = () => new Worker(new URL('./workbench-worker.ts', import.meta.url), { type: 'module' })

type Move = {
  readonly parameters: PlanParameters
  /** when it was made */
  readonly since: number
  readonly from?: readonly string[]
}
type Moves = { nth: number; going: Move | undefined; waiting: Move | undefined }
type Standing = Omit<Workbench, 'parameters' | 'ground' | 'move' | 'askCurve' | 'askEquity'>
const NOTHING: Standing = {
  ...{ shown: undefined, shownFor: undefined, cannot: undefined, failed: undefined, bound: undefined },
  ...{ ms: undefined, answered: undefined, curve: undefined, equity: undefined },
}

/** `from`: sites of a kept plan to begin with. The workers live as long as the screen stands on this instance. */
export function useWorkbench(
  instance: SitingInstance,
  start: PlanParameters,
  from: readonly string[] | undefined,
): Workbench {
  const [parameters, setParameters] = useState(start)
  const [ground, setGround] = useState(instance)
  const [standing, setStanding] = useState<Standing>(NOTHING)
  const workers = useRef<{ readonly quick: Worker; readonly slow: Worker }>(undefined)
  /** one move is on its way at a time; while it is, only the newest of the others waits */
  const at = useRef<Moves>({ nth: 0, going: undefined, waiting: undefined })
  const current = useRef(start)
  const shownIds = useRef<readonly string[]>([])
  const begin = useRef({ start, from })

  const send = useCallback((next: Move) => {
    if (at.current.going) {
      at.current.waiting = next
      return
    }
    at.current.going = next
    at.current.nth++
    const sites = next.from ?? (shownIds.current.length > 0 ? shownIds.current : undefined)
    const { parameters } = next
    const ask: Ask = { ask: 'plan', nth: at.current.nth, parameters, ...(sites ? { from: sites } : {}) }
    workers.current?.quick.postMessage(ask)
  }, [])

  useEffect(() => {
    const w = { quick: worker(), slow: worker() }
    workers.current = w
    at.current = { nth: at.current.nth, going: undefined, waiting: undefined }
    shownIds.current = []
    let quiet: ReturnType<typeof setTimeout> | undefined
    const better = (nth: number, parameters: PlanParameters, ids: readonly string[]) => {
      clearTimeout(quiet)
      quiet = setTimeout(
        () => w.slow.postMessage({ ask: 'bound', nth, parameters, ids } satisfies Ask),
        QUIET_MS,
      )
    }
    w.quick.addEventListener('message', ({ data: told }: MessageEvent<Told>) => {
      if (told.told === 'ground') return setGround(told.instance)
      const { going, waiting } = at.current
      at.current.going = undefined
      at.current.waiting = undefined
      if (told.told === 'plan') shownIds.current = told.shown.ids
      if (waiting) send(waiting)
      if (!going) return
      const ms = performance.now() - going.since
      if (told.told === 'plan') {
        const { shown } = told
        const fresh = { shown, shownFor: going.parameters, cannot: undefined, failed: undefined }
        setStanding((was) => ({ ...was, ...fresh, bound: undefined, ms, answered: told.nth }))
        better(told.nth, going.parameters, shown.ids)
      } else if (told.told === 'cannot') setStanding((was) => ({ ...was, cannot: told.why, ms }))
      else if (told.told === 'failed') setStanding((was) => ({ ...was, failed: told.words }))
    })
    w.slow.addEventListener('message', ({ data: told }: MessageEvent<Told>) => {
      if (told.told === 'ground') return
      // what answers an older move says nothing of the plan on the screen
      const stale = told.nth !== at.current.nth || at.current.going !== undefined
      if (told.told === 'curve') setStanding((was) => ({ ...was, curve: told.curve }))
      else if (told.told === 'equity')
        setStanding((was) => ({ ...was, equity: { points: told.points, over: told.over } }))
      else if (stale) return
      else if (told.told === 'plan') {
        shownIds.current = told.shown.ids
        setStanding((was) => ({ ...was, shown: told.shown }))
      } else if (told.told === 'bound') {
        const { value, bound } = told
        setStanding((was) => ({ ...was, bound: { value, bound } }))
      } else if (told.told === 'failed') setStanding((was) => ({ ...was, failed: told.words }))
    })
    for (const one of [w.quick, w.slow]) {
      one.addEventListener('error', (e) => setStanding((was) => ({ ...was, failed: e.message || 'worker' })))
      one.postMessage({ ask: 'instance', instance } satisfies Ask)
    }
    setStanding(NOTHING)
    setGround(instance)
    const { start: first, from: sites } = begin.current
    current.current = first
    setParameters(first)
    send({ parameters: first, since: performance.now(), ...(sites ? { from: sites } : {}) })
    return () => {
      clearTimeout(quiet)
      w.quick.terminate()
      w.slow.terminate()
      workers.current = undefined
    }
  }, [instance, send])

  const move = useCallback(
    (more: Partial<PlanParameters>) => {
      current.current = { ...current.current, ...more }
      setParameters(current.current)
      send({ parameters: current.current, since: performance.now() })
    },
    [send],
  )
  const askCurve = useCallback((state: string) => {
    const ask: Ask = { ask: 'curve', nth: at.current.nth, parameters: current.current, state }
    workers.current?.slow.postMessage(ask)
  }, [])
  const askEquity = useCallback(() => {
    const ids = shownIds.current
    if (ids.length === 0) return
    setStanding((was) => ({ ...was, equity: { points: [], over: false } }))
    const ask: Ask = { ask: 'equity', nth: at.current.nth, parameters: current.current, ids }
    workers.current?.slow.postMessage(ask)
  }, [])
  return { parameters, ground, ...standing, move, askCurve, askEquity }
}
