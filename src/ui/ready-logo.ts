// Readies an emblem to be sent: PNG or JPEG alone, drawn again small and bare, what is transparent stays so.
import { judgeFile, typeOf } from '../kernel/file-bytes.ts'
import type { ReadyFile } from './attached-files.tsx'

/** Widest and highest, px: three times what a page shows of it. Tried one after the other until it is small enough. */
const SIZES = [
  [1200, 480],
  [800, 320],
  [480, 192],
] as const
const MOST_BYTES = 20 * 1024 * 1024

/** A text is a word of `fileText`'s problems: `no-logo`, `too-large`, `broken-file`. An SVG is a program and is not taken. */
export async function readiedLogo(file: File, most: number): Promise<ReadyFile | string> {
  if (file.size > MOST_BYTES) return 'logo-too-large'
  const bytes = new Uint8Array(await file.arrayBuffer())
  const type = typeOf(bytes)
  if (type !== 'image/png' && type !== 'image/jpeg') return 'no-logo'
  const bitmap = await createImageBitmap(new Blob([bytes], { type })).catch(() => undefined)
  if (!bitmap) return 'broken-file'
  try {
    for (const [wide, high] of SIZES) {
      const scale = Math.min(1, wide / bitmap.width, high / bitmap.height)
      const canvas = new OffscreenCanvas(
        Math.max(1, Math.round(bitmap.width * scale)),
        Math.max(1, Math.round(bitmap.height * scale)),
      )
      canvas.getContext('2d')!.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
      const made = new Uint8Array(await (await canvas.convertToBlob({ type, quality: 0.9 })).arrayBuffer())
      if (made.length > most) continue
      const judged = judgeFile(made)
      return 'refused' in judged ? judged.refused : { bytes: made }
    }
    return 'logo-too-large'
  } finally {
    bitmap.close()
  }
}
