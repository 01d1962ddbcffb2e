// Options of the start: the command line wins over the environment, and a wrong one is told without secrets.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isCannotStart } from '../../platform/cannot-start.ts'
import { startOptions } from './options.ts'

const refusalOf = (args: string[], env: NodeJS.ProcessEnv = {}): string => {
  try {
    startOptions(args, env, '/home/ana')
  } catch (e) {
    if (isCannotStart(e)) return e.message
    throw e
  }
  return ''
}

test('nothing asked: port 3000, ./data where the person is, with the demonstration', () => {
  expect(startOptions([], {}, '/home/ana')).toEqual({
    help: false,
    port: 3000,
    dataDir: '/home/ana/data',
    empty: false,
    databaseUrl: undefined,
    demo: true,
    backup: undefined,
    log: { level: 'warn' },
    metricsToken: undefined,
    signIn: {
      origin: undefined,
      mustHave: ['national', 'administrator', 'auditor', 'party'],
      freshMinutes: 10,
    },
    leaseDays: 14,
  })
})

test('the command line wins over the environment', () => {
  const env = { NIDO_PORT: '8080', PORT: '9090', NIDO_DATA: '/srv/nido', NIDO_EMPTY: '1' }
  expect(startOptions([], env, '/home/ana')).toMatchObject({
    port: 8080,
    dataDir: '/srv/nido',
    empty: true,
    demo: false,
  })
  const asked = startOptions(['--port', '81', '--data', 'here'], env, '/home/ana')
  expect(asked).toMatchObject({ port: 81, dataDir: '/home/ana/here' })
  expect(startOptions([], { NIDO_EMPTY: '0' }, '/')).toMatchObject({ empty: false })
})

test('a server of the operator never receives the demonstration', () => {
  const databaseUrl = 'postgres://u:p@db.example:5432/nido'
  expect(startOptions([], { DATABASE_URL: databaseUrl }, '/')).toMatchObject({
    databaseUrl,
    demo: false,
    empty: false,
  })
})

test.each([
  [['--port', '0'], '«0» no es un puerto'],
  [['--port', '65536'], 'no es un puerto'],
  [['--port', '1e3'], 'no es un puerto'],
  [['--data', ''], '--data espera una carpeta'],
  [['--data'], 'incompleta'],
  [['--empty=yes'], 'incompleta o lleva algo de más'],
  [['--demo'], 'No conozco la opción «--demo»'],
  [['ahora'], 'No conozco la opción «ahora»'],
])('%j is refused in words', (args, words) => {
  expect(refusalOf(args)).toContain(words)
})

test('a wrong DATABASE_URL is not repeated: it may hold a password', () => {
  const said = refusalOf([], { DATABASE_URL: 'http://u:secret@db/nido' })
  expect(said).toContain('DATABASE_URL no se entiende')
  expect(said).not.toContain('secret')
})

test('backups need a folder and a key that protects: half of it is refused, so that nobody believes in backups there are not', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nido-key-'))
  try {
    writeFileSync(join(folder, 'key'), 'dieciséis letras o más\n')
    writeFileSync(join(folder, 'short'), 'corta\n')
    const with_ = (key?: string) => ({
      NIDO_BACKUP: 'copias',
      ...(key && { NIDO_BACKUP_KEY: join(folder, key) }),
    })
    expect(startOptions([], with_('key'), '/home/ana').backup).toMatchObject({ folder: '/home/ana/copias' })
    expect(refusalOf([], with_())).toContain('falta NIDO_BACKUP_KEY')
    expect(refusalOf([], { NIDO_BACKUP_KEY: 'x' })).toContain('falta NIDO_BACKUP')
    expect(refusalOf([], with_('nothing'))).toContain('no se puede leer')
    expect(refusalOf([], with_('short'))).toContain('muy corta')
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('a level of the log that does not exist is told with those that do', () => {
  expect(refusalOf([], { NIDO_LOG: 'mucho' })).toContain('se esperaba uno de trace')
  expect(refusalOf([], { NIDO_LOG: 'info' })).toBe('')
})
