// Makes a photo small and bare before it goes anywhere: drawn again, so that nothing of where and with what it was taken is left.
import { imageParts, judgeFile, typeOf, withoutMetadata } from '../kernel/file-bytes.ts'

export type Shrunk = {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** for an `img` of the page itself */
  readonly url: string
}

export type PhotoRefusal = 'no-photo' | 'too-large'

/** Tried one after the other until the file is small enough: longest side in px, quality of the JPEG. */
type Step = readonly [side: number, quality: number]
export type Size = { readonly steps: readonly Step[]; readonly bytes: number; readonly square?: boolean }

const QUALITIES = [0.85, 0.72, 0.6] as const
const steps = (sides: readonly number[]): Step[] =>
  sides.flatMap((s) => QUALITIES.map((q) => [s, q] as const))

/** Source: offline design, §4.9. */
export const PHOTO: Size = { steps: steps([1280, 1024, 800, 640, 480]), bytes: 250_000 }
/** A face on a card. */
export const THUMB: Size = { steps: steps([144, 112, 96, 72, 48]), bytes: 6_000, square: true }
/** A page of a document that was photographed: letters must stay readable. */
export const PAGE: Size = { steps: steps([2200, 1800, 1500, 1280]), bytes: 900_000 }

/** More than any camera of today makes; who decodes more than this only wants to hurt. */
const MOST_PIXELS = 120_000_000
const MOST_BYTES = 60 * 1024 * 1024

function draw(from: ImageBitmap, side: number, square: boolean): OffscreenCanvas {
  const whole = square ? Math.min(from.width, from.height) : Math.max(from.width, from.height)
  const scale = Math.min(1, side / whole)
  const [w, h] = square ? [whole, whole] : [from.width, from.height]
  // a face is in the upper half more often than in the lower
  const [x, y] = square ? [(from.width - whole) / 2, (from.height - whole) / 3] : [0, 0]
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(w * scale)), Math.max(1, Math.round(h * scale)))
  const pen = canvas.getContext('2d')!
  // what is transparent becomes paper, not ink
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(from, x, y, w, h, 0, 0, canvas.width, canvas.height)
  return canvas
}

async function small(from: ImageBitmap, size: Size): Promise<Shrunk | undefined> {
  for (const [side, quality] of size.steps) {
    const blob = await draw(from, side, size.square === true).convertToBlob({ type: 'image/jpeg', quality })
    if (blob.size > size.bytes) continue
    const bytes = withoutMetadata(new Uint8Array(await blob.arrayBuffer()))
    if (!bytes || 'refused' in judgeFile(bytes)) return undefined
    return { bytes, url: dataUrl(bytes) }
  }
  return undefined
}

/** A data address: it needs no letting go, and the browser keeps nothing of it on its disk. */
export function dataUrl(bytes: Uint8Array): string {
  let s = ''
  for (let i = 0; i < bytes.length; i += 0x8000) s += String.fromCharCode(...bytes.subarray(i, i + 0x8000))
  return `data:image/jpeg;base64,${btoa(s)}`
}

/** The photo in each of the sizes, upright. Nothing is read of a file that is no photo by its first bytes. */
export async function shrinkPhoto(
  file: Blob,
  sizes: readonly Size[],
): Promise<readonly Shrunk[] | PhotoRefusal> {
  if (file.size > MOST_BYTES) return 'too-large'
  const bytes = new Uint8Array(await file.arrayBuffer())
  const type = typeOf(bytes)
  const parts = imageParts(bytes)
  if (!type || !parts) return 'no-photo'
  if (parts.width * parts.height > MOST_PIXELS) return 'too-large'
  const bitmap = await createImageBitmap(new Blob([bytes], { type })).catch(() => undefined)
  if (!bitmap) return 'no-photo'
  try {
    const made: Shrunk[] = []
    for (const size of sizes) {
      const one = await small(bitmap, size)
      if (!one) return 'too-large'
      made.push(one)
    }
    return made
  } finally {
    bitmap.close()
  }
}

/** SHA-256 as a fact names a file. */
export async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (b) => b.toString(16).padStart(2, '0')).join('')
}
