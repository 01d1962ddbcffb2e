// A form that is not finished yet outlives a reload and a look at another screen: kept in this tab alone, until it is saved or its person leaves.
import { useState } from 'react'
import { useMe } from './me.tsx'

const PREFIX = 'nido.draft.'

/** Storage may be refused by the browser; the draft then lasts as long as the screen. */
function reach<R>(use: (storage: Storage) => R): R | undefined {
  try {
    return use(sessionStorage)
  } catch {
    return undefined
  }
}

/** Nobody who signs in here later finds what somebody had begun. */
export function forgetDrafts(): void {
  reach((s) => {
    for (const key of Object.keys(s)) if (key.startsWith(PREFIX)) s.removeItem(key)
  })
}

export type Kept<T> = {
  readonly draft: T
  /** it was begun before this screen was opened */
  readonly found: boolean
  readonly keep: (next: T) => void
  readonly drop: () => void
}

/** `name`: what is being written, with the ids of what it is about; another name is another draft (give the screen a `key`). */
export function useKeptDraft<T>(name: string, empty: T): Kept<T> {
  const me = useMe()
  const key = `${PREFIX}${me.person}.${name}`
  const [{ draft, found }, set] = useState<{ draft: T; found: boolean }>(() => {
    const text = reach((s) => s.getItem(key))
    if (!text) return { draft: empty, found: false }
    try {
      return { draft: { ...empty, ...(JSON.parse(text) as T) }, found: true }
    } catch {
      return { draft: empty, found: false }
    }
  })
  return {
    draft,
    found,
    keep: (next) => {
      set((was) => ({ draft: next, found: was.found }))
      reach((s) => s.setItem(key, JSON.stringify(next)))
    },
    drop: () => {
      set({ draft: empty, found: false })
      reach((s) => s.removeItem(key))
    },
  }
}
