// Where this device is, and where and when a photo was taken: by the photo itself, else by the device if it was just taken.
import type { StoodAt } from '../contract/parts.ts'
import { photoPlace } from '../rules/photo-place.ts'

const WAIT_MS = 20_000
/** A place known since then is still where the device is. */
const FRESH_MS = 60_000
const six = (degrees: number) => Math.round(degrees * 1e6) / 1e6

/** Its own place with how far it may be off (m); undefined when it cannot or may not tell. */
export const whereNow = (): Promise<StoodAt | undefined> =>
  new Promise((done) => {
    if (!('geolocation' in navigator)) return done(undefined)
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        done({
          latitude: six(coords.latitude),
          longitude: six(coords.longitude),
          accuracy: Math.round(coords.accuracy),
        }),
      () => done(undefined),
      { enableHighAccuracy: true, timeout: WAIT_MS, maximumAge: FRESH_MS },
    )
  })

/** A photo taken some minutes ago was taken where the device is now; an older one must say its place itself. */
const JUST_NOW_MS = 10 * 60_000

export type Taken = StoodAt & { readonly at: string; readonly typed?: true }

/** `typed`: the place somebody wrote of this visit, for a photo just taken where no device tells. Undefined: it proves nothing. */
export async function takenWhere(file: File, typed?: StoodAt): Promise<Taken | undefined> {
  const told = photoPlace(new Uint8Array(await file.arrayBuffer()))
  const at = told.clock ? new Date(told.clock) : new Date(file.lastModified)
  const when = Number.isNaN(at.getTime()) || at > new Date() ? new Date() : at
  if (told.latitude !== undefined && told.longitude !== undefined)
    return { at: when.toISOString(), latitude: told.latitude, longitude: told.longitude }
  if (Date.now() - when.getTime() > JUST_NOW_MS) return undefined
  const now = await whereNow()
  if (now) return { at: when.toISOString(), ...now }
  return (
    typed && { at: when.toISOString(), latitude: typed.latitude, longitude: typed.longitude, typed: true }
  )
}
