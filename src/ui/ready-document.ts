// Readies a chosen document to be sent: a PDF as it is, a photographed page drawn again.
import { judgeFile, typeOf } from '../kernel/file-bytes.ts'
import { LARGEST_DOCUMENT } from '../kernel/files.ts'
import { PAGE, shrinkPhoto } from './shrink-photo.ts'

export type Ready = { readonly bytes: Uint8Array<ArrayBuffer> }

/** A document is sent as it is; a photographed page is drawn again, smaller and without where it was taken. A text says why it cannot be sent. */
export async function readied(file: File): Promise<Ready | string> {
  if (file.size > 3 * LARGEST_DOCUMENT) return 'too-large'
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (typeOf(bytes) !== 'application/pdf') {
    const made = await shrinkPhoto(file, [PAGE])
    return typeof made === 'string' ? made : { bytes: made[0]!.bytes }
  }
  const judged = judgeFile(bytes)
  return 'refused' in judged ? judged.refused : { bytes }
}
