// The five kinds of tests, each run alone with `vitest run --project NAME`; one PostgreSQL serves a whole run.
import { defineConfig } from 'vitest/config'
import { countReporter } from './tests/count-reporter.ts'
import { LongestFirst } from './tests/longest-first.ts'

const project = (
  name: string,
  include: string[],
  more: { testTimeout?: number; retry?: number; isolate?: false } = {},
) => ({
  test: {
    name,
    include,
    environment: 'node',
    testTimeout: 10_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 10_000 } },
    ...more,
  },
})

const countFile = process.env.NIDO_TEST_COUNT

export default defineConfig({
  test: {
    globalSetup: ['tests/postgres-for-tests.ts'],
    reporters: countFile ? ['default', countReporter(countFile)] : ['default'],
    // Two cores: more workers only wait for each other (`bin/test.mjs` says where one more does not)
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      // properties over garbage take seconds where others share the processors
      project('unit', ['src/**/*.test.ts', 'src/**/*.test.tsx', 'bench/**/*.test.ts'], {
        testTimeout: 30_000,
        // rules keep nothing: a process of its own for each file would cost more than what it tries
        isolate: false,
      }),
      project('contracts', ['tests/contracts/**/*.test.ts'], { testTimeout: 60_000 }),
      project('walks', ['tests/walks/**/*.test.ts'], { testTimeout: 60_000 }),
      // a page among three others may lose a turn: one more try, and the summary names who needed it
      project('browser', ['tests/browser/**/*.test.ts'], { testTimeout: 120_000, retry: 1 }),
      project('faults', ['tests/faults/**/*.test.ts'], { testTimeout: 120_000 }),
    ],
  },
})
