// Calculators: the published files to the byte, and every way a file can be wrong told with its place and exit code 2.
import { existsSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calculators } from './calculators.ts'
import { jsonFault } from './json-input.ts'

const SHARED = resolve('../shared/reference')
const absent = !existsSync(SHARED)
const why = absent ? ' (skipped: not on this machine)' : ''

/** Runs a calculator over texts instead of files; a text that is missing is a file that is missing. */
async function ran(name: string, argv: readonly string[], files: Readonly<Record<string, string>> = {}) {
  let out = ''
  let err = ''
  const readText = async (path: string) => {
    const text = files[path] ?? (existsSync(path) ? readFileSync(path, 'utf8') : undefined)
    if (text === undefined) throw Object.assign(new Error('missing'), { code: 'ENOENT' })
    return text
  }
  const code = await calculators[name]!.run(argv, {
    readText,
    out: (t) => {
      out += t
    },
    err: (t) => {
      err += t
    },
  })
  return { code, out, err }
}

describe.skipIf(absent)(`files of ${SHARED}${why}`, () => {
  test('growth writes the columns of WHO’s software byte for byte', async () => {
    const sample = `${SHARED}/who-growth/zscore-sample-200.csv`
    const { code, out, err } = await ran('growth', [sample, '--tables', `${SHARED}/who-growth/`])
    expect([code, err]).toEqual([0, ''])
    const lines = readFileSync(sample, 'utf8')
      .trimEnd()
      .split('\n')
      .map((l) => l.split(','))
    const from = lines[0]!.indexOf('clenhei')
    const to = lines[0]!.indexOf('fac') + 1
    expect(out).toBe(lines.map((l) => `${[l[0], ...l.slice(from, to)].join(',')}\n`).join(''))
  })
  test('growth says that the built-in tables have no arm', async () => {
    const { code, out, err } = await ran('growth', [`${SHARED}/who-growth/prevalence-sample-input.csv`])
    expect(code).toBe(0)
    expect(out.split('\n')).toHaveLength(402)
    expect(err).toContain('sin perímetro del brazo')
  })
  test('identity answers every list of the file', async () => {
    const file = `${SHARED}/identity/curp-nss-cases.json`
    const cases = JSON.parse(readFileSync(file, 'utf8'))
    const { code, out } = await ran('identity', [file])
    const answer = JSON.parse(out)
    expect(code).toBe(0)
    const right = (c: { checkDigit: string }, id: number) => ({
      id,
      result: { valid: true, checkDigit: c.checkDigit },
    })
    expect(answer.curp.valid).toEqual(cases.curp.valid.map(right))
    expect(answer.nss.valid).toEqual(cases.nss.valid.map(right))
    for (const list of [answer.curp.invalid, answer.nss.invalid]) {
      for (const a of list) expect(a.result.valid).toBe(false)
    }
    expect(answer.curp.names.map((a: { result: string }) => a.result)).toEqual(
      cases.curp.names.map((c: { first4: string }) => c.first4),
    )
    expect(answer.curp.normalise).toEqual([{ id: 0, result: 'SABC560626MDFLRN01' }])
  })
  test('dscore answers each case in the form of what the file expects', async () => {
    const file = `${SHARED}/development/dscore-eap-sample.json`
    const { code, out } = await ran('dscore', [file])
    const { cases } = JSON.parse(readFileSync(file, 'utf8'))
    const answered = JSON.parse(out).cases
    expect([code, answered.length]).toEqual([0, 60])
    for (const [i, { id, expect: right }] of cases.entries()) {
      const { result } = answered[i]
      expect([answered[i].id, result.n]).toEqual([id, right.n])
      for (const key of ['p', 'd', 'sem'] as const) {
        const value = right[key] === 'NA' ? null : right[key]
        if (value === null) expect(result[key]).toBeNull()
        else expect(Math.abs(result[key] - value)).toBeLessThan(0.001)
      }
    }
  })
  test('edi answers the colour of each case, its place being its id', async () => {
    const file = `${SHARED}/development/edi-structure.json`
    const { code, out, err } = await ran('edi', [file])
    const { cases } = JSON.parse(readFileSync(file, 'utf8'))
    expect([code, err]).toEqual([0, ''])
    expect(JSON.parse(out)).toEqual({
      cases: cases.map((c: { expect: string }, id: number) => ({ id, result: c.expect })),
    })
  })
})

const BANK = '"model":{"scale":4,"quadrature":{"from":-10,"to":100,"by":1}},"items":[{"item":"a","tau":20}]'
const AREAS = '"MG":2,"MF":2,"LEN":2,"SOC":2,"CON":2'

describe('answers of children as people write them', () => {
  test('a prior by age, answers not observed, and nothing at all', async () => {
    const ages = '"ages":[{"ageYears":0,"mean":10,"sd":5},{"ageYears":1,"mean":30,"sd":5}]'
    const cases =
      '[{"ageYears":0.5,"scores":{"a":1}},{"ageYears":0.5,"scores":{"a":"NA"}},{"id":"x","priorMean":20,"priorSd":5,"scores":{}}]'
    const { code, out } = await ran('dscore', ['f'], { f: `{${BANK},${ages},"cases":${cases}}` })
    const answered = JSON.parse(out).cases
    expect(code).toBe(0)
    expect(answered[0]).toMatchObject({ id: 0, result: { n: 1, p: 1 } })
    expect(answered[0].result.d).toBeGreaterThan(20)
    const nothing = { n: 0, p: null, d: null, sem: null }
    expect(answered.slice(1)).toEqual([
      { id: 1, result: nothing },
      { id: 'x', result: nothing },
    ])
  })
  test.each([
    [
      '{"priorMean":20,"priorSd":5,"scores":{"b":1}}',
      'campo cases[0].scores: se esperaba un reactivo de items; hay «b»',
    ],
    [
      '{"priorMean":20,"priorSd":5,"scores":{"a":2}}',
      'campo cases[0].scores.a: se esperaba 1, 0, null o "NA"; hay «2»',
    ],
    [
      '{"priorMean":20,"priorSd":0,"scores":{"a":1}}',
      'campo cases[0].priorSd: se esperaba un número mayor que 0; hay «0»',
    ],
    ['{"scores":{"a":1}}', 'campo cases[0].priorMean: se esperaba un número, o una edad que esté en ages'],
    [
      '{"priorMean":20,"priorSd":5,"scores":[1]}',
      'campo cases[0].scores: se esperaba un objeto de reactivo a respuesta',
    ],
  ])('dscore %s', async (one, words) => {
    const { code, out, err } = await ran('dscore', ['f.json'], { 'f.json': `{${BANK},"cases":[${one}]}` })
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(`f.json: ${words}`)
  })
  test('an item twice in the bank is refused', async () => {
    const twice = BANK.replace(']', ',{"item":"a","tau":1}]')
    const { err } = await ran('dscore', ['f'], { f: `{${twice},"cases":[]}` })
    expect(err).toContain('campo items[1].item: se esperaba cada reactivo una vez; hay «a»')
  })
  test('an area that waits for the group before is yellow and told', async () => {
    const areas = AREAS.replace('"LEN":2', '"LEN":0')
    const f = `{"cases":[{"id":"k","input":{"group":6,"areas":{${areas}}}}]}`
    const { code, out, err } = await ran('edi', ['f'], { f })
    expect([code, JSON.parse(out)]).toEqual([0, { cases: [{ id: 'k', result: 'yellow' }] }])
    expect(err).toBe('caso k: incompleto, falta aplicar el grupo 5 en LEN\n')
  })
  test.each([
    [`{"group":16,"areas":{${AREAS}}}`, 'input.group: se esperaba un grupo de 1 a 15; hay «16»'],
    [
      `{"group":3,"areas":{${AREAS.replace('2', '3')}}}`,
      'input.areas.MG: se esperaba un entero de 0 a 2 en el grupo 3; hay «3»',
    ],
    [`{"group":9,"areas":{"MG":2}}`, 'input.areas.MF: se esperaba'],
    [`{"group":9,"areas":{${AREAS}},"frb":-1}`, 'input.frb: se esperaba un entero de 0 a 99; hay «-1»'],
    [
      `{"group":8,"areas":{${AREAS}},"previous":{"MG":3}}`,
      'input.previous.MG: se esperaba un entero de 0 a 2 en el grupo 7',
    ],
  ])('edi %s', async (input, words) => {
    const { code, out, err } = await ran('edi', ['f.json'], { 'f.json': `{"cases":[{"input":${input}}]}` })
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(`f.json: campo cases[0].${words}`)
  })
})

const HEADER = 'id,sex,age_days,weight_kg,lenhei_cm,measure'

describe('a table as people have it', () => {
  test('columns in any order, Windows line ends, byte order mark, quotes, no id, blank lines', async () => {
    const text =
      '\ufeffMEASURE,lenhei_cm, sex ,weight_kg,age_days,id\r\nl,60,m,6,100,"a,b"\r\n\r\n,,,,,\r\nH,0,f,9e9,-3,\r\n'
    const { code, out } = await ran('growth', ['f.csv'], { 'f.csv': text })
    expect(code).toBe(0)
    const lines = out.trimEnd().split('\n')
    expect(lines[1]).toMatch(/^"a,b",60\.00,L,0,16\.666667,-1\.06,0,/)
    expect(lines[2]).toBe('1,,,0,,,,,,,,,,,,,')
    expect(lines[3]).toBe('2,0.00,,1,,,,,,,,,,,,,')
  })
  test('only a header is an answer without rows', async () => {
    const { code, out } = await ran('growth', ['f.csv'], { 'f.csv': `${HEADER}\n` })
    expect([code, out.trimEnd().split('\n').length]).toEqual([0, 1])
  })
  test.each([
    [
      `${HEADER}\n1,M,100,doce,60,L\n`,
      'línea 2, columna weight_kg: se esperaba un número como 12.5, o nada; hay «doce»',
    ],
    [`${HEADER}\n1,M,100,"6,5",60,L\n`, 'línea 2, columna weight_kg: se esperaba un número'],
    [`${HEADER}\n1,M,100,6,60,L\n2,X,100,6,60,L\n`, 'línea 3, columna sex: se esperaba'],
    [`${HEADER}\n1,M,1,6,60,L\n2,M,NaN,6,60,L\n3,M,1,6,x,L\n`, 'línea 3, columna age_days'],
    [`${HEADER}\n1,M,100,6,60\n`, 'línea 2, columna measure: se esperaban 6 celdas; hay 5'],
    [`${HEADER}\n1,M,100,6,60,L,9\n`, 'línea 2, columna 7: se esperaban 6 celdas; hay 7'],
    [
      `${HEADER}\n1,M,100,6,60,L\n2,M,100,"6,60,L\n3,M,1,1,1,L\n`,
      'línea 3, columna weight_kg: se esperaban celdas',
    ],
    ['id,sex,age_days,lenhei_cm,measure\n', 'línea 1, columna weight_kg: se esperaba la columna weight_kg'],
    [`${HEADER},sex\n`, 'línea 1, columna sex: se esperaba cada columna una vez'],
    ['', 'línea 1: se esperaba un encabezado'],
    ['\ufeff\r\n', 'línea 1: se esperaba un encabezado'],
  ])('%j', async (text, words) => {
    const { code, out, err } = await ran('growth', ['f.csv'], { 'f.csv': text })
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(`f.csv: ${words}`)
  })
  test('tables that are missing or wrong are named with their line', async () => {
    const files = {
      'f.csv': `${HEADER}\n`,
      't/lms-by-age.csv': 'indicator,sex,day,l,m,s\nlen,M,0,1,alto,0.03\n',
    }
    expect(
      await ran('growth', ['f.csv', '--tables', 't'], { ...files, 't/lms-by-length.csv': '' }),
    ).toMatchObject({
      code: 2,
      err: 't/lms-by-age.csv: línea 2, columna m: se esperaba a number such as 12.5\n',
    })
    expect((await ran('growth', ['f.csv', '--tables', 't'], files)).err).toContain(
      't/lms-by-length.csv: se esperaba un archivo; no existe',
    )
  })
})

describe('cases as people write them', () => {
  test('ids are kept, absent lists stay absent, what is expected is not read', async () => {
    const text = JSON.stringify({
      curp: {
        names: [
          { id: 'k', given: 'Ana', first: 'Ñandú', first4: 'ZZZZ', expect: 1 },
          { given: 'Eva', first: 'Paz' },
        ],
      },
      nss: { invalid: [{ nss: '1234-56-7890-3', name: 'no id' }] },
    })
    const { code, out } = await ran('identity', ['f.json'], { 'f.json': text })
    expect([code, JSON.parse(out)]).toEqual([
      0,
      {
        curp: {
          names: [
            { id: 'k', result: 'XAXA' },
            { id: 1, result: 'PAXE' },
          ],
        },
        nss: { invalid: [{ id: 0, result: { valid: true, checkDigit: '3' } }] },
      },
    ])
  })
  test.each([
    ['{"curp":{"valid":[{"curp":5}]}}', 'campo curp.valid[0].curp: se esperaba un texto; hay «5»'],
    [
      '{"curp":{"names":[{"given":"A","first":"B"},{"given":"A"}]}}',
      'campo curp.names[1].first: se esperaba',
    ],
    ['{"nss":{"valid":{}}}', 'campo nss.valid: se esperaba una lista; hay «{}»'],
    ['{"curp":[]}', 'campo curp: se esperaba un objeto; hay una lista'],
    ['[]', 'se esperaba un objeto; hay una lista'],
    ['{}', 'se esperaba un objeto con curp o nss'],
    ['', 'línea 1, columna 1: se esperaba un valor; hay el fin del archivo'],
    ['{"curp":\n  {"valid" [] }}', 'línea 2, columna 12: se esperaba dos puntos; hay «[»'],
    ['{"curp":{"valid":[{"curp":"A"},]}}', 'línea 1, columna 32: se esperaba un valor; hay «]»'],
  ])('%j', async (text, words) => {
    const { code, out, err } = await ran('identity', ['f.json'], { 'f.json': text })
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(`f.json: ${words}`)
  })
  test('a place is found exactly where the engine finds none', () => {
    const json = fc.json()
    fc.assert(fc.property(json, (text) => jsonFault(text) === undefined))
    fc.assert(
      fc.property(
        json,
        fc.nat(200),
        fc.constantFrom('', ',', '"', '}', ']', '{', '\u0001', 'x', '-', '.'),
        (text, at, sign) => {
          const spoiled = text.slice(0, at) + sign + text.slice(at + 1)
          let valid = true
          try {
            JSON.parse(spoiled)
          } catch {
            valid = false
          }
          expect(jsonFault(spoiled) === undefined).toBe(valid)
        },
      ),
      { numRuns: 2000 },
    )
  })
})

describe('a call', () => {
  test('help explains and ends in 0; anything not understood ends in 2', async () => {
    for (const name of Object.keys(calculators)) {
      expect(await ran(name, ['--help'])).toMatchObject({ code: 0, err: '' })
      expect((await ran(name, ['--help'])).out).toContain('English:')
      expect((await ran(name, [])).code).toBe(2)
      expect((await ran(name, ['a', 'b'])).code).toBe(2)
      expect((await ran(name, ['a', '--no-such'])).code).toBe(2)
      expect(await ran(name, ['nowhere'])).toMatchObject({
        code: 2,
        err: 'nowhere: se esperaba un archivo; no existe\n',
      })
    }
  })
  test('a folder is no file', async () => {
    const readText = (path: string) => readFile(path, 'utf8')
    const said: string[] = []
    const io = { readText, out: (t: string) => void said.push(t), err: (t: string) => void said.push(t) }
    expect([await calculators.growth!.run(['src'], io), said]).toEqual([
      2,
      ['src: se esperaba un archivo; es una carpeta\n'],
    ])
  })
})
