// Backups by themselves: what is new every hour, everything once a week, each read again before it counts.
import { existsSync, mkdirSync } from 'node:fs'
import { backUp } from '../platform/backing-up.ts'
import { backUpFiles } from '../platform/backing-up-files.ts'
import type { Db } from '../platform/db.ts'
import type { FilePlace } from '../platform/file-place.ts'
import type { House } from '../platform/house.ts'
import { release } from '../platform/release.ts'

const WEEK_MS = 7 * 86_400_000

export type BackupPlace = { readonly folder: string; readonly secret: Buffer }

/** Writes the next backup: of pages while the last full one is younger than a week and the last file is still there. */
export async function backUpNext(
  db: Db,
  house: House,
  files: FilePlace,
  { folder, secret }: BackupPlace,
  now: Date,
  log: (line: Record<string, unknown>) => void,
  signal: AbortSignal,
): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const done = await db.read(
    { system: true },
    (read) => read<{ kind: string; file: string; made: string }>`
      select kind, file, made_at as made from backup where made_at >= coalesce(
        (select max(made_at) from backup where kind = 'full'), '-infinity') order by made_at desc, kind desc`,
  )
  const full = done.find((b) => b.kind === 'full')
  const young = full !== undefined && now.getTime() - Date.parse(full.made) < WEEK_MS
  // a chain of which a file was moved away cannot be put back: a full one begins a new chain
  const base = young && done.every((b) => existsSync(b.file)) ? done[0]?.file : undefined
  const { file, bytes, manifest } = await backUp(db, house, {
    ...{ folder, secret, release, now, signal },
    ...(base !== undefined && { base }),
    progress: () => {},
  })
  // after the rows that name them: what is copied a moment too late is in the next one
  const copied = await backUpFiles(db, files, { folder, secret, now, signal, progress: () => {} })
  const level = copied.damaged > 0 ? 'error' : 'info'
  log({ level, at: 'backup', kind: manifest.kind, file, bytes, files: copied })
}
