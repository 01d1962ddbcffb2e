// The theme of the page: paper, high contrast for sunlight, or dark for nap rooms; remembered on the device.
import { useSyncExternalStore } from 'react'
import { remember, remembered } from './language.tsx'

export const themes = ['light', 'contrast', 'nap'] as const
export type Theme = (typeof themes)[number]

const KEY = 'nido.theme'
const listeners = new Set<() => void>()

function isTheme(value: string | null | undefined): value is Theme {
  return themes.some((t) => t === value)
}

function current(): Theme {
  const shown = document.documentElement.dataset.theme
  return isTheme(shown) ? shown : 'light'
}

/** Puts on the remembered theme before anything is drawn; a system that asks for more contrast gets it. */
export function startTheme(): void {
  const kept = remembered(KEY)
  const asked = matchMedia('(prefers-contrast: more)').matches ? 'contrast' : 'light'
  document.documentElement.dataset.theme = isTheme(kept) ? kept : asked
}

export function chooseTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme
  remember(KEY, theme)
  for (const tell of listeners) tell()
}

export function useTheme(): [Theme, (theme: Theme) => void] {
  const theme = useSyncExternalStore((tell) => {
    listeners.add(tell)
    return () => listeners.delete(tell)
  }, current)
  return [theme, chooseTheme]
}
