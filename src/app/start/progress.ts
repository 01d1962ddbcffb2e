// Progress at the console: what is being done, how much of it, and how long is left; quiet where nobody watches.

/** Writes lines and one moving line; a file or a build log gets a line per tenth instead. */
export type Printer = {
  readonly say: (line: string) => void
  /** `done` of `total` of one thing; reaching the total ends its line */
  readonly progress: (what: string, done: number, total: number) => void
}

const width = 24
const figures = new Intl.NumberFormat('es-MX')

/** «1 min 20 s»; under a second nothing useful can be said. */
export function span(seconds: number): string {
  const s = Math.max(1, Math.round(seconds))
  return s < 60 ? `${s} s` : `${Math.floor(s / 60)} min ${s % 60} s`
}

/** `elapsed` in milliseconds since the thing began. */
export function progressLine(what: string, done: number, total: number, elapsed: number): string {
  const part = total > 0 ? Math.min(1, done / total) : 1
  const full = Math.round(part * width)
  const bar = '█'.repeat(full) + '░'.repeat(width - full)
  const left =
    part >= 1
      ? `listo en ${span(elapsed / 1000)}`
      : part > 0.02 && elapsed > 1000
        ? `faltan ${span((elapsed * (1 - part)) / part / 1000)}`
        : ''
  const percent = String(Math.floor(part * 100)).padStart(3)
  return `${what}  ${bar} ${percent} %  ${figures.format(done)} de ${figures.format(total)}${left ? `  ${left}` : ''}`
}

type Screen = { readonly isTTY?: boolean; readonly columns?: number; write(text: string): unknown }

export function printer(out: Screen, now: () => number): Printer {
  let open = ''
  const began = new Map<string, number>()
  const tenths = new Map<string, number>()
  const close = () => {
    if (open) out.write('\n')
    open = ''
  }
  return {
    say: (line) => {
      close()
      out.write(`${line}\n`)
    },
    progress: (what, done, total) => {
      if (!began.has(what)) began.set(what, now())
      const line = progressLine(what, done, total, now() - (began.get(what) ?? 0))
      const whole = done >= total
      if (out.isTTY) {
        if (open && open !== what) out.write('\n')
        out.write(`\r\u001b[K${line.slice(0, (out.columns ?? 200) - 1)}`)
        open = what
        if (whole) close()
      } else {
        const tenth = total > 0 ? Math.floor((done * 10) / total) : 10
        if (tenth > (tenths.get(what) ?? -1)) out.write(`${line}\n`)
        tenths.set(what, Math.max(tenth, tenths.get(what) ?? -1))
      }
      if (whole) {
        began.delete(what)
        tenths.delete(what)
      }
    },
  }
}
