// A backup's file: rows of tables as the database copies them, compressed, sealed in pieces, with a last page that adds them up.
import { createCipheriv, createDecipheriv, createHash, randomBytes, scryptSync } from 'node:crypto'
import { createReadStream, createWriteStream, renameSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { Readable, Transform, type TransformCallback } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'

export type TableSum = { readonly name: string; readonly rows: number; readonly sha256: string }

/** What a backup says of itself at its end. Nothing in it names a person. */
export type Manifest = {
  readonly id: string
  /** `pages`: only what came after the backup `base` */
  readonly kind: 'full' | 'pages'
  readonly base?: string
  /** instant of the snapshot */
  readonly made: string
  readonly release: string
  readonly migrations: readonly string[]
  readonly tables: readonly TableSum[]
  /** every book's last page and its hash, hex */
  readonly books: readonly (readonly [book: string, pages: number, head: string])[]
  /** every device's highest fact before which none is missing */
  readonly devices: readonly (readonly [device: string, dseq: number])[]
  /** the last number of each log that only grows */
  readonly logs: Readonly<Record<string, number>>
}

/** The rows of one table, in PostgreSQL's text form. */
export type TablePart = {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: AsyncIterable<Buffer>
}

type Head = { readonly nido: 'backup'; readonly form: 1; readonly salt: string; readonly id: string }

/** A file that is no backup, was cut or changed, or does not open with this key. The message is a sentence for people. */
export class BadBackup extends Error {}

const PIECE = 1 << 20
const TAG = 16
const END = Buffer.from('\\.\n')

/** `secret`: whatever the key file holds. Slow on purpose: it may be a phrase. */
const keyOf = (secret: Buffer, salt: string): Buffer =>
  scryptSync(secret, Buffer.from(salt, 'hex'), 32, { N: 1 << 15, r: 8, p: 1, maxmem: 1 << 26 })

const nonceOf = (n: number): Buffer => {
  const nonce = Buffer.alloc(12)
  nonce.writeBigUInt64BE(BigInt(n), 4)
  return nonce
}
/** Each piece is bound to its file, its place and to whether it is the last: none can be moved, left out or cut off. */
const boundTo = (head: string, last: boolean): Buffer =>
  createHash('sha256')
    .update(head)
    .update(last ? 'last' : 'more')
    .digest()

class Sealing extends Transform {
  private pieces = 0
  private held: Buffer = Buffer.alloc(0)
  private readonly key: Buffer
  private readonly head: string

  constructor(key: Buffer, head: string) {
    super()
    this.key = key
    this.head = head
  }

  private piece(content: Buffer, last: boolean): void {
    const cipher = createCipheriv('aes-256-gcm', this.key, nonceOf(this.pieces++))
    cipher.setAAD(boundTo(this.head, last))
    const sealed = Buffer.concat([cipher.update(content), cipher.final(), cipher.getAuthTag()])
    const length = Buffer.alloc(4)
    length.writeUInt32BE(sealed.length)
    this.push(length)
    this.push(sealed)
  }

  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    this.held = Buffer.concat([this.held, chunk])
    while (this.held.length > PIECE) {
      this.piece(this.held.subarray(0, PIECE), false)
      this.held = this.held.subarray(PIECE)
    }
    done()
  }

  override _flush(done: TransformCallback): void {
    this.piece(this.held, true)
    done()
  }
}

class Opening extends Transform {
  private pieces = 0
  private held: Buffer = Buffer.alloc(0)
  private ended = false
  private readonly key: Buffer
  private readonly head: string

  constructor(key: Buffer, head: string) {
    super()
    this.key = key
    this.head = head
  }

  private opened(sealed: Buffer, last: boolean): Buffer | undefined {
    const open = createDecipheriv('aes-256-gcm', this.key, nonceOf(this.pieces))
    open.setAAD(boundTo(this.head, last))
    open.setAuthTag(sealed.subarray(sealed.length - TAG))
    const content = open.update(sealed.subarray(0, sealed.length - TAG))
    try {
      open.final()
      return content
    } catch {
      return undefined
    }
  }

  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    this.held = this.held.length === 0 ? chunk : Buffer.concat([this.held, chunk])
    done(this.openWhole())
  }

  /** Opens the pieces that are here; null when all of them did. */
  private openWhole(): BadBackup | null {
    while (this.held.length >= 4) {
      const length = this.held.readUInt32BE(0)
      if (length < TAG || length > PIECE + TAG || this.ended)
        return new BadBackup('El respaldo está dañado: no sigue la forma de un respaldo de Nido.')
      if (this.held.length < 4 + length) return null
      const sealed = this.held.subarray(4, 4 + length)
      const more = this.opened(sealed, false)
      const content = more ?? this.opened(sealed, true)
      if (!content)
        return new BadBackup(
          this.pieces === 0
            ? 'El respaldo no se abre con esta llave.'
            : 'El respaldo está dañado: una parte fue cambiada.',
        )
      this.ended = more === undefined
      this.pieces++
      this.push(content)
      this.held = this.held.subarray(4 + length)
    }
    return null
  }

  override _flush(done: TransformCallback): void {
    if (this.ended && this.held.length === 0) done()
    else done(new BadBackup('El respaldo está incompleto: le falta el final.'))
  }
}

const lineOf = (what: unknown): Buffer => Buffer.from(`${JSON.stringify(what)}\n`)

/**
 * Writes a backup beside its place and moves it in when it is whole and flushed. `parts` are taken one after the other;
 * `close` is given their sums and says the manifest. Returns the manifest and the file's bytes.
 */
export async function writeBackupFile(
  path: string,
  secret: Buffer,
  id: string,
  parts: AsyncIterable<TablePart>,
  close: (tables: readonly TableSum[]) => Manifest,
  signal: AbortSignal,
): Promise<{ manifest: Manifest; bytes: number }> {
  const salt = randomBytes(16).toString('hex')
  const head = JSON.stringify({ nido: 'backup', form: 1, salt, id } satisfies Head)
  let manifest: Manifest | undefined
  async function* content() {
    const sums: TableSum[] = []
    for await (const part of parts) {
      yield lineOf({ table: part.name, columns: part.columns })
      const hash = createHash('sha256')
      let rows = 0
      for await (const chunk of part.rows) {
        hash.update(chunk)
        for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) rows++
        yield chunk
      }
      yield END
      sums.push({ name: part.name, rows, sha256: hash.digest('hex') })
    }
    manifest = close(sums)
    yield lineOf({ manifest })
  }
  const fresh = `${path}.part`
  let bytes = head.length + 1
  const counted = new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length
      done(null, chunk)
    },
  })
  try {
    const file = createWriteStream(fresh, { mode: 0o600, flush: true })
    file.write(`${head}\n`)
    await pipeline(
      Readable.from(content(), { objectMode: false }),
      createGzip({ level: 4 }),
      new Sealing(keyOf(secret, salt), head),
      counted,
      file,
      { signal },
    )
    renameSync(fresh, path)
  } catch (e) {
    rmSync(fresh, { force: true })
    throw e
  }
  return { manifest: manifest!, bytes }
}

async function headOf(path: string): Promise<{ head: Head; text: string; length: number }> {
  const file = await open(path, 'r').catch(() => {
    throw new BadBackup(`No se puede leer el respaldo ${path}.`)
  })
  try {
    const start = Buffer.alloc(512)
    const { bytesRead } = await file.read(start, 0, 512, 0)
    const at = start.subarray(0, bytesRead).indexOf(10)
    const text = start.subarray(0, Math.max(0, at)).toString()
    const head = JSON.parse(text) as Head
    if (head.nido !== 'backup' || head.form !== 1) throw new Error('another form')
    return { head, text, length: at + 1 }
  } catch {
    throw new BadBackup(`${path} no es un respaldo de Nido.`)
  } finally {
    await file.close()
  }
}

/**
 * Reads a backup from beginning to end. `take` gets each table's rows and must read them all; what it does not read is read
 * for the sums alone. Throws `BadBackup` if a byte was changed, the end is missing or a sum does not come out.
 */
export async function readBackupFile(
  path: string,
  secret: Buffer,
  take: (part: TablePart) => Promise<void>,
  signal?: AbortSignal,
): Promise<Manifest> {
  const { head, text, length } = await headOf(path)
  const gunzip = createGunzip()
  // the words of whoever failed first reach the reader of the last stream
  const flow = pipeline(
    createReadStream(path, { start: length }),
    new Opening(keyOf(secret, head.salt), text),
    gunzip,
    { signal },
  ).catch((e: unknown) => {
    gunzip.destroy(e as Error)
    throw e
  })
  flow.catch(() => {})
  const source = gunzip[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  let held: Buffer = Buffer.alloc(0)
  const more = async (): Promise<boolean> => {
    const next = await source.next()
    if (next.done) return false
    held = held.length === 0 ? next.value : Buffer.concat([held, next.value])
    return true
  }
  const line = async (): Promise<Buffer | undefined> => {
    let from = 0
    for (;;) {
      const at = held.indexOf(10, from)
      if (at >= 0) {
        const found = held.subarray(0, at + 1)
        held = held.subarray(at + 1)
        return found
      }
      from = held.length
      if (!(await more())) return undefined
    }
  }

  const sums: TableSum[] = []
  async function* rowsOf(name: string): AsyncGenerator<Buffer> {
    const hash = createHash('sha256')
    let rows = 0
    for (;;) {
      const one = await line()
      if (!one) throw new BadBackup('El respaldo está incompleto: le falta el final.')
      if (one.equals(END)) break
      // with it all whole lines that are here, up to the end of the table
      const end = held.indexOf('\n\\.\n')
      const whole = held.subarray(0, END.length).equals(END)
        ? 0
        : end >= 0
          ? end + 1
          : held.lastIndexOf(10) + 1
      const chunk = whole > 0 ? Buffer.concat([one, held.subarray(0, whole)]) : one
      held = held.subarray(whole)
      hash.update(chunk)
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) rows++
      yield chunk
    }
    sums.push({ name, rows, sha256: hash.digest('hex') })
  }

  try {
    for (;;) {
      const next = await line()
      if (!next) throw new BadBackup('El respaldo está incompleto: le falta el final.')
      const said = JSON.parse(next.toString()) as
        | { table: string; columns: string[] }
        | { manifest: Manifest }
      if ('manifest' in said) {
        if (JSON.stringify(said.manifest.tables) !== JSON.stringify(sums))
          throw new BadBackup('El respaldo está dañado: sus sumas no coinciden.')
        await flow
        return said.manifest
      }
      const rows = rowsOf(said.table)
      await take({ name: said.table, columns: said.columns, rows })
      for await (const _ of rows) {
        // what was not taken is read for its sum
      }
    }
  } catch (e) {
    gunzip.destroy()
    await flow.catch((first: unknown) => {
      // a cause further up says more than the end it brought about
      if (first instanceof BadBackup) throw first
    })
    throw e
  }
}
