// A kept plan counted again in a worker, so that its map shows who is covered; nothing while the data it needs are not there.
import { useEffect, useState } from 'react'
import type { SitingInstance } from '../contract/instance.ts'
import type { PlanParameters } from '../contract/plans.ts'
import type { Ask, Shown, Told } from './workbench-talk.ts'

export type Counted = { readonly ground: SitingInstance; readonly shown: Shown }

/** Undefined until it is counted, and where the sites are no plan of this instance any more. Keep `ids` stable. */
export function useShown(
  instance: SitingInstance | undefined,
  parameters: PlanParameters,
  ids: readonly string[],
): Counted | undefined {
  const [counted, setCounted] = useState<Counted>()
  useEffect(() => {
    if (!instance) return
    const worker = new Worker(new URL('./workbench-worker.ts', import.meta.url), { type: 'module' })
    let ground = instance
    worker.addEventListener('message', ({ data: told }: MessageEvent<Told>) => {
      if (told.told === 'ground') ground = told.instance
      else if (told.told === 'plan') setCounted({ ground, shown: told.shown })
    })
    worker.postMessage({ ask: 'instance', instance } satisfies Ask)
    worker.postMessage({ ask: 'show', nth: 1, parameters, ids } satisfies Ask)
    return () => worker.terminate()
  }, [instance, parameters, ids])
  return counted
}
