// A sealed book opened in this browser: records come in pages, are tried with one's key, and live in memory alone.
import { useRef, useState } from 'react'
import { openSealed, type PublicKey, sealTo } from '../../../device/confidential.ts'
import { call, type NoAnswer } from '../../../ui/call.ts'
import { addToBox, type Entry, readBox } from '../contract.ts'
import { type Case, foldCases, type Opened } from '../rules/fold-cases.ts'

export type OpenBook = { readonly book: string; readonly name: string; readonly cases: readonly Case[] }

/** Records of noise an opening leaves, one to three, drawn: what is added while a case is worked stands out less. */
const noiseCount = () => 1 + (crypto.getRandomValues(new Uint8Array(1))[0]! % 3)

export function useSealedBook(person: string) {
  const [open, setOpen] = useState<OpenBook>()
  const [opening, setOpening] = useState<number>()
  const [none, setNone] = useState<NoAnswer>()
  const held = useRef<{ key: CryptoKey; book: string; name: string; records: Opened[]; last: number }>(
    undefined,
  )

  const show = () => {
    const now = held.current
    setOpen(now && { book: now.book, name: now.name, cases: foldCases(now.records) })
  }

  async function readOn(): Promise<NoAnswer | undefined> {
    for (;;) {
      const now = held.current
      if (!now) return undefined
      const told = await call(readBox, { box: now.book, after: String(now.last) })
      if (!('answer' in told)) return told
      for (const r of told.answer.records) {
        const content = await openSealed(now.key, r.body)
        now.last = r.n
        if (content === undefined) continue
        now.records.push({
          ...{ record: r.record, receivedAt: r.receivedAt, content },
          sender: r.sender ?? undefined,
        })
      }
      setOpening(now.last)
      if (!told.answer.more) return undefined
    }
  }

  return {
    ...{ open, opening, none },
    /** Reads all of a book with a key; a look is told to the server as every other one, whatever is found. */
    async openWith(key: CryptoKey, book: string, name: string): Promise<void> {
      held.current = { key, book, name, records: [], last: 0 }
      setOpening(0)
      const failed = await readOn()
      setNone(failed)
      if (failed) held.current = undefined
      for (let i = noiseCount(); !failed && i > 0; i--) {
        const sealed = await sealTo([], {})
        await call(addToBox, { box: book, id: crypto.randomUUID(), sealed, looked: held.current?.last ?? 0 })
      }
      setOpening(undefined)
      show()
    },
    /** Adds what was done, sealed to these keys; true once the server has it. */
    async add(keys: readonly PublicKey[], entry: Entry): Promise<boolean> {
      const now = held.current
      if (!now) return false
      const id = crypto.randomUUID()
      const sealed = await sealTo(keys, entry)
      const told = await call(addToBox, { box: now.book, id, sealed, looked: now.last })
      if (!('answer' in told)) return false
      now.records.push({
        ...{ record: id, receivedAt: new Date().toISOString(), content: entry },
        sender: `person:${person}`,
      })
      show()
      return true
    },
    close(): void {
      held.current = undefined
      setOpen(undefined)
      setNone(undefined)
    },
  }
}
export type SealedBookOpen = ReturnType<typeof useSealedBook>
