// One worker of a nation's load: makes the book of a center, writes it as one transaction, and asks for the next.
import { parentPort, workerData } from 'node:worker_threads'
import type { Day } from '../../../kernel/days.ts'
import { BookNotEmpty, loadBook } from '../../../platform/bulk-loading.ts'
import { openDb, openFiller } from '../../../platform/db.ts'
import { growthTablesOf } from '../../growth-tables-of.ts'
import { houseWith } from '../../modules.ts'
import { centerBook, writeTablets } from './center-book.ts'
import { nationWorld, type Preset } from './nation-centers.ts'

export type ToWorker = { readonly center: number } | { readonly end: true }
export type FromWorker =
  | { readonly ready: true }
  | { readonly loaded: { readonly facts: number; readonly rows: number } }

type Given = {
  readonly url: string
  readonly preset: Preset
  readonly seed: number
  readonly until: Day
  readonly centers?: number
}

const { url, preset, seed, until, centers } = workerData as Given
const world = nationWorld(preset, seed, until, centers)
const db = openDb(url, { max: 1 })
const house = houseWith(await growthTablesOf(db))
await db.close()
// What a power cut undoes is loaded again: a center it lost is missing whole.
const filler = await openFiller(url, { flush: false })
const tell = (m: FromWorker) => parentPort!.postMessage(m)

async function load(index: number): Promise<void> {
  const c = world.centers[index]!
  const book = centerBook(world, c)
  try {
    const { facts, rows } = await loadBook(filler, house, c.id, book.handings, {
      alongside: (tx) => writeTablets(tx, c, book.tablets),
    })
    tell({ loaded: { facts, rows } })
  } catch (e) {
    // Somebody else loads the same world at the same time: the center is there.
    if (!(e instanceof BookNotEmpty)) throw e
    tell({ loaded: { facts: 0, rows: 0 } })
  }
}

parentPort!.on('message', (m: ToWorker) => {
  if ('end' in m) {
    void filler.close().finally(() => parentPort!.close())
    return
  }
  load(m.center).catch((e: unknown) => {
    // an uncaught error ends the worker and reaches whoever started it
    setImmediate(() => {
      throw e
    })
  })
})
tell({ ready: true })
