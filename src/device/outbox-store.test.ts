// The rule that no path deletes a fact the server has not answered for, read from the source itself.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const folder = import.meta.dirname
const sources = readdirSync(folder)
  .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
  .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') }))

const REMOVES = /\.(delete|clear|deleteObjectStore)\(|deleteIn\(|deleteDatabase\(/

test('records leave the outbox in one function only, and that one skips whatever waits', () => {
  const store = sources.find((s) => s.name === 'outbox-store.ts')!.text
  const functions = store.split(/\nexport (?=async function|const|function)/)
  const removing = functions
    .filter((f) => /\.(delete|clear)\(/.test(f))
    .map((f) => /(?:function|const) (\w+)/.exec(f)?.[1])
  // putMeta takes names of the meta store away, never facts
  expect(removing).toEqual(['putMeta', 'pruneAnswered'])
  const prune = functions.find((f) => f.includes('function pruneAnswered'))!
  expect(prune).toContain('if (cursor.value.st !== 1) continue')
  const meta = functions.find((f) => f.includes('function putMeta'))!
  expect(meta).toContain("copy.transaction('meta'")
})

test('nobody opens, drops or upgrades the outbox but its own file', () => {
  for (const { name, text } of sources) {
    if (name === 'outbox-store.ts') continue
    expect(text, name).not.toMatch(/openIn<OutboxSchema>|openIn\([^)]*OUTBOX/)
    const deleted = [...text.matchAll(/deleteIn\((?:[^()]|\(\))*, (\w+)\)/g)].map((m) => m[1])
    expect(
      deleted.every((d) => ['STATE', 'RESERVE', 'PLACE'].includes(d!)),
      `${name}: ${deleted}`,
    ).toBe(true)
    if (name !== 'buckets.ts') expect(text, name).not.toMatch(/deleteDatabase|deleteDB/)
  }
  const store = sources.find((s) => s.name === 'outbox-store.ts')!.text
  expect(store).toContain('openIn<OutboxSchema>(factory, OUTBOX, 1, build, lost)')
  expect(store).not.toMatch(/deleteObjectStore|deleteDB/)
})

test('the check sees what it looks for', () => {
  expect(sources.length).toBeGreaterThan(15)
  expect(sources.some(({ text }) => REMOVES.test(text))).toBe(true)
})
