// A contact left with an interest that nobody answers is asked for a month before its term, and erased after it; the interest stays.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { uuid7OfDigest } from '../../src/kernel/ids.ts'
import { contactEnds } from '../../src/modules/partners/rules/asks.ts'
import { forgetContacts } from '../../src/modules/partners/work/forget-contacts.ts'
import { rebuildBook } from '../../src/platform/rebuilding.ts'
import { watchBook } from '../../src/platform/watches.ts'
import { call, idOf, NOW, openWorld, reps, TODAY, type World } from '../world.ts'

const { north } = reps
let w: World
beforeAll(async () => {
  w = await openWorld()
})
afterAll(() => w.close())

const ask = <T>(sql: string) => w.db.read({ system: true }, (read) => read.text<T>(sql, []))
const day = (on: string) => new Date(`${on}T18:00:00.000Z`)
const mailsOf = async () => (await ask(`select 1 from fact where body like '%olvidada@ejemplo.mx%'`)).length
const tell = (name: string, kept: boolean, mail: string) =>
  call(w, undefined, 'POST', '/v1/interests', {
    key: uuid7OfDigest(Date.parse(NOW), Buffer.from(idOf(name).replaceAll('-', ''), 'hex')),
    ...{ kind: 'company', name, municipality: '08001', workers: 90 },
    ...{ contact: { name: `Persona de ${name}`, mail }, agreed: true, kept },
  })

test('who agreed to nothing is erased a year after, who agreed to more stays', async () => {
  expect((await tell('Nadie Contesta, S.A.', false, 'olvidada@ejemplo.mx')).status).toBe(200)
  expect((await tell('Consiente, S.A.', true, 'queda@ejemplo.mx')).status).toBe(200)
  const tasks = () => ask<{ owner: string }>(`select owner from task where kind = 'partners.contact-term'`)
  const watch = (on: string) =>
    watchBook(
      w.db,
      w.house,
      { book: north, kind: 'representation', timeZone: 'America/Mexico_City' },
      day(on),
    )
  await watch('2027-10-01')
  expect(await tasks()).toEqual([])
  await watch('2027-11-01')
  expect(await tasks()).toEqual([{ owner: 'promoter' }])

  const forget = (on: string) => forgetContacts(w.db, w.house, on, () => day(on))
  const end = contactEnds(TODAY)
  expect(end).toBe('2027-11-20')
  expect(await forget('2027-11-19')).toBe(0)
  expect(await mailsOf()).toBe(1)
  expect(await forget(end)).toBe(1)
  expect([await mailsOf(), await forget(end)]).toEqual([0, 0])
  expect(await ask('select mail from partner_contact')).toEqual([{ mail: 'queda@ejemplo.mx' }])
  expect(await ask('select name from partner_interest order by name')).toEqual([
    ...[{ name: 'Consiente, S.A.' }, { name: 'Nadie Contesta, S.A.' }],
  ])
  await watch(end)
  expect(await tasks()).toEqual([])
  expect(await rebuildBook(w.db, w.house, north)).toEqual([])
})
