// The commands: what nobody knows is told with the list, and a file is read from where the person is.

import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { commands, run } from './cli.ts'
import { importAsked } from './import-options.ts'

async function ask(args: string[], from = '/'): Promise<{ code: number; out: string; err: string }> {
  let out = ''
  let err = ''
  const code = await run({
    args,
    from,
    cancellation: () => new AbortController().signal,
    out: (t) => (out += t),
    err: (t) => (err += t),
    progress: () => undefined,
  })
  return { code, out, err }
}

test('without a command it lists them and ends badly; asked for help, well', async () => {
  const bare = await ask([])
  expect(bare.code).toBe(2)
  for (const { name } of commands) expect(bare.out).toContain(`  ${name} `)
  expect((await ask(['--help'])).code).toBe(0)
})

test('an unknown command or calculator is told with what there is', async () => {
  expect(await ask(['clac'])).toMatchObject({ code: 2, out: '' })
  const unknown = await ask(['calc', 'toString', 'x.json'])
  expect(unknown.code).toBe(2)
  expect(unknown.err).toContain('No conozco la calculadora «toString»')
  expect(unknown.err).toContain('identity')
})

test('every command explains itself with --help', async () => {
  for (const { name } of commands) {
    const { code, out } = await ask([name, '--help'])
    expect(code).toBe(0)
    expect(out.length).toBeGreaterThan(40)
  }
})

test.each([
  [['rebuild', '--wat'], 'No conozco la opción «--wat».'],
  [['config', '--data'], 'No conozco la opción «--data».'],
  [['verify', '--data'], 'está incompleta o lleva algo de más.'],
  [['verify', 'todo'], '«todo» está de más.'],
  [['backup', 'x', '--keys', 'y'], 'No conozco la opción «--keys».'],
  [['restore', '--since', 'y'], 'No conozco la opción «--since».'],
  [['import', 'x.csv', '--dry'], '«--dry»'],
  [['import', 'boundaries', 'x.json'], 'Falta --as-of'],
  [['import', 'boundaries', 'x.json', '--as-of', '2020-13', '--source', 'INEGI'], 'Falta --as-of'],
  [['import', 'boundaries', 'x.json', '--as-of', '2020'], 'Falta --source'],
  [['import', 'boundaries', 'x.json', '--as-of', '2020', '--source', 'INEGI'], 'No se puede leer «x.json»'],
])('%j is answered in a sentence', async (args, sentence) => {
  const { code, err } = await ask(args)
  expect(code).toBe(2)
  expect(err).toContain(sentence)
  expect(err).not.toContain('    at ')
})

test('a folder without data is not made anew and found in order', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nido-cli-'))
  try {
    await ask(['backup', '--new-key', 'key'], folder)
    for (const args of [['verify'], ['rebuild'], ['backup', 'out', '--key', 'key']])
      await expect(ask([...args, '--data', 'mistyped'], folder)).rejects.toThrow('no hay datos de Nido')
    expect(readdirSync(folder)).toEqual(['key'])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('a file is read from the folder the person is in', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'nido-cli-'))
  try {
    writeFileSync(join(folder, 'cases.json'), '[]')
    expect((await ask(['calc', 'identity', 'absent.json'], folder)).code).toBe(2)
    expect((await ask(['calc', 'identity', 'cases.json'], folder)).err).not.toContain('no existe')
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('what a list is may be said before it, in either language, or be left to be guessed', () => {
  const target = (...args: string[]) => {
    const asked = importAsked(args)
    return 'text' in asked ? asked.code : [asked.target, asked.file]
  }
  expect(target('representations', 'ooad.csv')).toEqual(['representations', 'ooad.csv'])
  expect(target('representaciones', 'ooad.csv')).toEqual(['representations', 'ooad.csv'])
  expect(target('ooad.csv')).toEqual([undefined, 'ooad.csv'])
  expect(target('nada', 'ooad.csv')).toBe(2)
})
