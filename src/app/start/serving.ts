// What the start asks of the service: everything it must know, and how it is told to stop.

/** How much is written down, and where: a file that turns by itself, else standard output. */
import type { Bucket } from '../../platform/bucket-store.ts'
import type { SignInOptions } from './sign-in-options.ts'

export type LogWish = { readonly level: string; readonly file?: string }

export type ServeOptions = {
  /** of a superuser on the embedded server; of the operator's user otherwise */
  readonly databaseUrl: string
  readonly port: number
  /** absolute; exists when the embedded server is used */
  readonly dataDir: string
  /** no demonstration: a one-time link for the first administrator instead */
  readonly empty: boolean
  /** load the demonstration network if it is not there yet */
  readonly demo: boolean
  /** backups that are written by themselves */
  readonly backup?: { readonly folder: string; readonly secret: Buffer }
  /** where photos and documents lie instead of the data folder */
  readonly bucket?: Bucket
  readonly log: LogWish
  readonly leaseDays?: number
  /** who brings it may read `/metrics` from elsewhere */
  readonly metricsToken?: string
  readonly signIn: SignInOptions
  readonly say: (line: string) => void
  readonly progress: (what: string, done: number, total: number) => void
  /** aborted when the person asks to close before the service is open */
  readonly signal: AbortSignal
}

export type Service = {
  readonly address: string
  /** stops taking requests and work behind; resolves when nothing of it uses the database */
  readonly close: () => Promise<void>
}

/** Rejects with code `NEWER_SCHEMA`, `EADDRINUSE` or a database code; the start turns those into sentences. */
export type Serve = (options: ServeOptions) => Promise<Service>
