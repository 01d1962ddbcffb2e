// What every command of `npm run nido` is given: its words, the console, and how it is told to stop.

/** What a command works with. */
export type CommandRun = {
  readonly args: readonly string[]
  /**
   * From the first call on, Ctrl-C aborts this signal instead of ending the process: the command leaves things whole and
   * answers 130. A command that changes nothing does not ask, and ends at once.
   */
  readonly cancellation: () => AbortSignal
  /** folder the command was given in: paths of people are read from there */
  readonly from: string
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly progress: (what: string, done: number, total: number) => void
  /** when the command was called, by `performance.now()` */
  readonly since?: number
  /** asks whoever sits at the terminal; absent where nobody does */
  readonly ask?: (question: string) => Promise<string>
}
