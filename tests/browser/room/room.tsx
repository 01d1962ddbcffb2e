// A page for tests: the tablet's screens over a store in memory, with the modules' own rules, and every fact in sight.
import { useState } from 'react'
import { mount } from '../../../src/app/mount.tsx'
import { TabletScreens } from '../../../src/app/tablet-screens.tsx'
import { carryings, type RoomSession } from '../../../src/app/tablet-store.ts'
import { type Laid, makeCarried } from '../../../src/device/carried.ts'
import type { SyncStatus } from '../../../src/device/sync.ts'
import { addDays, addMonths, weekday } from '../../../src/kernel/days.ts'
import type { Fact } from '../../../src/kernel/fact.ts'
import { uuid7 } from '../../../src/kernel/ids.ts'

const NOW = Date.UTC(2026, 10, 20, 16, 42)
const TODAY = '2026-11-20'
const asked = new URLSearchParams(location.hash.slice(1))
const count = Number(asked.get('n') ?? 20)
const sendsAtOnce = asked.get('sent') === '1'

const NAMES = [
  ['Ximena Itzel', 'Canché'],
  ['Emiliano', 'Ruiz'],
  ['Sofía Guadalupe', 'Hernández de la Cruz'],
  ['Mateo', 'López'],
  ['Valentina', 'Tzul'],
  ['Santiago', 'Peña'],
  ['Regina', 'Ñáñez'],
  ['Leonardo', 'Cruz'],
  ['Camila', 'Flores'],
  ['Iker', 'Mendoza'],
] as const
const idOf = (i: number) => `0190a5d2-7c3b-7000-8000-${String(i * 7919 + 1).padStart(12, '0')}`
const [BOOK, ROOM, OTHER, ME, SECOND] = [900, 901, 902, 903, 904].map(idOf) as [
  string,
  string,
  string,
  string,
  string,
]

const carried = makeCarried(carryings)
carried.setBooks([BOOK])
const put = (entity: string, body: unknown) => carried.put(BOOK, entity, body)
if (asked.get('plan') === '1')
  put(`referral_case:${idOf(950)}`, {
    ...{
      d: idOf(951),
      c: idOf(1),
      r: ROOM,
      o: '2026-11-02',
      v: '2027-01-18',
      g: ['Voltea cuando le llaman'],
    },
    ...{ p: [{ id: 'e1', words: 'Decir su nombre de frente y esperar' }], a: ['Menos ruido en la siesta'] },
  })
carried.change(() => {
  put(`center:${BOOK}`, {
    ...{ name: 'CECI Tijuana Norte', timeZone: 'America/Tijuana', opens: '07:00', closes: '19:00' },
  })
  put(`room:${ROOM}`, { name: 'Lactantes B', order: 1 })
  put(`room:${OTHER}`, { name: 'Maternal A', order: 2 })
  put(`calendar_day:${TODAY}`, { day: '2026-11-16', open: false, why: 'Revolución' })
  const people = [
    [ME, 'Marisol', 'Ek'],
    [SECOND, 'Julia', 'Robles'],
  ] as const
  for (const [id, given, first] of people) {
    put(`staff_person:${id}`, { given, first, second: null })
    put(`staff_post:${id}`, { person: id, role: 'educator', from: '2026-01-07', to: null, rooms: [ROOM] })
  }
  if (asked.get('handover') === '1')
    put(`daily_handover:${idOf(950)}`, {
      ...{ r: ROOM, d: TODAY, b: SECOND, at: `${TODAY}T16:10:00.000Z` },
      ...{ t: 'Camila durmió poco. Falta un biberón a las 10.', seen: [] },
    })
  for (let i = 0; i < count; i++) {
    const id = idOf(i)
    const [given, first] = NAMES[i % NAMES.length]!
    const birth = addDays(addMonths(TODAY, -(4 + (i % 9) * 3)), -i)
    put(`child:${id}`, {
      given: i < NAMES.length ? given : `${given.split(' ')[0]} ${i}`,
      first,
      sex: i % 2 === 0 ? 'F' : 'M',
      birth,
      room: i === 7 ? OTHER : ROOM,
      alerts:
        i === 2
          ? [
              { id: idOf(500), alert: 'allergy', text: 'nuez', grave: true },
              { id: idOf(501), alert: 'diet', text: 'sin lactosa', grave: false },
            ]
          : i === 4
            ? [{ id: idOf(502), alert: 'medical', text: 'asma', grave: false }]
            : [],
      setBy: {},
    })
    const at = (time: string) => `${TODAY}T${time}:00.000Z`
    if (i % 5 < 3)
      put(`attendance_day:${id}|${TODAY}`, {
        s: 'present',
        r: ROOM,
        i: at(`15:${10 + (i % 40)}`),
        ...(i === 5 ? { f: ['two-arrivals'] } : {}),
        m: [{ id: idOf(600 + i), kind: 'arrived', at: at('15:10'), room: ROOM }],
      })
    if (i === 3)
      put(`attendance_day:${id}|${TODAY}`, {
        s: 'absent',
        m: [{ id: idOf(600 + i), kind: 'absent', at: at('14:10'), reason: 'ill' }],
      })
    if (i === 8 && asked.get('silent') === '1')
      put(`attendance_day:${id}|${TODAY}`, {
        ...{ s: 'absent', r: ROOM, f: ['no-notice'] },
        m: [{ id: idOf(600 + i), kind: 'no-notice', at: at('16:00'), room: ROOM }],
      })
    for (let d = 1; d < 60; d++) {
      if (weekday(addDays(TODAY, -d)) % 6 === 0) continue
      if (((d + i) * 7) % 9 < 6) put(`attendance_day:${id}|${addDays(TODAY, -d)}`, { s: 'gone', r: ROOM })
      else if ((d + i) % 5 === 2) put(`attendance_day:${id}|${addDays(TODAY, -d)}`, { s: 'absent' })
    }
    if (i % 4 !== 1)
      for (let m = 1; m < 4; m++) {
        const kg = 7.4 - m * 0.3 + (i % 9)
        const cm = 66 - m + (i % 9) * 3
        put(`measurement:${idOf(1000 + i * 10 + m)}`, {
          c: id,
          d: addDays(addMonths(TODAY, -m), -(i % 20)),
          kg: Math.round(kg * 10) / 10,
          cm,
          p: 'L',
          z: { wei: -0.5 - m / 10, len: -0.8 },
        })
      }
  }
})

const told: (Laid & { sent: boolean })[] = []
let status = { state: 'sent', pending: 0, oldestPendingAt: undefined } as SyncStatus
const listeners = new Set<() => void>()
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
const waiting = () => told.filter((t) => !t.sent)
const listen = { subscribe }

const acting = asked.get('me') === '0' ? undefined : { person: ME, confirmed: true }
const faces = new Map<string, string>()
const session: RoomSession = {
  carried,
  outbox: {
    // as slow as a disk, so that a second tap can come before the first is saved
    async say(drafts) {
      await new Promise((done) => setTimeout(done, 60))
      if (asked.get('full') === '1') return { saved: false, why: 'full' }
      const facts = drafts.map((draft, i): Fact => {
        const id = draft.id ?? uuid7(NOW + told.length + i, crypto.getRandomValues(new Uint8Array(10)))
        return { ...draft, id, happenedAt: new Date(NOW).toISOString(), origin: 'tablet' }
      })
      const fresh = facts.map((fact, i) => ({
        fact,
        estAt: new Date(NOW + told.length + i).toISOString(),
        dseq: told.length + i + 1,
        sent: sendsAtOnce,
      }))
      told.push(...fresh)
      carried.lay(fresh, () => true)
      status = { ...status, pending: waiting().length, oldestPendingAt: waiting()[0]?.estAt }
      for (const listener of listeners) listener()
      return { saved: true, facts }
    },
    pending: () => waiting().map((t) => ({ ...t, text: '' })),
  },
  sync: { status: () => status, ...listen },
  acting: { current: () => acting, touch: () => {}, ...listen },
  clock: { now: () => NOW },
  kept: {
    get: () => ({ book: BOOK, room: ROOM }) as ReturnType<RoomSession['kept']['get']>,
    change: async () => {},
  },
  lease: () => 'open',
  pins: {
    checkAdult: async () => ({ right: false, why: 'none' }),
    findCode: async () => ({ right: false, why: 'none' }),
    adultHas: () => false,
    hasCode: () => false,
  },
  faces: { all: () => faces, ...listen },
  photos: () => Promise.reject(new Error('no photos in this room')),
}
Object.assign(window, { facts: () => told.map((t) => t.fact) })

function Page() {
  const [who, setWho] = useState(0)
  return (
    <>
      <TabletScreens session={session} onWho={() => setWho(who + 1)} onSaid={() => setWho(who + 1)} />
      <output hidden data-who={who} />
    </>
  )
}

mount(<Page />)
