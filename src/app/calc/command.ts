// `npm run nido -- calc`: finds the calculator by its name and gives it the person's files and console.
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { CommandRun } from '../command-run.ts'
import { calculators } from './calculators.ts'

const usage = (): string =>
  [
    'Uso: npm run nido -- calc <calculadora> ARCHIVO [opciones]',
    '',
    ...Object.values(calculators).map((c) => `  ${c.summary}`),
    '',
    'Cada calculadora explica su archivo con --help.',
  ].join('\n')

/** Answers the exit code: 0 computed, 2 a wrong file or call. Changes nothing, so Ctrl-C may end it anywhere. */
export async function calc({ args, from, out, err, since }: CommandRun): Promise<number> {
  const [name, ...own] = args
  if (name === undefined || name === '--help' || name === '-h') {
    out(`${usage()}\n`)
    return name === undefined ? 2 : 0
  }
  const calculator = Object.hasOwn(calculators, name) ? calculators[name] : undefined
  if (!calculator) {
    err(`No conozco la calculadora «${name}».\n\n${usage()}\n`)
    return 2
  }
  const readText = (path: string) => readFile(resolve(from, path), 'utf8')
  return calculator.run(own, { readText, out, err, ...(since === undefined ? {} : { since }) })
}
