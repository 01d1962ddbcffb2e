// What the server answers about partners: lists and boards within reach, one organization, its people, twins, the map, events, and the open form.
import { COUNTRY_ZONE, civilDay } from '../../kernel/days.ts'
import { fileShownTo } from '../../platform/file-answers.ts'
import { answer, type Call } from '../../platform/http.ts'
import { standsFor } from '../../platform/joined.ts'
import { logRead } from '../../platform/read-log.ts'
import { Refused } from '../../platform/refused.ts'
import { bookOfSide, sidesIn } from '../../platform/who.ts'
import { namesOf, placeOfProject, projectBy } from '../construction/reads.ts'
import { center, municipalities } from '../network/reads.ts'
import { placesOfSites } from '../places/reads.ts'
import {
  alikePartners,
  eventInvitation,
  interestOfPartner,
  listEvents,
  listMaterials,
  listPartners,
  oneEvent,
  onePartner,
  type PartnerListed,
  partnerContacts,
  partnerFile,
  partnerSide,
  partnersBoard,
  partnersMap,
  type Twin,
} from './contract/asking.ts'
import { interestState, openMunicipalities, tellInterest } from './contract/open.ts'
import {
  adviceOf,
  contactsOf,
  distinctPairs,
  eventBy,
  eventsListed,
  eventsOf,
  insideOf,
  interestBy,
  interestByFolio,
  interestsOf,
  type Likeness,
  likenesses,
  materialsListed,
  materialsSent,
  mergesOf,
  municipalityNames,
  ownersIn,
  partiesBy,
  partnerPoints,
  partnersListed,
  partyOf,
  sideOf,
  stagesCounted,
} from './reads.ts'
import { pairsOf } from './rules/pairs.ts'
import { invitationOf } from './work/invitation.ts'
import { takeInterest } from './work/tell-interest.ts'

const todayOf = (call: Pick<Call, 'now'>) => civilDay(call.now().toISOString(), COUNTRY_ZONE)
const PAIRS_SHOWN = 100
const ON_A_WAY = 2_000

/** Names of people of the institute and of who may look after partners: read by the owner, for ids in reach. */
const people = (call: Call, book: string, ids: readonly (string | null)[]) =>
  call.db.read({ system: true }, async (read) => ({
    names: await namesOf(
      read,
      ids.filter((x): x is string => x !== null),
    ),
    owners: await ownersIn(read, book, todayOf(call)),
  }))

/** With the names of those who look after each. */
async function withOwners(call: Call, rows: readonly PartnerListed[]): Promise<PartnerListed[]> {
  const ids = rows.flatMap((r) => (r.owner ? [r.owner] : []))
  if (ids.length === 0) return [...rows]
  const names = await call.db.read({ system: true }, (read) => namesOf(read, ids))
  return rows.map((r) => ({ ...r, owner_name: r.owner ? (names[r.owner] ?? null) : null }))
}

const twin = ({ key, match: _match, municipality: _municipality, ...p }: Likeness): Twin => ({
  id: key,
  ...p,
})

export const partnersAnswers = [
  answer(listPartners, async (input, call) => {
    const today = todayOf(call)
    const { rows, next, total } = await call.db.read(call.scope, (read) => partnersListed(read, input, today))
    return { today, partners: await withOwners(call, rows), next, total }
  }),
  answer(partnersBoard, async ({ representation }, call) => {
    const today = todayOf(call)
    const { rows, counted } = await call.db.read(call.scope, async (read) => ({
      rows: (
        await partnersListed(read, { representation }, today, {
          ...{ page: ON_A_WAY, counted: false, byDue: true },
        })
      ).rows,
      counted: await stagesCounted(read, representation, today),
    }))
    return { today, partners: await withOwners(call, rows), ...counted }
  }),
  answer(onePartner, async ({ book, partner: id }, call) => {
    const told = await call.db.read(call.scope, async (read) => {
      const stands = await standsFor(read, book, id)
      const partner = await partyOf(read, book, stands)
      if (!partner) throw new Refused(404, 'unknown-organization')
      const around = await partiesBy(
        read,
        [partner.within, partner.parent].filter((x): x is string => x !== null),
      )
      const near = (x: string | null) => {
        const found = x ? around.get(x) : undefined
        return found ? { book: found.book, id: x!, name: found.name } : null
      }
      return {
        partner,
        ...{ today: todayOf(call), place: await placeOfProject(read, book, partner.municipality ?? '') },
        ...{ joined_into: stands === id ? null : stands, interests: await interestsOf(read, book, stands) },
        ...{ advice: await adviceOf(read, book, stands), events: await eventsOf(read, stands) },
        ...{ within: near(partner.within), parent: near(partner.parent) },
        inside: (await insideOf(read, stands)).map((p) => ({
          ...{ book: p.book, id: p.key, name: p.name, stage: p.stage },
        })),
        merges: await mergesOf(read, book, stands),
      }
    })
    const { partner } = told
    return {
      ...told,
      ...(await people(call, book, [
        partner.owner,
        ...partner.steps.map((s) => s.by),
        ...told.advice.map((a) => a.by),
        ...told.merges.map((m) => m.by),
      ])),
    }
  }),
  answer(partnerSide, async ({ party }, call) => {
    const book = bookOfSide(call.who, party)
    const found = await call.db.read(call.scope, (read) => sideOf(read, book, sidesIn(call.scope)))
    const today = todayOf(call)
    if (!found) return { today, side: null }
    const { owner, project, center: at, ...own } = found
    // what the institute linked and named; a party's own words name nothing here
    const names = await call.db.read({ system: true }, async (read) => ({
      owner_name: owner ? ((await namesOf(read, [owner]))[owner] ?? null) : null,
      project_name: project ? ((await projectBy(read, book, project))?.name ?? null) : null,
      center_name: at ? ((await center(read, at))?.name ?? null) : null,
    }))
    return { today, side: { ...own, ...names } }
  }),
  answer(interestOfPartner, async ({ book, interest }, call) => {
    const found = await call.db.read(call.scope, (read) => interestBy(read, book, interest))
    if (!found) throw new Refused(404, 'unknown-interest')
    return { partner: found.party }
  }),
  answer(partnerContacts, async ({ book, partner }, call) => {
    const contacts = await call.db.read(call.scope, async (read) =>
      contactsOf(read, book, await standsFor(read, book, partner)),
    )
    await logRead(call, book, partner, partnerContacts.id, 'partner')
    return { contacts }
  }),
  answer(alikePartners, async ({ partner }, call) => {
    const { all, distinct } = await call.db.read(call.scope, async (read) => ({
      all: await likenesses(read),
      distinct: new Set((await distinctPairs(read)).map((d) => d.key)),
    }))
    const pairs = pairsOf(all, distinct).filter(
      (p) => partner === undefined || p.one.key === partner || p.other.key === partner,
    )
    return {
      total: pairs.length,
      pairs: pairs.slice(0, PAIRS_SHOWN).map(({ why, one, other }) => ({
        ...{ why, one: twin(one), other: twin(other), same_book: one.book === other.book },
      })),
    }
  }),
  answer(partnersMap, (_input, call) =>
    call.db.read(call.scope, async (read) => {
      const points = await partnerPoints(read)
      const sites = points.some((p) => p.project) ? await placesOfSites(read) : new Map()
      const named = await municipalityNames(
        read,
        points.flatMap((p) => p.municipality ?? []),
      )
      return {
        points: points.map(({ project, ...p }) => ({
          ...p,
          places: project ? (sites.get(project)?.places ?? null) : null,
        })),
        municipalities: named,
      }
    }),
  ),
  answer(listEvents, async (_input, call) => {
    const today = todayOf(call)
    return { today, events: await call.db.read(call.scope, (read) => eventsListed(read, today)) }
  }),
  answer(oneEvent, async ({ book, event: id }, call) => {
    const { event, named } = await call.db.read(call.scope, async (read) => {
      const event = await eventBy(read, book, id)
      if (!event) throw new Refused(404, 'unknown-event')
      const parties = [
        ...event.organizations,
        ...event.attendance.map((a) => a.organization),
        ...event.commitments.flatMap((c) => c.organization ?? []),
      ]
      return { event, named: await partiesBy(read, parties) }
    })
    return {
      ...{ today: todayOf(call), event },
      organizations: [...named].map(([key, p]) => ({ id: key, name: p.name })),
      ...(await people(call, book, [
        event.by,
        ...event.commitments.flatMap((c) => [c.owner, ...c.followed.map((f) => f.by)]),
      ])),
    }
  }),
  answer(eventInvitation, async ({ book, event: id }, call) => {
    const { event, named } = await call.db.read(call.scope, async (read) => {
      const event = await eventBy(read, book, id)
      if (!event) throw new Refused(404, 'unknown-event')
      return { event, named: await partiesBy(read, event.organizations) }
    })
    const text = invitationOf(event, [...named.values()].map((p) => p.name).sort(), call.now())
    return new Response(text, {
      headers: {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': `attachment; filename="invitacion-${event.on_day}.ics"`,
      },
    })
  }),
  answer(listMaterials, (_input, call) =>
    call.db.read(call.scope, async (read) => {
      const sent = Map.groupBy(await materialsSent(read), (s) => s.material)
      const materials = await materialsListed(read)
      return {
        today: todayOf(call),
        materials: materials.map((m) => ({
          ...m,
          sent: (sent.get(m.key) ?? []).map(({ material: _material, ...s }) => s),
        })),
      }
    }),
  ),
  answer(partnerFile, ({ book, sha256 }, call) => fileShownTo(call, book, sha256, 'partners.read')),
  answer(tellInterest, (input, call) => takeInterest(input, call)),
  answer(interestState, ({ folio }, call) =>
    call.db.read({ system: true }, async (read) => {
      const found = await interestByFolio(read, folio)
      if (!found) throw new Refused(404, 'unknown-folio', 'folio')
      const partner = await partyOf(read, found.book, found.party)
      const { representation } = await placeOfProject(read, found.book, '')
      return {
        ...{ received_on: found.on_day, answered_on: found.answered_on },
        ...{ stage: partner?.stage ?? null, office: representation },
      }
    }),
  ),
  answer(openMunicipalities, ({ state }, call) =>
    call.db.read({ system: true }, async (read) => {
      const { rows } = await municipalities(read, { state }, { page: 700, counted: false })
      return { municipalities: rows.map((m) => ({ key: m.cvegeo, name: m.name })) }
    }),
  ),
]
