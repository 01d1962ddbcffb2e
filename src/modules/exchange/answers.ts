// What the server answers about files of others: the targets there are, templates, and a small list at once.
import { type ImportTarget, templateOf } from '../../kernel/import-target.ts'
import { answer } from '../../platform/http.ts'
import { WrongFile } from '../../platform/reading-source.ts'
import { Refused } from '../../platform/refused.ts'
import { importFile, importTemplate, listTargets } from './contract.ts'
import { countryOf } from './work/country.ts'
import { importTable } from './work/importing.ts'
import { NOTHING_SAID, openTable } from './work/understanding.ts'

export const exchangeAnswers = (targets: readonly ImportTarget[]) => [
  answer(importFile, async (input, call) => {
    if (call.who.by !== 'person') throw new Refused(403, 'people-only')
    const { db, house, now, who } = call
    const { csv, target, ...asked } = input
    try {
      const country = await db.read({ all: true }, (read) => countryOf(read, now()))
      const source = { name: 'lista.csv', bytes: new TextEncoder().encode(csv) }
      const opened = await openTable(source, {}, targets, country, { ...NOTHING_SAID, target })
      const { looked, understood, said } = opened
      const { report } = await importTable({
        ...{ db, house, now, looked, understood, country, answers: said.answers, author: who.person },
        ...asked,
      })
      return { read: true as const, report }
    } catch (e) {
      if (!(e instanceof WrongFile)) throw e
      return { read: false as const, sentence: e.message }
    }
  }),
  answer(importTemplate, async ({ target: id }) => {
    const target = targets.find((t) => t.id === id)
    if (!target) throw new Refused(404, 'unknown-target')
    return { name: `${id}.csv`, csv: templateOf(target) }
  }),
  answer(listTargets, async () => ({
    targets: targets.map(({ id, words, about, columns }) => ({
      ...{ id, words, about },
      columns: columns.map(({ name, words: w, required, example, choices }) => ({
        ...{ name, words: w, required, example },
        choices: (choices ?? []).map((c) => ({ value: c.value, words: c.words })),
      })),
    })),
  })),
]
