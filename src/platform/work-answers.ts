// What the server answers about long work: only to who asked for it, whatever they ask.
import { Readable } from 'node:stream'
import { cancelWork, listWorks, oneWork, repeatWork, workFile } from '../kernel/long-work.ts'
import { answer, type Bound, type Call } from './http.ts'
import { askAgain, fileOfWork, stopWork, workOf, worksOf } from './long-work.ts'
import { Refused } from './refused.ts'
import type { Person } from './who.ts'

const person = (call: Call): Person => {
  if (call.who.by !== 'person') throw new Refused(403, 'people-only')
  return call.who
}

/** The file of a work as an answer to download. */
export const handOver = ({ name, type, bytes, pieces }: Awaited<ReturnType<typeof fileOfWork>>): Response =>
  new Response(Readable.toWeb(Readable.from(pieces)) as ReadableStream, {
    headers: {
      'content-type': type,
      'content-length': String(bytes),
      // the name is made of plain letters: no quoting can go wrong
      'content-disposition': `attachment; filename="${name}"`,
      'x-content-type-options': 'nosniff',
    },
  })

export const workAnswers: readonly Bound[] = [
  answer(listWorks, async ({ kind }, call) => ({
    works: await worksOf(call.db, person(call).person, kind ?? null, call.now()),
  })),
  answer(oneWork, async ({ work }, call) => workOf(call.db, person(call).person, work, call.now())),
  answer(cancelWork, async ({ work }, call) => stopWork(call.db, person(call).person, work, call.now())),
  answer(repeatWork, async ({ work }, call) => askAgain(call, work)),
  answer(workFile, async ({ work }, call) => handOver(await fileOfWork(call, person(call), work))),
]
