// What a tablet must fetch: the script of its first screen, and everything it holds to open without a network.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Precache } from '../src/app/build/precache.ts'
import { remark } from './fixture.ts'
import type { Bench } from './run.ts'

const root = join(import.meta.dirname, '..')

/** Builds the screens if their sources changed, and reads the list of what the tablet holds. */
function precacheNow(): Precache {
  const built = spawnSync(process.execPath, [join(root, 'bin', 'build.mjs')], { stdio: 'inherit' })
  if (built.status !== 0) throw new Error('the screens could not be built')
  return JSON.parse(readFileSync(join(root, 'dist', 'precache.json'), 'utf8')) as Precache
}

const sum = (sizes: readonly number[]) => sizes.reduce((a, b) => a + b, 0) / 1000

export const benches: readonly Bench[] = [
  {
    ids: ['tablet.bytes', 'tablet.precache'],
    run: async () => {
      const { files: all } = precacheNow()
      // a tablet of a room; what a phone of an office holds beside it is printed apart
      const files = all.filter((f) => !f.part)
      for (const part of new Set(all.flatMap((f) => f.part ?? []))) {
        const own = all.filter((f) => f.part === part)
        remark(`beside it for ${part}: ${own.length} files, ${sum(own.map((f) => f.bytes)).toFixed(0)} kB`)
      }
      const scripts = files.filter((f) => f.first && f.url.endsWith('.js'))
      if (scripts.length === 0) throw new Error('the first screen has no script')
      remark(`tablet: ${files.length} files, ${sum(files.map((f) => f.gz)).toFixed(0)} kB compressed`)
      return [
        { id: 'tablet.bytes', value: sum(scripts.map((f) => f.gz)), unit: 'kB' },
        // As stored, not as sent: the promise is about the room it takes on the tablet
        { id: 'tablet.precache', value: sum(files.map((f) => f.bytes)), unit: 'kB' },
      ]
    },
  },
]
