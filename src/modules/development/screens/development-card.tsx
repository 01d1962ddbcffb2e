// A child's development at the desk: lights by domain, small pictures of how it went, what to play next, and every observation.
import Printer from 'lucide-react/icons/printer'
import { Fragment, type ReactNode } from 'react'
import { ageInMonths } from '../../../kernel/days.ts'
import type { Purpose } from '../../../kernel/purposes.ts'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { ButtonLink } from '../../../ui/button.tsx'
import { StateShape } from '../../../ui/chip.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import '../../../ui/desk.css'
import { useFormats, useText } from '../../../ui/language.tsx'
import type { Child } from '../../children/contract/rows.ts'
import type { Light } from '../contract/instrument.ts'
import { developmentOfChild, type Observation, type Round } from '../contract.ts'
import { milestones } from '../rules/built-in.ts'
import { instrumentAge } from '../rules/instrument.ts'
import { suggestionsFor } from '../tables/suggestions.ts'
import { ApplyOffers } from './apply-offers.tsx'
import './development.css'
import { developmentDeskText } from './desk-text.ts'
import { LightChip } from './lights.tsx'
import { NextIdeas } from './next-ideas.tsx'
import {
  ageOfGroup,
  latestRounds,
  RoundStands,
  type Told,
  useDomainsOf,
  useItemWords,
} from './round-stands.tsx'
import { type RoundTold, useRoundTold } from './round-told.ts'
import { SignalNote } from './signal-note.tsx'
import { SmallMultiples } from './small-multiples.tsx'

/** `onDoubt`: what a result that leaves a doubt offers next; another module says it. */
export function DevelopmentCard({
  child,
  purpose,
  onDoubt,
}: {
  child: Child
  purpose: Purpose
  onDoubt?: (round: RoundTold) => ReactNode
}) {
  const t = useText(developmentDeskText)
  const asked = useAsk(developmentOfChild, { book: child.book, child: child.key, purpose })
  return (
    <section className="card stack" aria-labelledby="development">
      <h2 id="development">{t.title}</h2>
      <Asked of={asked} height={30}>
        {(told) =>
          told.development === null ? (
            <p className="soft">{t.empty}</p>
          ) : (
            <Stands child={child} told={told} rounds={told.development.rounds} onDoubt={onDoubt} />
          )
        }
      </Asked>
      <ApplyOffers child={child} />
    </section>
  )
}

function Stands({
  child,
  told,
  rounds,
  onDoubt,
}: {
  child: Child
  told: Told
  rounds: readonly Round[]
  onDoubt: ((round: RoundTold) => ReactNode) | undefined
}) {
  const tell = useRoundTold()
  const t = useText(developmentDeskText)
  const itemWords = useItemWords(told)
  const own = rounds.filter((r) => r.instrument === milestones.id)
  const last = own.at(-1)
  const age = instrumentAge(child.birth, child.gestational_weeks ?? undefined, told.today)
  return (
    <>
      {latestRounds(rounds).map((r) => (
        <Fragment key={r.instrument}>
          <RoundStands round={r} told={told} corrected={age.corrected} />
          {r.light === 'red' || r.light === 'amber' ? onDoubt?.(tell(r, told)) : null}
        </Fragment>
      ))}
      <SignalNote standing={told.standing} signals={told.signals} items={itemWords} />
      <SmallMultiples rounds={own} />
      {last && suggestionsFor('len', age.months).length > 0 ? (
        <NextIdeas round={last} months={age.months} />
      ) : null}
      <History child={child} told={told} />
      {last ? (
        <div className="no-print">
          <ButtonLink icon={Printer} to={`/centro/${child.book}/nina-o-nino/${child.key}/desarrollo-familia`}>
            {t.forFamily}
          </ButtonLink>
        </div>
      ) : null}
    </>
  )
}

function History({ child, told }: { child: Child; told: Told }) {
  const t = useText(developmentDeskText)
  const domainsOf = useDomainsOf(told)
  const { day, age } = useFormats()
  const flags = t.flags as Readonly<Record<string, string>>
  const rounds = told.development?.rounds ?? []
  const roundOf = (o: Observation) =>
    rounds.find((r) => r.instrument === o.instrument && r.version === o.version && r.group === o.age_group)
  const counts = (o: Observation) => {
    const all = Object.entries(o.answers).filter(([i]) => !o.strange.includes(i))
    const told = t.told(all.filter(([, a]) => a === 1).length, all.filter(([, a]) => a === 0).length)
    return o.strange.length > 0 ? `${told} · ${t.strange(o.strange.length)}` : told
  }
  const columns: Column<Observation>[] = [
    { id: 'day', head: t.when, value: (o) => o.day, cell: (o) => day(o.day) },
    {
      id: 'age',
      head: t.age,
      number: true,
      value: (o) => ageInMonths(child.birth, o.day),
      cell: (o) => age(child.birth, o.day),
    },
    {
      id: 'who',
      head: t.who,
      value: (o) => told.people[o.author] ?? t.none,
      cell: (o) =>
        o.said_by === 'family'
          ? `${t.family} ${told.people[o.author] ?? t.none}`
          : (told.people[o.author] ?? t.none),
    },
    {
      id: 'what',
      head: t.what,
      sortable: false,
      value: counts,
      cell: (o) => (
        <span className="stack">
          <span>{counts(o)}</span>
          {o.note ? <span className="soft">{o.note}</span> : null}
          {o.flags.map((f) => (
            <span key={f} className="soft">
              <StateShape state="attention" /> {flags[f] ?? f}
            </span>
          ))}
        </span>
      ),
    },
    {
      id: 'light',
      head: t.now,
      value: (o) => roundOf(o)?.light ?? 'none',
      cell: (o) => <LightChip light={roundOf(o)?.light ?? 'none'} />,
    },
    {
      id: 'seen',
      head: t.seen,
      sortable: false,
      value: () => null,
      cell: (o) => <SeenThen o={o} round={roundOf(o)} told={told} name={domainsOf(o)} />,
    },
  ]
  const rows = [...told.observations].reverse()
  return <DataTable caption={t.history} rows={rows} rowId={(o) => o.key} columns={columns} />
}

/** What was shown when it was said, where age or light differ from what they are now. */
function SeenThen({
  o,
  round,
  told,
  name,
}: {
  o: Observation
  round: Round | undefined
  told: Told
  name: (domain: string) => string
}) {
  const t = useText(developmentDeskText)
  const then = o.seen
  if (then === null) return t.notSeen
  const now = (domain: string) => round?.domains.find((d) => d.domain === domain)?.light ?? 'none'
  const other = Object.entries(then.lights).filter(([domain, light]) => now(domain) !== light)
  if (other.length === 0 && then.group === o.age_group) return t.same
  return (
    <span className="stack">
      {then.group !== o.age_group && then.group !== null ? (
        <span>{t.ageList(ageOfGroup({ ...o, group: then.group }, told, t))}</span>
      ) : null}
      {other.map(([domain, light]) => (
        <span key={domain}>
          {name(domain)}: {t.lights[light as Light]}
        </span>
      ))}
    </span>
  )
}
