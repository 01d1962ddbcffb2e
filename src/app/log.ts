// The log: one JSON line a thing that happened, without names or contents; to standard output, or to a file that turns by itself.
import pino from 'pino'
import type { LogWish } from './start/serving.ts'

/** A file turns every day or at 20 MB, and fourteen turned ones are kept: a fortnight, at most 300 MB, whoever started them. */
const TURN = {
  frequency: 'daily',
  size: '20m',
  limit: { count: 14, removeOtherLogFiles: true },
  dateFormat: 'yyyy-MM-dd',
} as const

export type Log = {
  /** `level` of the line decides; without one it is `info` */
  readonly write: (line: Record<string, unknown>) => void
  readonly close: () => Promise<void>
}

export function openLog({ level, file }: LogWish): Log {
  const turning =
    file === undefined
      ? undefined
      : pino.transport({ target: 'pino-roll', options: { file, mkdir: true, extension: '.log', ...TURN } })
  const logger = turning ? pino({ level }, turning) : pino({ level })
  return {
    write({ level: of, ...line }) {
      if (of === 'error') logger.error(line)
      else if (of === 'warn') logger.warn(line)
      else logger.info(line)
    },
    close: () =>
      new Promise((done) => {
        if (!turning) return logger.flush(() => done())
        turning.once('close', done)
        turning.end()
      }),
  }
}
