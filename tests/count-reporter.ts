// Counts what a vitest run did, test by test, for the closing line of `npm test`.
import { writeFileSync } from 'node:fs'
import type { Reporter } from 'vitest/node'

export type Count = {
  readonly passed: number
  readonly failed: number
  /** passed only when tried once more, by name */
  readonly again: readonly string[]
  readonly skipped: readonly { readonly name: string; readonly why: string }[]
}

/** Writes the count when the run ends. A file that could not be read and an error outside any test are failures. */
export function countReporter(file: string): Reporter {
  return {
    onTestRunEnd(modules, unhandled) {
      let passed = 0
      let failed = unhandled.length
      const again: string[] = []
      const skipped: Count['skipped'][number][] = []
      for (const module of modules) {
        if (module.errors().length > 0) failed++
        for (const suite of module.children.allSuites()) if (suite.errors().length > 0) failed++
        for (const test of module.children.allTests()) {
          const result = test.result()
          if (result.state === 'passed') {
            passed++
            if ((test.diagnostic()?.retryCount ?? 0) > 0) again.push(test.fullName)
          } else if (result.state === 'failed') failed++
          // A test that never got to run is not a skipped one
          else if (result.state === 'pending') failed++
          else
            skipped.push({
              name: test.fullName,
              why: result.note ?? `${test.options.mode ?? 'skip'} en el archivo`,
            })
        }
      }
      const count: Count = { passed, failed, again, skipped }
      writeFileSync(file, JSON.stringify(count))
    },
  }
}
