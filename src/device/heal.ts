// Makes the two copies of the outbox equal at each start: what one lost, torn by a kill, is taken from the other.

import { asOnlyWriter } from './only-writer.ts'
import { type Copy, type Opening, type OutboxStore, openCopies, putMeta } from './outbox-store.ts'
import { giveUpReserve, isFull } from './reserve.ts'
import { forgetToldBlocks } from './told-blocks.ts'

/** Rows copied in one transaction. */
const PIECE = 500

async function copyRows<N extends 'facts' | 'answers'>(
  from: Copy,
  to: Copy,
  name: N,
  keys: readonly number[],
): Promise<void> {
  for (let i = 0; i < keys.length; i += PIECE) {
    const piece = keys.slice(i, i + PIECE)
    const read = from.transaction(name)
    const rows = await Promise.all(piece.map((key) => read.store.get(key)))
    const tx = to.transaction(name, 'readwrite', { durability: 'strict' })
    for (const row of rows) if (row) void tx.store.put(row)
    await tx.done
  }
}

const without = (all: readonly number[], known: readonly number[]): number[] => {
  const set = new Set(known)
  return all.filter((key) => !set.has(key))
}

/**
 * What a copy is known by without reading it. Numbers are given in order and only answered ones leave, from below: copies
 * that agree in these are equal.
 */
async function outline(copy: Copy): Promise<string> {
  const tx = copy.transaction(['facts', 'answers'])
  const facts = tx.objectStore('facts')
  const [count, waiting, answers, last] = await Promise.all([
    facts.count(),
    facts.index('st').count(0),
    tx.objectStore('answers').count(),
    facts.openKeyCursor(null, 'prev'),
  ])
  return `${count} ${waiting} ${answers} ${last?.key ?? 0}`
}

/** Numbers that one copy holds and the other does not go to the other; where marks differ, the fact waits again. */
async function even({ first, second }: { first: Copy; second: Copy }): Promise<number> {
  const [mine, theirs] = await Promise.all([outline(first), outline(second)])
  if (mine === theirs) return 0
  const keys = (copy: Copy, name: 'facts' | 'answers') => copy.getAllKeys(name)
  const [a, b] = [await keys(first, 'facts'), await keys(second, 'facts')]
  const [toFirst, toSecond] = [without(b, a), without(a, b)]
  await copyRows(second, first, 'facts', toFirst)
  await copyRows(first, second, 'facts', toSecond)
  const waiting = (copy: Copy) => copy.getAllKeysFromIndex('facts', 'st', 0)
  const [x, y] = [await waiting(first), await waiting(second)]
  await copyRows(second, first, 'facts', without(y, x))
  await copyRows(first, second, 'facts', without(x, y))
  const [m, n] = [await keys(first, 'answers'), await keys(second, 'answers')]
  await copyRows(second, first, 'answers', without(n, m))
  await copyRows(first, second, 'answers', without(m, n))
  return toFirst.length + toSecond.length
}

async function metaIn(copy: Copy): Promise<ReadonlyMap<string, unknown>> {
  const tx = copy.transaction('meta')
  const [names, values] = await Promise.all([tx.store.getAllKeys(), tx.store.getAll()])
  return new Map(names.map((name, i) => [name, values[i]]))
}

/** Who the device is: the first copy's word, else the second's. A wipe that was begun in one is finished in both. */
async function evenMeta(store: OutboxStore & { second: Copy }): Promise<void> {
  const { first, second } = store
  const [mine, theirs] = await Promise.all([metaIn(first), metaIn(second)])
  if (mine.get('wiped') || theirs.get('wiped')) {
    await putMeta(store, { wraps: undefined, signing: undefined, kept: undefined, wiped: true })
    return
  }
  for (const name of new Set([...mine.keys(), ...theirs.keys()])) {
    const [ours, other] = [mine.get(name), theirs.get(name)]
    if (ours === undefined) await first.put('meta', other, name)
    else if (JSON.stringify(ours) !== JSON.stringify(other)) await second.put('meta', ours, name)
  }
}

/**
 * Opens the outbox; `both` comes when its copies are whole. On a full disk the reserve is given up for that; if even that
 * does not suffice the day goes on with the first copy as it is.
 */
export function openOutboxStore(onLost: () => void): Opening {
  const { first, both } = openCopies(onLost)
  return { first, both: both.then(healed) }
}

async function healed(store: OutboxStore): Promise<OutboxStore> {
  const { first, second } = store
  if (!second) return store
  const copies = { first, second }
  const heal = async () => {
    await evenMeta(copies)
    // made from what was on disk before: not taken for true once one of the copies was not
    if ((await even(copies)) > 0) await forgetToldBlocks().catch(reportError)
  }
  return asOnlyWriter(async () => {
    for (const lastTry of [false, true]) {
      try {
        await heal()
        break
      } catch (e) {
        if (!isFull(e)) throw e
        if (!lastTry) await giveUpReserve()
      }
    }
    return copies
  })
}
