// When the tablet takes photos, when it sends them, and what it lets go of first when the disk fills: attendance is never touched.

const MB = 1024 * 1024
/** Source: offline design, §4.9. */
const ROOM_FOR_PHOTOS = 500 * MB
const ROOM_FOR_STATE = 100 * MB

/** `photos` may be taken · `none`: no new ones · `tight`: faces and days older than two weeks go too. */
export type PhotoRoom = 'photos' | 'none' | 'tight'

/** `free`: bytes by the browser's estimate; unknown is taken for enough, the store itself refuses when it is not. */
export function roomFor(free: number | undefined): PhotoRoom {
  if (free === undefined || free >= ROOM_FOR_PHOTOS) return 'photos'
  return free >= ROOM_FOR_STATE ? 'none' : 'tight'
}

/** Days of carried state that stay when the disk is nearly full. */
export const DAYS_WHEN_TIGHT = 14

const DAY_MS = 86_400_000
/** A photo the server has is kept here until a backup has it too, and no longer than what was said is kept. */
const KEPT_DAYS = 30

/** Whether a photo that the server has may leave the tablet. */
export function mayGo(keptAt: number, durable: boolean, room: PhotoRoom, now: number): boolean {
  return durable || room !== 'photos' || now - keptAt > KEPT_DAYS * DAY_MS
}

type Connection = { readonly saveData?: boolean; readonly type?: string }

/** Whether sending costs somebody money, as far as the browser tells. */
export function isMetered(connection: Connection | undefined): boolean {
  return connection?.saveData === true || connection?.type === 'cellular'
}

const STEP = 32 * 1024
const LARGEST = 256 * 1024

/** Bytes of the next piece: twice as much where the last one took less than two seconds, half where it took ten. */
export function nextPiece(last: number, ms: number): number {
  if (ms < 2_000) return Math.min(LARGEST, last * 2)
  return ms > 10_000 ? Math.max(STEP, last / 2) : last
}
export const FIRST_PIECE = STEP
