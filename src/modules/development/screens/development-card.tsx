// A child's development at the desk: lights by domain, small pictures of how it went, what to play next, and every observation.
import Printer from 'lucide-react/icons/printer'
import type { InferOutput } from 'valibot'
import { ageInMonths } from '../../../kernel/days.ts'
import type { Purpose } from '../../../kernel/purposes.ts'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import '../../../ui/desk.css'
import { useFormats, useText, useWords } from '../../../ui/language.tsx'
import type { Child } from '../../children/contract.ts'
import { developmentOfChild, type Light, type Observation, type Round } from '../contract.ts'
import { builtInInstrument, ediStructure, milestones } from '../rules/built-in.ts'
import { instrumentAge } from '../rules/instrument.ts'
import { suggestionsFor } from '../tables/suggestions.ts'
import './development.css'
import { developmentDeskText } from './desk-text.ts'
import { LightChip, Lights, useDomainWords } from './lights.tsx'
import { NextIdeas } from './next-ideas.tsx'
import { SignalNote } from './signal-note.tsx'
import { SmallMultiples } from './small-multiples.tsx'

type Told = InferOutput<typeof developmentOfChild.answer>

export function DevelopmentCard({ child, purpose }: { child: Child; purpose: Purpose }) {
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
            <Stands child={child} told={told} rounds={told.development.rounds} />
          )
        }
      </Asked>
    </section>
  )
}

/** Words of an item, whoever has them: the built-in list, or the file the institution loaded. */
function useItemWords(told: Told): (item: string) => string {
  const say = useWords()
  return (item) => {
    const words = milestones.items.find((i) => i.id === item)?.words
    return words ? say({ es: words.es, en: words.en ?? words.es }) : (told.items[item] ?? item)
  }
}

function Stands({ child, told, rounds }: { child: Child; told: Told; rounds: readonly Round[] }) {
  const t = useText(developmentDeskText)
  const say = useWords()
  const { day } = useFormats()
  const itemWords = useItemWords(told)
  const last = rounds.at(-1)
  const weeks = child.gestational_weeks ?? undefined
  const age = instrumentAge(child.birth, weeks, told.today)
  const instrument =
    last && (builtInInstrument(last.instrument, last.version) ?? { ...ediStructure, items: [] })
  return (
    <>
      {last && instrument ? (
        <>
          <h3>
            {t.now} · {t.ageList(ageOfGroup(last, t))}, {day(last.last_day)}
          </h3>
          <Lights domains={last.domains} />
          <p>{t.meaning[last.light]}</p>
          {last.light === 'red' ? (
            <p role="note">
              <strong>{t.face}</strong>
            </p>
          ) : null}
          {last.not_yet.length > 0 ? (
            <>
              <h4>{t.notYet}</h4>
              <ul>
                {last.not_yet.map((i) => (
                  <li key={i}>
                    {itemWords(i)}
                    {last.lost.includes(i) ? <Chip state="attention">{t.lost}</Chip> : null}
                  </li>
                ))}
              </ul>
            </>
          ) : null}
          <p className="soft">
            {last.kind === 'surveillance' ? t.notATest : null} {age.corrected ? t.corrected : null} {t.source}
            : {say({ es: instrument.rule.source, en: instrument.rule.source })} ({t.unconfirmed}).
          </p>
        </>
      ) : null}
      <SignalNote standing={told.standing} signals={told.signals} items={itemWords} />
      <SmallMultiples rounds={rounds.filter((r) => r.kind === 'surveillance')} />
      {last && last.kind === 'surveillance' && suggestionsFor('len', age.months).length > 0 ? (
        <NextIdeas round={last} months={age.months} />
      ) : null}
      <History child={child} told={told} />
      <div className="no-print">
        <Button icon={Printer} onPress={() => print()}>
          {t.print}
        </Button>
      </div>
    </>
  )
}

type Text = (typeof developmentDeskText)['es']

export const ageOfGroup = (r: Pick<Round, 'instrument' | 'group'>, t: Text): string => {
  const groups = r.instrument === ediStructure.id ? ediStructure.groups : milestones.groups
  return t.ageGroup(groups.find((g) => g.id === r.group)?.months?.from ?? 0)
}

function History({ child, told }: { child: Child; told: Told }) {
  const t = useText(developmentDeskText)
  const name = useDomainWords()
  const { day, age } = useFormats()
  const flags = t.flags as Readonly<Record<string, string>>
  const rounds = told.development?.rounds ?? []
  const roundOf = (o: Observation) =>
    rounds.find((r) => r.instrument === o.instrument && r.version === o.version && r.group === o.age_group)
  const counts = (o: Observation) => {
    const all = Object.values(o.answers)
    return t.told(all.filter((a) => a === 1).length, all.filter((a) => a === 0).length)
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
            <Chip key={f} state="attention">
              {flags[f] ?? f}
            </Chip>
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
      cell: (o) => <SeenThen o={o} round={roundOf(o)} name={name} />,
    },
  ]
  const rows = [...told.observations].reverse()
  return <DataTable caption={t.history} rows={rows} rowId={(o) => o.key} columns={columns} />
}

/** What was shown when it was said, where age or light differ from what they are now. */
function SeenThen({
  o,
  round,
  name,
}: {
  o: Observation
  round: Round | undefined
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
        <span>{t.ageList(ageOfGroup({ instrument: o.instrument, group: then.group }, t))}</span>
      ) : null}
      {other.map(([domain, light]) => (
        <span key={domain}>
          {name(domain)}: {t.lights[light as Light]}
        </span>
      ))}
    </span>
  )
}
