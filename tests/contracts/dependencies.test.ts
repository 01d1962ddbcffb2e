// The audit can fail: a licence that binds us, an advisory nobody looked at, an acceptance that ran out.
import { expect, test } from 'vitest'
import { advisoryTroubles, isFree, licenceTroubles } from './dependencies.ts'

test.each([
  ['MIT', true],
  ['(MIT OR GPL-3.0)', true],
  ['MIT AND GPL-3.0', false],
  ['AGPL-3.0-only', false],
  ['GPL-2.0', false],
  ['(ISC AND CC-BY-3.0)', true],
  ['SEE LICENSE IN LICENSE', false],
])('%s: %s', (licence, free) => {
  expect(isFree(licence)).toBe(free)
})

test('a package with a binding licence or none is named', () => {
  const packages = {
    '': {},
    'node_modules/good': { license: 'MIT' },
    'node_modules/bound': { license: 'AGPL-3.0' },
    'node_modules/x/node_modules/silent': {},
  }
  expect(licenceTroubles(packages)).toEqual([
    'bound: AGPL-3.0 is not on the list of free licences',
    'silent: no licence is told',
  ])
})

const answer = {
  vulnerabilities: {
    hono: {
      via: [
        { url: 'https://github.com/advisories/GHSA-aaaa', title: 'Leak', severity: 'high', name: 'hono' },
      ],
    },
    upper: { via: ['hono'] },
  },
}
const one = { advisory: 'GHSA-aaaa', package: 'hono', why: 'we do not use it', until: '2027-01-31' }

test('an advisory is named until it is accepted, again once that has run out, and an idle acceptance is told', () => {
  expect(advisoryTroubles(answer, [], '2026-11-26')).toEqual({ troubles: ['hono: high GHSA-aaaa Leak'] })
  expect(advisoryTroubles(answer, [one], '2026-11-26')).toEqual({ troubles: [] })
  expect(advisoryTroubles(answer, [one], '2027-02-01')).toEqual({
    troubles: ['hono: high GHSA-aaaa Leak — was accepted until 2027-01-31'],
  })
  expect(advisoryTroubles({ vulnerabilities: {} }, [one], '2026-11-26')).toEqual({
    troubles: ['GHSA-aaaa hono is accepted and no longer found'],
  })
})

test('no answer is told as none', () => {
  expect(advisoryTroubles({ error: {}, message: '405 Method Not Allowed' }, [], '2026-11-26')).toEqual({
    skipped: '405 Method Not Allowed',
  })
})
