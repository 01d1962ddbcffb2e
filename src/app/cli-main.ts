// The process of `npm run nido`: signals, exit codes, and sentences instead of stacks.
import { createInterface } from 'node:readline/promises'
import { run } from './cli.ts'
import { printer } from './start/progress.ts'
import { sentenceOf } from './start/sentences.ts'

let cancel: AbortController | undefined

function cancellation(): AbortSignal {
  if (cancel) return cancel.signal
  const mine = new AbortController()
  cancel = mine
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (mine.signal.aborted) return
      process.stderr.write('\nCancelando: se termina lo empezado para dejar todo entero…\n')
      mine.abort()
    })
  }
  return mine.signal
}
// The launcher is gone: nobody reads the answer
process.on('disconnect', () => (cancel ? cancel.abort() : process.exit(1)))

// A reader that had enough (`| head`) is no failure; the rest has nowhere to go
process.stdout.on('error', () => process.exit(0))
process.stderr.on('error', () => undefined)

// Answers go to stdout, which may be a file; progress goes to stderr, where the person is
const progress = printer(process.stderr, () => Date.now()).progress

/** One line from the person; Ctrl-C while it waits cancels the command. */
async function ask(question: string): Promise<string> {
  const signal = cancellation()
  const line = createInterface({ input: process.stdin, output: process.stderr })
  line.on('SIGINT', () => process.kill(process.pid, 'SIGINT'))
  try {
    return await line.question(question, { signal })
  } finally {
    line.close()
  }
}
const somebody = process.stdin.isTTY === true && process.stderr.isTTY === true

/** Waits for what is still in the pipe: an exit would cut a long answer short. */
const flushed = (out: NodeJS.WriteStream) => new Promise<void>((done) => out.write('', () => done()))

let code: number
try {
  code = await run({
    args: process.argv.slice(2),
    cancellation,
    from: process.env.NIDO_CALLED_FROM ?? process.cwd(),
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    progress,
    // the process began when it was called
    since: 0,
    ...(somebody && { ask }),
  })
} catch (e) {
  code = cancel?.signal.aborted ? 130 : 1
  if (code === 1) {
    const sentence = sentenceOf(e, 0, process.env.DATABASE_URL !== undefined)
    process.stderr.write(`${sentence ?? (e instanceof Error ? e.stack : String(e))}\n`)
  }
}
await Promise.all([flushed(process.stdout), flushed(process.stderr)])
process.exit(code)
