// The key of backups: one line in a file of the operator's, kept somewhere else too.
import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'

/** Fewer characters protect nothing. */
const SHORTEST = 16

/** What the file holds, or a sentence why it cannot be used. */
export function readBackupKey(file: string): { secret: Buffer } | { why: string } {
  let text: string
  try {
    text = readFileSync(file, 'utf8').trim()
  } catch {
    return { why: `no se puede leer el archivo de la llave ${file}.` }
  }
  if (text.length < SHORTEST)
    return { why: `la llave de ${file} es muy corta: se esperaban al menos ${SHORTEST} letras o cifras.` }
  return { secret: Buffer.from(text) }
}

/** Makes a key of 256 random bits in a file that is not there yet; a sentence when that cannot be. */
export function newBackupKey(file: string): { why: string } | undefined {
  try {
    writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' })
    return undefined
  } catch (e) {
    const there = (e as NodeJS.ErrnoException).code === 'EEXIST'
    return { why: there ? `${file} ya existe: no se toca.` : `no se puede escribir ${file}.` }
  }
}
