// What is said of a visit when it arrives, on the phone and on the server: no day ahead, no place far from the site, no measure that contradicts itself.
import { kilometers, type Point } from '../../../kernel/distance.ts'
import { type Flag, refused, stands, type Verdict } from '../../../kernel/verdict.ts'
import type { SitePhoto, StoodAt } from './parts.ts'

/** So far from where the site is said to be, beyond what the device may be off, somebody must look. Source: own, unconfirmed. */
export const FAR_KM = 2

/** `far-from-site` where the visit, or a photo of it, was that far from the point of the site; nothing where no point is known. */
export function placeFlags(
  site: { readonly latitude: number | null; readonly longitude: number | null },
  stoodAt: StoodAt | undefined,
  photos: readonly SitePhoto[],
): readonly Flag[] {
  const { latitude, longitude } = site
  if (latitude === null || longitude === null) return []
  const far = (p: Point & { readonly accuracy?: number | undefined }) =>
    kilometers(p, { latitude, longitude }) - (p.accuracy ?? 0) / 1000 > FAR_KM
  return [
    ...(stoodAt && far(stoodAt) ? [{ code: 'far-from-site', field: 'stoodAt' }] : []),
    ...(photos.some(far) ? [{ code: 'far-from-site', field: 'photos' }] : []),
  ]
}

type Told = {
  readonly on?: unknown
  readonly stoodAt?: StoodAt
  readonly photos?: readonly SitePhoto[]
  readonly findings?: readonly { readonly photos?: readonly SitePhoto[] | undefined }[]
}

/** Of a plot or of works. Refusal: day-ahead. Flag: far-from-site. */
export function judgeVisit(
  payload: unknown,
  site: { readonly latitude: number | null; readonly longitude: number | null } | undefined,
  today: string,
): Verdict {
  const p = payload as Told
  if (typeof p.on === 'string' && p.on > today) return refused('day-ahead', 'on')
  const photos = [...(p.photos ?? []), ...(p.findings ?? []).flatMap((f) => f.photos ?? [])]
  return stands(...(site ? placeFlags(site, p.stoodAt, photos) : []))
}
