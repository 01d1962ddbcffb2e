// A whole book as a center fills it: late birth dates, taps, measurings, corrections of corrections, letters, reviews, a move.
import type { Fact } from '../src/kernel/fact.ts'
import type { Source } from '../src/platform/stamping.ts'
import { centers, children, fact, idOf, people, rooms } from './world.ts'

export type Said = { readonly fact: Fact; readonly source: Source }

const book = centers.one
const [lactantes, maternal] = rooms.one
const stranger = idOf('somebody without a post')
const device = idOf('tablet of the real book')
export const forgotten = idOf('child to be forgotten')
/** Words that belong to the child who is forgotten, wherever they are said. */
export const MARKER = 'Quetzalmarca'

const system: Source = { by: 'system' }
const tablet: Source = { by: 'device', device, book }

/** Everything said in the center, in the order it happened; `erased` tells which fact forgets a child. */
export function realBook(): { said: Said[]; erased: Said } {
  const out: Said[] = []
  const say = (
    kind: string,
    about: string,
    payload: Record<string, unknown>,
    more: Partial<Fact> = {},
  ): Fact => {
    const minute = String(out.length % 60).padStart(2, '0')
    const f = fact(kind, about, book, payload, {
      happenedAt: `2026-11-1${out.length % 7}T15:${minute}:00.000Z`,
      ...more,
    })
    out.push({ fact: f, source: system })
    return f
  }
  const byTablet = (
    kind: string,
    about: string,
    payload: Record<string, unknown>,
    more: Partial<Fact> = {},
  ): Fact => {
    const f = say(kind, about, payload, { author: stranger, origin: 'tablet', device, ...more })
    out[out.length - 1] = { fact: f, source: tablet }
    return f
  }
  say('network.center-registered', book, {
    ...{
      code: 'C-one',
      name: 'Centro one',
      scheme: 'imss',
      zone: 'urban',
      status: 'open',
      timeZone: 'America/Mexico_City',
    },
    ...{ municipality: '08001', opens: '07:00', closes: '17:00' },
  })
  for (const [i, room] of rooms.one.entries())
    say('network.room-opened', room, { name: `Sala ${i}`, fromMonths: 0, toMonths: 40, places: 12, order: i })
  say('network.room-changed', lactantes, { places: 14 })
  say('network.room-closed', maternal, { on: '2027-01-01' })
  say('network.calendar-day-set', book, { day: '2026-11-16', open: false, why: 'Consejo' })
  say('network.center-changed', book, { closes: '18:00' })
  say('staff.person-registered', people.educator, { given: 'Eda', first: 'Prueba' })
  const post = say('staff.post-held', people.educator, { role: 'educator', from: '2026-01-01' })
  say('staff.post-ended', people.educator, { post: post.id, on: '2026-12-01' })

  const kids = [...children.slice(0, 4).map((c) => c.id), forgotten]
  const registered = kids.map((id, i) =>
    say('children.child-registered', id, {
      given: id === forgotten ? MARKER : `Niña ${i}`,
      first: 'Inventado',
      sex: i % 2 ? 'M' : 'F',
      birth: `2025-0${i + 1}-11`,
    }),
  )
  for (const [i, id] of kids.entries()) {
    say('children.child-placed', id, { room: rooms.one[i % 2]!, from: '2026-02-01' })
    for (const day of ['2026-11-10', '2026-11-11']) {
      say(
        'attendance.arrived',
        id,
        { day, room: rooms.one[i % 2]! },
        { happenedAt: `${day}T14:0${i}:00.000Z` },
      )
      say('attendance.moved-room', id, { day, room: lactantes }, { happenedAt: `${day}T16:0${i}:00.000Z` })
      say('attendance.left', id, { day }, { happenedAt: `${day}T21:0${i}:00.000Z` })
    }
    for (const month of ['09', '10'])
      say('growth.measured', id, {
        day: `2026-${month}-0${i + 1}`,
        weightKg: 8 + i / 10,
        lengthCm: 70 + i,
        position: 'L',
      })
  }
  // Two people correct the birth date without knowing of each other; later one who saw both decides.
  const [a, b] = kids as [string, string]
  const late1 = say('children.child-changed', a, { birth: '2025-03-03' }, { supersedes: [registered[0]!.id] })
  const late2 = say('children.child-changed', a, { birth: '2025-04-04' }, { supersedes: [registered[0]!.id] })
  say('children.child-changed', a, { birth: '2025-03-30' }, { supersedes: [late1.id, late2.id] })
  say('children.child-changed', b, { gestationalWeeks: 33 })
  // And two about a name, which nobody has decided: it stays a task.
  for (const second of ['Ríos', 'Ruiz']) say('staff.person-changed', people.educator, { second })
  // A weight said wrong, corrected wrong, corrected right; the last undone and said again.
  const w1 = say('growth.measured', a, { day: '2026-11-03', weightKg: 19 })
  const w2 = say(
    'growth.measured',
    a,
    { day: '2026-11-03', weightKg: 9.1 },
    { corrects: w1.id, reason: 'punto' },
  )
  const w3 = say(
    'growth.measured',
    a,
    { day: '2026-11-03', weightKg: 9.4 },
    { corrects: w2.id, reason: 'otra vez' },
  )
  const undo = say('book.withdrawn', w3.id, { reason: 'me equivoqué' })
  const undone = say('book.withdrawn', undo.id, { reason: 'no me equivoqué' })
  say('book.withdrawn', undone.id, { reason: 'sí me equivoqué' })
  const wrong = say('attendance.arrived', b, { day: '2026-11-12', room: lactantes })
  say('book.withdrawn', wrong.id, { reason: 'otro niño' })
  say('attendance.absent', b, { day: '2026-11-12', reason: 'ill' })
  const nuts = say('children.alert-noted', a, { alert: 'allergy', text: 'cacahuate', grave: true })
  say('children.alert-noted', a, { alert: 'diet', text: 'sin lactosa', grave: false })
  say('children.alert-withdrawn', a, { alert: nuts.id, reason: 'estudio negativo' })
  // Held until a person looks: one stands, one is void, one waits; what happened physically counts meanwhile.
  const held = ['stands', 'void', 'waits'].map((what) =>
    byTablet('children.alert-noted', b, { alert: 'other', text: `nota ${what}`, grave: false }),
  )
  say('book.review-resolved', held[0]!.id, { decision: 'stands', reason: 'cierto' })
  say('book.review-resolved', held[1]!.id, { decision: 'void', reason: 'falso' })
  byTablet('attendance.arrived', b, { day: '2026-11-13', room: maternal })
  const gone = byTablet('attendance.left', b, { day: '2026-11-13' })
  say('book.review-resolved', gone.id, { decision: 'void', reason: 'no se fue' })
  byTablet('toys.unknown', b, { anything: 1 })
  byTablet('attendance.arrived', b, { day: 'not a day' })
  // A child that came by letters, and one that left for another center.
  const arrived = idOf('child by letter')
  const letter = { origin: 'letter' } as const
  say(
    'children.child-registered',
    arrived,
    { given: 'Cartas', first: 'Inventado', sex: 'F', birth: '2025-06-06' },
    letter,
  )
  say('children.child-placed', arrived, { room: lactantes, from: '2026-11-10' }, letter)
  say('growth.measured', arrived, { day: '2026-08-08', weightKg: 7 }, letter)
  say('growth.measured', arrived, { day: '2026-11-11', weightKg: 7.7, lengthCm: 68, position: 'L' })
  say('children.child-transferred', kids[2]!, { to: centers.two, room: rooms.two[0], on: '2026-11-12' })
  say('attendance.arrived', kids[2]!, { day: '2026-11-12', room: lactantes })
  say('children.child-left', kids[3]!, { on: '2026-11-14', why: 'family' })
  // Two months from before Nido; one of them told again by who counted better.
  for (const came of [11, 12])
    say('attendance.register-brought', book, {
      month: '2026-01',
      rooms: rooms.one.map((room, i) => ({ room, days: [[5 + i, came, 3, 1]] })),
      source: 'Cuaderno de la dirección',
    })
  // The day in the room: a lunch of everybody with its exceptions, sleeps, a nappy of the wrong child, words, the note of the shift.
  const inRoom = (what: string, of: readonly string[], own: object, more: Partial<Fact> = {}) =>
    say(`daily.${what}`, lactantes, { day: '2026-11-11', children: of, ...own }, more)
  const lunch = inRoom('ate', kids, { meal: 'lunch', amount: 'all' })
  const half = inRoom('ate', [a, forgotten], { meal: 'lunch', amount: 'half', of: lunch.id })
  inRoom('ate', [a], { meal: 'lunch', amount: 'refused', of: half.id }, { reason: 'no quiso' })
  inRoom('slept', kids, { position: 'back' })
  for (const position of ['back', 'side']) inRoom('sleep-checked', [a, b, forgotten], { position })
  inRoom('woke', [a], { at: '2026-11-11T18:30:00.000Z' })
  const nappy = inRoom('changed', [a, b], { nappy: 'dirty', notes: ['loose'] })
  inRoom('struck', [a], { of: nappy.id }, { reason: 'era otra niña' })
  const wrongMood = inRoom('mood', kids, { mood: 'upset' })
  say('book.withdrawn', wrongMood.id, { reason: 'otra sala' })
  inRoom('noted', [a, forgotten], { text: `${MARKER} y Niña 0 jugaron juntas` })
  inRoom('outdoors', kids, { minutes: 30, sun: true })
  inRoom('bring', [b], { bring: ['nappies', 'other'], text: 'sombrero' })
  inRoom('attended', [b], { what: 'no-nap', done: 'watching' })
  const shift = say('daily.handed-over', lactantes, {
    ...{ day: '2026-11-11', text: `${MARKER} durmió poco`, children: [forgotten, b] },
  })
  for (let i = 0; i < 2; i++) say('daily.handover-read', lactantes, { day: '2026-11-11', note: shift.id })
  // Three more files of the second child: two are joined with it, one behind the other; the third was not the same child after all.
  const copies = [1, 2, 3].map((i) => idOf(`file ${i} of the second child`))
  const copied = copies.map((id, i) => {
    const identity = { given: `Niña I${i}`, first: 'Inventado', sex: 'M', birth: '2025-02-11' }
    const f = say('children.child-registered', id, identity)
    say('children.child-placed', id, { room: rooms.one[i % 2]!, from: '2026-03-01' })
    say('attendance.arrived', id, { day: '2026-11-11', room: lactantes })
    say('growth.measured', id, { day: `2026-10-1${i}`, weightKg: 9 + i })
    inRoom('changed', [id, b], { nappy: 'wet' })
    return f
  })
  const identity = { given: 'Niña 1', first: 'Inventado', sex: 'M', birth: '2025-02-11' }
  const [c1, c2, c3] = copies as [string, string, string]
  const place = { room: lactantes, from: '2026-11-13' }
  const into1 = { file: c2, identity, place }
  const j1 = say('children.files-joined', c1, into1, { supersedes: [copied[0]!.id, copied[1]!.id] })
  say('children.files-joined', b, { file: c1, identity, place }, { supersedes: [registered[1]!.id, j1.id] })
  const wrongly = { file: c3, identity, place }
  const j3 = say('children.files-joined', b, wrongly, { supersedes: [copied[2]!.id, registered[1]!.id] })
  say('children.child-changed', c2, { second: 'Tarde' }, { supersedes: [copied[1]!.id] })
  say('attendance.left', c2, { day: '2026-11-11' })
  say('book.withdrawn', j3.id, { reason: 'eran dos' })
  say('children.files-distinct', c3, { file: c1, reason: 'primos' })
  // The center changes: another name, rooms re-cut, one of them split off with who is in it, closed and opened again.
  const cut = idOf('room of the real book, re-cut')
  const fields = { fromMonths: 12, toMonths: 40, places: 9, order: 3 }
  say('network.center-renamed', book, { name: 'Centro con otro nombre', on: '2026-11-12' })
  say('network.rooms-recut', book, {
    from: '2026-11-13',
    rooms: [
      { room: lactantes, name: 'Lactantes', fromMonths: 0, toMonths: 12, places: 10, order: 1 },
      { room: cut, name: 'Maternal nueva', ...fields },
    ],
    closed: [maternal],
    placed: [a, b, forgotten].map((child) => ({ child, room: cut })),
  })
  const elsewhere = say('staff.post-held', people.nurse, { role: 'nurse', from: '2026-01-01', rooms: [cut] })
  say('network.center-split', book, {
    ...{ to: centers.two, on: '2026-11-14', rooms: [cut], children: [b, forgotten] },
    ...{ posts: [elsewhere.id], devices: [device] },
  })
  say('network.rooms-received', book, {
    ...{ from: centers.two, on: '2026-11-15', how: 'merged', children: 1, people: 0 },
    rooms: [{ room: cut, name: 'Maternal de vuelta', ...fields }],
  })
  say('children.child-placed', b, { room: cut, from: '2026-11-15' }, letter)
  say('network.center-closed', book, { on: '2026-11-15', rooms: [lactantes, cut] })
  say('network.center-reopened', book, { on: '2026-11-16', rooms: [lactantes] })
  // Adults of three children, two of them siblings: named, corrected, withdrawn, named again by who knew; whom one is not given to.
  const [rosa, saul, told] = ['Rosa', 'Saúl', 'Tomás'].map((name) => idOf(`adult ${name}`)) as [
    string,
    string,
    string,
  ]
  const naming = (adult: string, given: string, more: object = {}) => ({
    ...{
      adult,
      given,
      first: 'Inventado',
      phones: [{ number: '55 0000 0001', kind: 'mobile' }],
      ofAge: true,
    },
    ...{
      relation: 'aunt-uncle',
      guardian: false,
      pickUp: true,
      livesWith: false,
      emergency: true,
      order: 1,
      ...more,
    },
  })
  const n1 = say('guardians.adult-named', a, naming(rosa, 'Rosa'))
  say('guardians.adult-named', b, naming(rosa, 'Rosa', { order: 2 }), { supersedes: [n1.id] })
  say('guardians.adult-named', forgotten, naming(rosa, 'Rosa', { relation: 'mother' }), {
    supersedes: [n1.id],
  })
  say('guardians.adult-corrected', rosa, { phones: [] }, { supersedes: [n1.id] })
  const away = say('guardians.adult-withdrawn', a, { adult: rosa, why: 'family' })
  say('guardians.adult-named', a, naming(rosa, 'Rosa', { order: 3 }))
  say('guardians.adult-withdrawn', b, { adult: rosa, why: 'court', words: 'orden' })
  say('guardians.adult-named', a, naming(rosa, 'Rosa', { order: 4 }), { supersedes: [away.id, n1.id] })
  say('guardians.adult-named', arrived, naming(saul, 'Saúl', { after: [idOf('known elsewhere')] }), letter)
  say('guardians.adult-changed', arrived, { adult: saul, pickUp: false, until: '2026-12-01' })
  byTablet('guardians.adult-named', a, naming(saul, 'Saúl'))
  say('guardians.adult-named', forgotten, naming(told, MARKER))
  const not = say('guardians.restriction-noted', a, {
    ...{
      adult: saul,
      name: 'Saúl Inventado',
      basis: 'court-order',
      order: 'Exp. 1/2026',
      from: '2026-11-01',
    },
  })
  say('guardians.restriction-noted', forgotten, { name: MARKER, basis: 'family-word', from: '2026-11-01' })
  const copy = say(
    'guardians.restriction-noted',
    a,
    { name: 'Nadie', basis: 'family-word', from: '2026-11-02', ref: not.id },
    letter,
  )
  say('guardians.restriction-ended', a, { restriction: copy.id, why: 'el juez la levantó' })
  for (const [i, answer] of ['given', 'taken-back', 'given'].entries())
    say('guardians.consent-said', a, {
      use: 'outings',
      answer,
      who: 'Rosa',
      how: 'paper',
      on: `2026-11-1${i % 2}`,
      adult: rosa,
    })
  const notice = { controller: 'imss', version: '2026', who: 'Rosa', on: '2026-11-10', how: 'signed' }
  say('guardians.notice-delivered', a, notice)
  const face = {
    blob: 'a1'.repeat(32),
    thumb: 'b2'.repeat(32),
    consent: { who: 'Ella misma', on: '2026-11-10', how: 'paper' },
  }
  say('guardians.adult-portrait-taken', rosa, face)
  say('guardians.adult-portrait-taken', saul, { ...face, thumb: 'c3'.repeat(32) })
  say('guardians.adult-portrait-withdrawn', saul, { reason: 'consent' })
  for (const code of ['one', 'two'])
    say('guardians.code-made', a, { code: idOf(`code ${code}`), adult: rosa, day: '2026-11-12' })
  say('guardians.code-withdrawn', a, { code: idOf('code two') })
  // The door in its second version: checks, pick-ups before and after a withdrawal, stops, calls, plans, visits, what is supposed.
  const v2 = { kindVersion: 2 }
  const pin = (adult: string) => ({ with: { adult, how: 'pin', verdict: 'right' } })
  for (const [i, child] of [a, forgotten].entries()) {
    const at = (clock: string) => ({ happenedAt: `2026-11-16T${clock}:0${i}.000Z` })
    const day = '2026-11-16'
    const brought = say(
      'attendance.arrived',
      child,
      {
        day,
        room: lactantes,
        check: { fever: 37.4, signs: ['cough'], medicine: ['Jarabe'], home: MARKER.slice(0, 5) },
      },
      { ...v2, ...at('14:00') },
    )
    say('attendance.medicine-handed', child, { day, arrival: brought.id }, at('14:20'))
    const stop = say(
      'attendance.pick-up-stopped',
      child,
      { day, verdict: 'restricted', adult: saul, name: child === forgotten ? MARKER : 'Saúl' },
      at('21:00'),
    )
    say(
      'attendance.pick-up-decided',
      child,
      { day, stop: stop.id, outcome: 'not-delivered', note: 'orden' },
      at('21:10'),
    )
    say('attendance.late-call', child, { day, step: 'family', answered: true, adult: rosa }, at('23:20'))
    say(
      'attendance.left',
      child,
      { day, ...pin(rosa), closedAt: '2026-11-16T23:00:00.000Z' },
      { ...v2, ...at('23:30') },
    )
    say('attendance.week-planned', child, { from: '2026-11-01', week: [[1, '08:00', '15:00']] })
    say('attendance.absence-announced', child, { days: ['2026-11-18', '2026-11-19'], reason: 'family' })
  }
  say('attendance.left', b, { day: '2026-11-16', ...pin(rosa) }, v2)
  say('attendance.left', a, { day: '2026-11-17' }, v2)
  say('attendance.week-planned', a, { from: '2026-11-01', week: [[2, '09:00', '15:00']] })
  say('attendance.not-received', a, {
    day: '2026-11-10',
    room: lactantes,
    signs: ['vomiting'],
    advised: true,
  })
  say('attendance.arrived', a, { day: '2026-11-15', room: lactantes }, v2)
  say('attendance.departure-imputed', a, { day: '2026-11-15' }, { origin: 'system' })
  say('attendance.no-notice', a, { day: '2026-11-14', room: lactantes }, { origin: 'system' })
  const visit = idOf('visit')
  say('attendance.visitor-entered', visit, {
    ...{
      day: '2026-11-16',
      name: 'Técnico',
      why: 'gas',
      document: 'work',
      closedAt: '2026-11-16T23:00:00.000Z',
    },
  })
  say('attendance.visitor-left', idOf('visit nobody saw enter'), { day: '2026-11-16' })
  // A bite noted, noted again with the place, told to one family and not to the other; a fall of who is forgotten; one nobody noted.
  const [bite, fall, unknown] = ['bite', 'fall', 'unknown'].map((i) => idOf(`incident ${i}`)) as [
    string,
    string,
    string,
  ]
  const bitten = {
    ...{ day: '2026-11-12', at: '2026-11-12T17:30:00.000Z', kind: 'bite', aid: ['washed', 'cold'] },
    children: [
      { child: a, part: 'hurt' },
      { child: c1, part: 'did' },
      { child: forgotten, part: 'there' },
    ],
  }
  const noted = say('safety.incident-noted', bite, bitten, { room: lactantes })
  say(
    'safety.incident-noted',
    bite,
    { ...bitten, place: 'patio', witnesses: [people.educator] },
    { corrects: noted.id, reason: 'fue en el patio', room: lactantes },
  )
  const everybody = [a, c1, forgotten]
  say('safety.incident-described', bite, { words: `Fue por un cubo; ${MARKER} miraba`, children: everybody })
  say('safety.incident-described', bite, { words: 'Fue por un cubo', children: [a, c1] })
  const arm = [{ body: 'arm', seen: 'tooth-marks' }]
  say('safety.child-seen', a, { incident: bite, injuries: arm, aid: ['cold'], words: 'sin piel abierta' })
  const tried = { incident: bite, how: 'phone', at: '2026-11-12T18:00:00.000Z', outcome: 'no-answer' }
  say('safety.family-told', a, tried)
  say('safety.family-told', a, {
    ...{ ...tried, at: '2026-11-12T21:00:00.000Z', outcome: 'told' },
    ...{ adult: rosa, relation: 'aunt-uncle' },
  })
  const wronglyTold = say('safety.family-told', c1, { ...tried, outcome: 'told', who: 'su abuela' })
  say('book.withdrawn', wronglyTold.id, { reason: 'era otra familia' })
  const paper = { incident: bite, adult: rosa, how: 'signed', on: '2026-11-13', blob: 'd4'.repeat(32) }
  say('safety.paper-signed', a, paper)
  say('safety.incident-reviewed', bite, { words: 'más cubos' })
  const shut = say('safety.incident-closed', bite, { change: 'dos cajas de cubos' })
  say('book.withdrawn', shut.id, { reason: 'falta la otra familia' })
  const fell = { day: '2026-11-13', at: '2026-11-13T16:00:00.000Z', kind: 'fall', place: 'patio' }
  say('safety.incident-noted', fall, { ...fell, children: [{ child: forgotten, part: 'hurt' }] })
  say('safety.child-seen', forgotten, { incident: fall, words: `le duele a ${MARKER}` })
  say('safety.family-told', forgotten, { ...tried, incident: fall, outcome: 'told', who: MARKER })
  say('safety.family-told', a, { ...tried, incident: unknown, outcome: 'told', who: 'nadie' })
  say('safety.incident-closed', unknown, { change: 'no se sabe' })
  // Notes that tell of a hurt: one with its incident, one that was none, one that waits; one of who is forgotten.
  const hurtOn = (day: string, children: string[], clock: string, more: object) =>
    say('daily.noted', lactantes, { day, children, ...more }, { happenedAt: `${day}T${clock}:00.000Z` })
  hurtOn('2026-11-12', [a, c1], '17:32', { text: 'Se lastimó', hurt: true })
  const tumble = hurtOn('2026-11-13', [a, forgotten], '16:05', { text: `Se cayó con ${MARKER}` })
  hurtOn('2026-11-13', [c1], '16:10', { text: 'Trae una mordida', family: true })
  say('safety.not-an-incident', a, { day: '2026-11-13', notes: [tumble.id], why: 'not-hurt' })
  const struckNote = hurtOn('2026-11-14', [a], '16:00', { text: 'Un golpe', hurt: true })
  say('daily.struck', lactantes, { day: '2026-11-14', children: [a], of: struckNote.id })
  // Development: rounds of an age, one item of a room, a word of the family, a correction, of another age, by letter, of nobody.
  const looked = { instrument: 'milestones', version: '2022', by: 'educator', mode: 'child' } as const
  const round = (child: string, day: string, answers: Record<string, 1 | 0 | null>, more = {}) =>
    say('development.observed', child, { day, ...looked, answers, ...more })
  for (const child of [a, b, forgotten])
    round(child, '2026-11-06', { 'cdc18-len-1': 1, 'cdc18-len-2': 0, 'cdc15-len-1': null, 'cdc18-mot-1': 1 })
  round(a, '2026-11-12', { 'cdc18-len-1': 0, 'cdc02-soc-1': 1 }, { mode: 'room' })
  round(
    forgotten,
    '2026-11-12',
    { 'cdc18-soc-1': 1 },
    { by: 'family', note: `lo contó ${MARKER}`, photos: ['e7'.repeat(32)] },
  )
  const r1 = round(b, '2026-11-13', { 'cdc18-cog-1': 0 })
  say(
    'development.observed',
    b,
    { day: '2026-11-13', ...looked, answers: { 'cdc18-cog-1': 1 } },
    { corrects: r1.id, reason: 'era de otra niña' },
  )
  round(b, '2026-11-14', { nobody: 1 }, { version: '2099', photos: ['e8'.repeat(32)] })
  say(
    'development.observed',
    arrived,
    { day: '2026-08-09', ...looked, answers: { 'cdc12-mot-1': 1 } },
    { origin: 'letter' },
  )
  round(idOf('child nobody knows'), '2026-11-11', { 'cdc18-len-1': 1 })
  const certified = say('staff.certificate-noted', people.educator, {
    ...{ instrument: 'edi', issuer: 'Inventado', from: '2026-01-01', to: '2027-12-31' },
  })
  say('staff.certificate-ended', people.educator, {
    certificate: certified.id,
    on: '2026-11-15',
    reason: 'cambio',
  })
  // A doubt of one child to its plan and past a closing that was taken back; one of who is forgotten; steps nobody doubted before.
  const [slow, lost, never] = ['slow', 'lost', 'never'].map((c) => idOf(`case ${c}`)) as [
    string,
    string,
    string,
  ]
  const step = (kind: string, child: string, of: string, on: string, more: object, and: Partial<Fact> = {}) =>
    say(`referrals.${kind}`, child, { case: of, on: `2026-11-${on}`, ...more }, and)
  const consent = { who: 'Rosa, su tía', on: '2026-11-12', how: 'paper', document: 'e5'.repeat(32) }
  step('plan-tried', a, slow, '16', { strategy: 'e1', how: 'well' })
  step('answer-received', a, slow, '14', {
    ...{ from: 'UMF 33', how: 'paper', result: 'attention', blob: 'f6'.repeat(32) },
  })
  const talked = { who: 'Rosa, su tía', how: 'phone', agreed: 'refer', words: 'Lleva la carta' }
  const first = step('family-talked', a, slow, '12', talked)
  step(
    'family-talked',
    a,
    slow,
    '12',
    { ...talked, how: 'in-person' },
    { corrects: first.id, reason: 'fue aquí' },
  )
  step('referred', a, slow, '12', { to: { kind: 'imss-clinic', name: 'UMF 33' }, words: 'Valorar', consent })
  step('doubt-noted', a, slow, '11', { source: 'family', words: 'No voltea cuando le llaman' })
  step('plan-made', a, slow, '15', {
    goals: [{ id: 'm1', words: 'Voltea al oír su nombre' }],
    strategies: [{ id: 'e1', words: 'Decir su nombre de frente', where: 'both' }],
    ...{ adjustments: [], people: [], needs: [], review: '2027-01-15' },
  })
  const early = step('case-closed', a, slow, '16', { why: 'resolved', words: 'ya oye' })
  say('book.withdrawn', early.id, { reason: 'era otra' })
  say('referrals.step-brought', a, {
    case: slow,
    step: {
      ...{ id: idOf('step of another center'), kind: 'rescreen', by: stranger, on: '2026-11-10' },
      ...{ at: '2026-11-10T15:00:00.000Z', since: '2026-11-10T15:00:00.000Z', said: { result: 'still' } },
    },
  })
  step('doubt-noted', forgotten, lost, '11', { source: 'other', words: `${MARKER} no gatea` })
  step('family-talked', forgotten, lost, '12', { ...talked, who: MARKER })
  // a step that names the case of one child and is about another
  step('family-talked', c1, slow, '13', { ...talked, words: 'de otra niña' })
  step('appointment-said', c1, never, '13', { how: 'set', day: '2026-11-20' })
  // A week planned twice, changed, lived and taken back; an interest of who is forgotten.
  const line = (n: number, more: object = {}) => ({
    ...{ id: idOf(`plan line ${n}`), day: '2026-11-12', routine: 'play', title: `Idea ${n}`, ...more },
  })
  const week = '2026-11-09'
  const plan = say('learning.week-planned', lactantes, { week, lines: [line(1), line(2)] })
  say(
    'learning.week-planned',
    lactantes,
    { week, lines: [line(1), line(3, { children: [a, forgotten], note: MARKER })], intent: `con ${MARKER}` },
    { supersedes: [plan.id] },
  )
  say('learning.planned-changed', lactantes, {
    week,
    line: line(4, { children: [forgotten], title: MARKER }),
  })
  say('learning.planned-changed', lactantes, { week, gone: idOf('plan line 1') })
  const lived = { day: '2026-11-12', routine: 'play', title: 'Idea 3', line: idOf('plan line 3') }
  const notDone = say('learning.activity-happened', lactantes, { ...lived, how: 'not', why: 'time' })
  say('learning.activity-happened', lactantes, {
    ...lived,
    how: 'done',
    went: 'loved',
    children: [a, forgotten],
  })
  say('book.withdrawn', notDone.id, { reason: 'sí se hizo' })
  say('learning.activity-happened', maternal, {
    ...{
      day: '2026-11-13',
      routine: 'music',
      title: 'Cantar',
      how: 'done',
      children: [c1, forgotten],
      text: MARKER,
    },
  })
  say('learning.interest-noted', lactantes, {
    ...{ day: '2026-11-12', topic: 'water', children: [forgotten, a], text: `a ${MARKER} le gusta` },
  })
  const seen = { day: '2026-11-12', text: 'Apiló tres cajas' }
  say('learning.observation-noted', lactantes, {
    ...{ ...seen, children: [a], family: true, fields: ['sciences'], photo: { blob: 'e5'.repeat(32) } },
  })
  say('learning.observation-noted', lactantes, { ...seen, children: [a, forgotten], text: `con ${MARKER}` })
  say('learning.observation-noted', lactantes, {
    ...{ ...seen, children: [forgotten], text: MARKER, photo: { blob: 'f6'.repeat(32) } },
  })
  const report = say('learning.transition-written', a, { day: '2026-11-13', enjoys: 'el agua' })
  say('learning.transition-written', a, {
    ...{ day: '2026-11-13', enjoys: 'el agua y cantar', agreed: { who: 'su mamá', on: '2026-11-13' } },
  })
  say('book.withdrawn', report.id, { reason: 'se escribió otra vez' })
  say('learning.transition-written', forgotten, { day: '2026-11-13', helps: `cantarle a ${MARKER}` })
  // What came with one from another center, and again with the same name; of who is forgotten; a report written before and after it.
  const came = { by: stranger, at: '2026-10-01T15:00:00.000Z', day: '2026-10-01' }
  const before = { ...came, what: 'seen', fields: ['human'], family: false }
  for (let i = 0; i < 2; i++)
    say('learning.portfolio-followed', a, {
      ...{ ...before, said: idOf('seen before'), text: 'Se calmó sola', photo: { blob: 'a7'.repeat(32) } },
    })
  say('learning.portfolio-followed', forgotten, { ...before, said: idOf('seen before too'), text: MARKER })
  for (const child of [a, c1])
    say('learning.portfolio-followed', child, {
      ...{
        ...came,
        what: 'transition',
        said: idOf('report before'),
        parts: { enjoys: 'cantar' },
        agreed: null,
      },
    })
  // Accompanied: two visits, one of them with who is forgotten; agreements put off, kept, told of before they are known.
  const center = centers.one
  const coached = { day: '2026-11-12', room: lactantes, with: [stranger], focus: 'La comida' }
  const coaching = say('mentoring.visited', center, {
    ...coached,
    observed: {
      ...{ instrument: 'nido-interactions', version: '1', of: 4, minutes: 30 },
      dimensions: { warmth: { level: 3, seen: 'se agacha' }, talk: { level: null } },
    },
  })
  say('mentoring.visited', center, { ...coached, with: [stranger, forgotten], focus: MARKER, told: MARKER })
  const agreement = { visit: coaching.id, what: 'Esperar su turno', owner: 'educator', by: '2026-11-14' }
  const promised = say('mentoring.agreed', center, { ...agreement, who: stranger, room: lactantes })
  const theirs = say('mentoring.agreed', center, { ...agreement, who: forgotten, what: `con ${MARKER}` })
  const became = (of: string, who: string, day: string, more: object) =>
    say('mentoring.agreement-told', center, { agreement: of, who, day, ...more })
  became(promised.id, stranger, '2026-11-14', { how: 'later', by: '2026-11-20' })
  const kept = became(promised.id, stranger, '2026-11-15', { how: 'kept' })
  say('book.withdrawn', kept.id, { reason: 'todavía no' })
  became(theirs.id, forgotten, '2026-11-15', { how: 'dropped', text: MARKER })
  became(idOf('agreement nobody said'), stranger, '2026-11-15', { how: 'kept' })
  say('mentoring.agreed', center, { ...agreement, owner: 'director', who: stranger, what: 'Mover la mesa' })
  // Places of the center: planned, moved on, one step that was none, one that cannot be, and a word about when, before they are known.
  const lot = idOf('lot of lactantes')
  const moved = (from: string, to: string, places: number, on: string, more: object = {}) =>
    say('places.stepped', center, { lot, from, to, places, on, reason: 'acta', ...more })
  const licence = { number: 'PC-1', issuer: 'Protección Civil', until: '2027-06-30' }
  say('places.due', center, { lot, due: { open: '2026-08-31' }, on: '2026-02-01', reason: 'calendario' })
  moved('authorized', 'staffed', 20, '2026-03-01', { people: 4 })
  moved('planned', 'authorized', 24, '2026-02-01', { licence })
  moved('staffed', 'open', 14, '2026-04-01')
  const mistaken = moved('open', 'suspended', 4, '2026-05-01')
  moved('open', 'lost', 400, '2026-05-02')
  say('places.planned', center, { lot, places: 30, on: '2026-01-01', reason: 'lista' })
  say('places.reversed', center, { step: mistaken.id, reason: 'era otra sala' })
  say('places.converted', center, {
    ...{
      lot,
      state: 'planned',
      places: 6,
      into: { lot: idOf('lot of maternal'), places: 8, room: maternal },
    },
    ...{ on: '2026-06-01', reason: 'sala de mayores' },
  })
  // A site: handed over before it was planned, lost with its project, taken up again, and what a center hears of another one.
  const site = idOf('site of the real book')
  const plot = idOf('lot of the site')
  const named = { code: 'S-9', name: 'Predio nueve', municipality: '08001', source: 'acta' }
  const ofSite = (minute: number, kind: string, payload: Record<string, unknown>) =>
    say(`places.${kind}`, site, payload, { happenedAt: `2026-11-18T16:0${minute}:00.000Z` })
  ofSite(5, 'handed', {
    ...{ center: idOf('center to be'), on: '2026-09-01', reason: 'apertura' },
    lots: [{ lot: plot, state: 'works', places: 30 }],
  })
  const works = { lot: plot, from: 'planned', to: 'works', places: 40 }
  ofSite(2, 'stepped', { ...works, on: '2026-03-01', reason: 'obra' })
  const withdrawnPlot = ofSite(3, 'lost', { on: '2026-06-01', reason: 'se retira el predio' })
  const module60 = { lot: plot, places: 60, on: '2026-01-01', due: { open: '2027-02-01' } }
  ofSite(1, 'planned', { ...module60, reason: 'módulo' })
  ofSite(4, 'reversed', { step: withdrawnPlot.id, reason: 'se retoma' })
  ofSite(6, 'lost', { on: '2026-10-01', reason: 'se cae de nuevo' })
  ofSite(0, 'site-registered', named)
  ofSite(7, 'site-registered', { ...named, name: 'Predio nueve bis', latitude: 28.6, longitude: -106.1 })
  const ofAges = { from_months: 0, to_months: 24, room: null, due: {}, plans: [] }
  say('places.received', center, {
    ...{ site: idOf('another site'), name: 'Otro predio', on: '2026-08-01', reason: 'apertura', past: [] },
    lots: [{ ...ofAges, lot: idOf('lot received'), state: 'staffed', places: 12 }],
    licences: [
      {
        ...{ step: idOf('step elsewhere'), number: 'PC-2', issuer: 'Protección Civil', on: '2026-07-01' },
        ...{ until: null, places: 12, renewed: false },
      },
    ],
  })
  say('learning.week-planned', maternal, { week: '2026-11-16', lines: [line(9, { day: '2026-11-18' })] })
  say('learning.week-planned', maternal, { week: '2026-11-16', lines: [line(8, { day: '2026-11-18' })] })
  // Nobody registers this one: it waits for ever.
  say('growth.measured', idOf('child nobody knows'), { day: '2026-11-11', weightKg: 7 })
  // Everything of one child is to be forgotten, its corrections and reasons too.
  const alert = say('children.alert-noted', forgotten, {
    alert: 'medical',
    text: `toma ${MARKER}`,
    grave: true,
  })
  say('book.withdrawn', alert.id, { reason: `era de ${MARKER}` })
  const f1 = say('growth.measured', forgotten, { day: '2026-11-04', weightKg: 8 })
  say('growth.measured', forgotten, { day: '2026-11-04', weightKg: 8.2 }, { corrects: f1.id, reason: MARKER })
  say(
    'children.child-changed',
    forgotten,
    { given: MARKER, second: 'Otra' },
    { supersedes: [registered[4]!.id] },
  )
  const erasure = fact('book.person-erased', forgotten, book, { reason: 'lo pidió la familia' })
  return { said: out, erased: { fact: erasure, source: system } }
}
