// The instance as it stands: built once for each version of the data, cut to a state where one is asked, and kept with plans.
import { COUNTRY_ZONE, civilDay } from '../../../kernel/days.ts'
import type { Db, Read } from '../../../platform/db.ts'
import { sha256 } from '../../../platform/digest.ts'
import { packed, unpacked } from '../../../platform/packing.ts'
import { parksAndPoles } from '../../partners/reads.ts'
import { figuresOf, localitiesWithin, postsOf, supplyWithin } from '../../territory/reads.ts'
import type { DataSource, MissingData, SitingInstance } from '../contract/instance.ts'
import {
  candidatesBegun,
  fixesStanding,
  instanceKept,
  openCenters,
  plotsStanding,
  sourcesNow,
  townsOf,
} from '../reads.ts'
import { builtInstance, type InstanceData } from '../rules/build-instance.ts'
import { cutToStates } from '../rules/cut-instance.ts'

type Whole = Omit<SitingInstance, 'version' | 'scope'>
/** The country as last built, and by which digests. One is enough: data are replaced seldom. */
let built:
  | { readonly stamp: string; readonly whole: Whole; readonly cut: Map<string, SitingInstance> }
  | undefined

type Digest = Awaited<ReturnType<typeof sourcesNow>>[number]
const named: readonly MissingData[] = ['localities', 'figures', 'posts', 'supply', 'parks']
const isTold = (s: Digest): s is DataSource =>
  (named as readonly string[]).includes(s.what) || s.what === 'plots' || s.what === 'centers'

/** The whole country whoever asks: sums of people and places of nurseries, no person. Answers are cut to who asks. */
export async function instanceOf(db: Db, scope: string, now: () => Date): Promise<SitingInstance> {
  return db.read({ system: true }, async (read) => {
    const all = await sourcesNow(read)
    const stamp = all.map((s) => `${s.what}:${s.digest}`).join('|')
    if (built?.stamp !== stamp) built = { stamp, whole: await wholeOf(read, all, now), cut: new Map() }
    const had = built.cut.get(scope)
    if (had) return had
    const version = versionOf(stamp, scope)
    const whole: SitingInstance = { version, scope, ...built.whole }
    const cut = scope === 'nation' ? whole : cutToStates(whole, [scope])
    built.cut.set(scope, cut)
    return cut
  })
}

const versionOf = (stamp: string, scope: string) =>
  Buffer.from(sha256(`${scope}|${stamp}`))
    .toString('hex')
    .slice(0, 32)

async function wholeOf(read: Read, all: readonly Digest[], now: () => Date): Promise<Whole> {
  const fixes = await fixesStanding(read)
  const data: InstanceData = {
    ...{
      towns: await townsOf(read),
      localities: await localitiesWithin(read),
      figures: await figuresOf(read),
    },
    ...{ posts: await postsOf(read), supply: await supplyWithin(read, { list: 'denue' }) },
    ...{
      parks: await parksAndPoles(read),
      plots: await plotsStanding(read),
      centers: await openCenters(read),
    },
    fixes: fixes.flatMap(({ key, put, reason, on_day, by }) =>
      put === 'free' ? [] : [{ id: key, to: put, reason, on: on_day, by }],
    ),
    begun: new Map((await candidatesBegun(read)).map((b) => [b.candidate, b.key])),
  }
  const sources = all.filter(isTold)
  const there = new Set<string>(sources.map((s) => s.what))
  return {
    ...{ as_of: civilDay(now().toISOString(), COUNTRY_ZONE), sources },
    missing: named.filter((what) => !there.has(what)),
    ...builtInstance(data),
  }
}

/** Kept with the plan that is made from it, once. */
export async function keepInstance(db: Db, instance: SitingInstance): Promise<void> {
  const body = packed(instance)
  await db.write(
    { system: true },
    (tx) => tx`
      insert into siting_instance (version, body) values (${instance.version}, ${body}) on conflict (version) do nothing`,
  )
}

/** The one a plan was made from: the present one if it is that, else as it was kept; undefined where it was not. */
export async function instanceBefore(
  db: Db,
  scope: string,
  version: string,
  now: () => Date,
): Promise<SitingInstance | undefined> {
  const present = await instanceOf(db, scope, now)
  if (present.version === version) return present
  const body = await db.read({ system: true }, (read) => instanceKept(read, version))
  return body && unpacked<SitingInstance>(body)
}
