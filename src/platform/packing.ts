// Larger values as compressed JSON: for what is kept whole and read seldom.
import { gunzipSync, gzipSync } from 'node:zlib'

export const packed = (value: unknown): Buffer => gzipSync(JSON.stringify(value))
/** What was packed; it is the caller's word that it has this shape. */
export const unpacked = <T>(bytes: Buffer): T => JSON.parse(gunzipSync(bytes).toString()) as T
