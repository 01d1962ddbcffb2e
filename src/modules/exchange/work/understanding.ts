// Looks at a file and says what it seems to be: the one path of the screen, the command and the tests.
import type { ImportTarget } from '../../../kernel/import-target.ts'
import type { Source } from '../../../platform/reading-source.ts'
import { headerKeys, type Said, type Understood, understand } from '../rules/understand.ts'
import type { Country } from '../rules/value-kinds.ts'
import { type Looked, lookAt } from './looking.ts'

export type Opened = { readonly looked: Looked; readonly understood: Understood; readonly said: Said }

export const NOTHING_SAID: Said = { columns: {}, answers: {} }

/**
 * Reads the first rows of a file, its sheet and table as wanted, and understands them with what was said. `recipe` looks up
 * what was said before of a table with these header keys; the person's own words win over it. Throws WrongFile.
 */
export async function openTable(
  source: Source,
  wanted: { readonly sheet?: string; readonly table?: string },
  targets: readonly ImportTarget[],
  country: Country,
  said: Said,
  recipe?: (keys: readonly string[]) => Promise<Said | undefined>,
  signal?: AbortSignal,
): Promise<Opened> {
  const looked = await lookAt(source, wanted, signal)
  const before = await recipe?.(headerKeys(looked.table.headers))
  const all: Said = before
    ? {
        ...((said.target ?? before.target) !== undefined && { target: said.target ?? before.target }),
        columns: { ...before.columns, ...said.columns },
        answers: { ...before.answers, ...said.answers },
      }
    : said
  const rows = looked.rows.map((r) => r.cells)
  return { looked, understood: understand(looked.table.headers, rows, targets, country, all), said: all }
}
