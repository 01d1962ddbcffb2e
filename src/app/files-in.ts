// Where this Nido keeps photos and documents: its data folder, or a bucket the environment names.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Bucket, bucketStore } from '../platform/bucket-store.ts'
import { cannotStart } from '../platform/cannot-start.ts'
import { type FilePlace, filePlaceIn } from '../platform/file-place.ts'

/** The bucket of NIDO_S3 and NIDO_S3_KEY; undefined where neither is set. Refuses half of the two with a sentence. */
export function bucketOf(env: NodeJS.ProcessEnv, from: string): Bucket | undefined {
  const { NIDO_S3: url, NIDO_S3_KEY: file, NIDO_S3_REGION: region } = env
  if (!url && !file) return undefined
  if (!url) throw cannotStart('NIDO_S3_KEY está puesta y falta NIDO_S3: la dirección del depósito.')
  if (!file)
    throw cannotStart(
      'NIDO_S3 está puesta y falta NIDO_S3_KEY: el archivo con la clave de acceso en una línea y su secreto en la siguiente.',
    )
  if (!/^https?:\/\/[^/]+\/?[\w.-]*\/?$/.test(url) || !URL.canParse(url) || new URL(url).password !== '')
    throw cannotStart(
      'NIDO_S3 no se entiende: se esperaba https://servidor/deposito, sin usuario ni contraseña.',
    )
  let lines: string[]
  try {
    lines = readFileSync(resolve(from, file), 'utf8').trim().split(/\s+/)
  } catch {
    throw cannotStart(`NIDO_S3_KEY: no se puede leer el archivo ${file}.`)
  }
  const [keyId, secret] = lines
  if (!keyId || !secret || lines.length !== 2)
    throw cannotStart(`NIDO_S3_KEY: en ${file} se esperaban dos líneas: la clave de acceso y su secreto.`)
  return { url, region: region || 'auto', keyId, secret }
}

/** Opens the place; the key that seals files is in the data folder, wherever they lie. */
export function filesIn(dataDir: string, env: NodeJS.ProcessEnv, from: string): FilePlace {
  const bucket = bucketOf(env, from)
  return filePlaceIn(dataDir, bucket && bucketStore(bucket))
}
