// Settings are shown with where they come from; wrong, half and unknown ones are named, and no password is shown.
import { expect, test } from 'vitest'
import { configOf } from './config.ts'

async function shown(env: NodeJS.ProcessEnv): Promise<{ code: number; text: string }> {
  let text = ''
  const out = (line: string) => {
    text += line
  }
  const code = await configOf(
    {
      args: [],
      cancellation: () => new AbortController().signal,
      from: '/srv',
      out,
      err: out,
      progress: () => {},
    },
    env,
  )
  return { code, text }
}

test('nothing set: every setting stands with what is usual', async () => {
  const { code, text } = await shown({ PATH: '/bin' })
  expect(code).toBe(0)
  for (const name of ['DATABASE_URL', 'NIDO_DATA', 'NIDO_PORT', 'NIDO_BACKUP_KEY'])
    expect(text).toContain(name)
  expect(text).not.toContain('MAL')
})

test('a password is never shown', async () => {
  const { code, text } = await shown({ DATABASE_URL: 'postgres://nido:secreta@db.imss:5432/nido' })
  expect(code).toBe(0)
  expect(text).toContain('db.imss')
  expect(text).not.toContain('secreta')
})

test('a secret is never shown', async () => {
  const { code, text } = await shown({ NIDO_METRICS_TOKEN: 'un-secreto-largo-y-al-azar' })
  expect(code).toBe(0)
  expect(text).not.toContain('un-secreto')
})

test.each([
  [{ NIDO_LEASE_DAYS: '90' }, 'NIDO_LEASE_DAYS «90»'],
  [{ NIDO_METRICS_TOKEN: 'corta' }, 'NIDO_METRICS_TOKEN es corta'],
  [{ NIDO_PORT: 'ocho' }, 'no es un puerto'],
  [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL no se entiende'],
  [{ NIDO_LOG: 'mucho' }, 'se esperaba uno de'],
  [{ NIDO_BACKUP: '/copias' }, 'falta NIDO_BACKUP_KEY'],
  [{ NIDO_S3: 'https://s3.mx/fotos' }, 'falta NIDO_S3_KEY'],
  [{ NIDO_S3: 'fotos', NIDO_S3_KEY: '/x' }, 'NIDO_S3 no se entiende'],
  [{ NIDO_S3: 'https://s3.mx/fotos', NIDO_S3_KEY: '/no/hay' }, 'no se puede leer'],
  [{ NIDO_BACKUPS: '/copias' }, 'Nido no conoce este ajuste'],
])('%j is named', async (env, words) => {
  const { code, text } = await shown(env)
  expect(code).toBe(1)
  expect(text).toContain(words)
})
