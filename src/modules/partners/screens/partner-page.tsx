// One organization: its way with the next step and its day, who is talked with, advice, events, and what is known of it.
import FileQuestion from 'lucide-react/icons/file-question-mark'
import { type ComponentType, useState } from 'react'
import { Asked, isNotThere, useAsk } from '../../../ui/asking.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import { choicesOf } from '../../../ui/select.tsx'
import '../../../ui/desk.css'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { Link } from '../../../ui/link.tsx'
import { homeSteps, useMay, useMe } from '../../../ui/me.tsx'
import type { Pick } from '../../../ui/pick-field.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { todayIn } from '../../../ui/today.ts'
import { listProjects } from '../../construction/contract.ts'
import { onePartner, type PartnerWhole } from '../contract/asking.ts'
import { organizationsSplit, stepTold } from '../contract/kinds.ts'
import { EndReason, nationalAgreementEnd, PartnerModel, partnerStages } from '../contract/stages.ts'
import { AdviceView } from './advice-view.tsx'
import { ContactsView } from './contacts-view.tsx'
import { InterestsView } from './interests-view.tsx'
import { PartnerForm } from './partner-form.tsx'
import './partners.css'
import { LogoView } from './logo-view.tsx'
import { RegisterForm } from './register-form.tsx'
import { partnersText } from './text.ts'
import { partnerWords } from './words.ts'

type Shown = 'way' | 'people' | 'advice' | 'events' | 'about'
/** What upper modules show of an organization, under its way. */
export type PartnerCard = {
  readonly id: string
  readonly Card: ComponentType<{ book: string; partner: string }>
}

export function PartnerPage({
  book,
  partner,
  cards = [],
}: {
  book: string
  partner: string
  cards?: readonly PartnerCard[]
}) {
  const t = useText(partnersText)
  const me = useMe()
  const asked = useAsk(onePartner, { book, partner })
  const name = asked.data?.partner.name ?? ''
  useStanding([...homeSteps(me, t.mexico), { label: t.title, to: '/aliados' }, { label: name }], 'partners')
  if (isNotThere(asked))
    return (
      <EmptyState
        icon={FileQuestion}
        title={t.notFound}
        action={<ButtonLink to="/aliados">{t.toList}</ButtonLink>}
      >
        {t.emptyAbout}
      </EmptyState>
    )
  return (
    <Asked of={asked} height={30}>
      {(whole) => <Whole of={whole} cards={cards} />}
    </Asked>
  )
}

/** Projects of the organization's own book: a way leads to one of them. */
const projectsIn = (book: string): Pick => ({
  useFound: (q) =>
    useAsk(
      listProjects,
      q ? { q, representation: book, which: 'all' as const } : undefined,
    ).data?.projects.map((x) => ({
      value: x.id,
      label: `${x.name} · ${x.municipality_name ?? x.municipality}`,
    })),
})

function Whole({ of, cards }: { of: PartnerWhole; cards: readonly PartnerCard[] }) {
  const t = useText(partnersText)
  const w = useText(partnerWords)
  const { day, number } = useFormats()
  const may = useMay()
  const [shown, setShown] = useState<Shown>('way')
  const [doing, setDoing] = useState<'step' | 'change'>()
  const p = of.partner
  const writes = may('partners.write')
  const about = [
    w.kinds[p.kind],
    of.place.municipality ?? p.municipality ?? '',
    p.workers === null ? '' : `${number(p.workers)} ${t.people.toLowerCase()}`,
  ]
  return (
    <>
      <PageHead
        title={p.name}
        about={about.filter((x) => x !== '').join(' · ')}
        actions={
          writes ? (
            <>
              <Button onPress={() => setDoing('change')}>{t.change}</Button>
              <Button look="main" onPress={() => setDoing('step')}>
                {t.step}
              </Button>
            </>
          ) : undefined
        }
      />
      {of.joined_into ? <p className="soft">{t.joined}</p> : null}
      {p.unseen ? <Chip state="attention">{t.openForm}</Chip> : null}
      <Tabs
        label={t.parts}
        current={shown}
        onChange={setShown}
        tabs={(['way', 'people', 'advice', 'events', 'about'] as const)
          .filter((key) => key !== 'people' || may('partners.contacts'))
          .map((key) => ({ key, label: t.tabs[key] }))}
      >
        {shown === 'way' ? (
          <Way of={of} cards={cards} />
        ) : shown === 'people' ? (
          <ContactsView of={of} />
        ) : shown === 'advice' ? (
          <AdviceView of={of} />
        ) : shown === 'events' ? (
          <Events of={of} />
        ) : (
          <About of={of} />
        )}
      </Tabs>
      {doing === 'change' ? <RegisterForm id={p.key} of={p} onClose={() => setDoing(undefined)} /> : null}
      {doing === 'step' ? (
        <PartnerForm
          asked={{
            ...{ kind: stepTold, title: t.stepTitle, about: p.key, book: p.book },
            note: t.dueHint(day(nationalAgreementEnd)),
            fields: [
              {
                ...{ name: 'stage', label: t.stage, kind: 'choice', start: p.stage ?? 'interest' },
                choices: choicesOf(partnerStages, w.stages),
              },
              { name: 'on', label: t.day, kind: 'date', start: todayIn(undefined) },
              {
                ...{ name: 'model', label: w.model, kind: 'choice', optional: true, start: p.model ?? '' },
                choices: choicesOf(PartnerModel.options, w.models),
              },
              { name: 'next', label: t.nextIs, kind: 'text', optional: true, hint: t.nextHint },
              { name: 'due', label: w.due, kind: 'date', optional: true },
              {
                ...{ name: 'owner', label: w.owner, kind: 'choice', optional: true, start: p.owner ?? '' },
                choices: of.owners.map((o) => ({ value: o.id, label: o.name })),
              },
              ...(may('construction.read')
                ? [
                    {
                      ...{ name: 'link', label: t.project, kind: 'pick' as const, optional: true },
                      ...{ hint: t.projectHint, pick: projectsIn(p.book) },
                    },
                  ]
                : []),
              {
                ...{ name: 'reason', label: t.reason, kind: 'choice', optional: true },
                choices: choicesOf(EndReason.options, w.reasons),
              },
              { name: 'note', label: t.note, kind: 'long', optional: true },
            ],
            payload: ({ link, stage, reason, ...said }) => ({
              ...{ ...said, stage },
              ...(stage === 'project' ? { link } : {}),
              ...(stage === 'ended' ? { reason } : {}),
            }),
          }}
          onClose={() => setDoing(undefined)}
        />
      ) : null}
    </>
  )
}

function Way({ of, cards }: { of: PartnerWhole; cards: readonly PartnerCard[] }) {
  const t = useText(partnersText)
  const w = useText(partnerWords)
  const { day } = useFormats()
  const p = of.partner
  const late = p.due !== null && p.due < of.today && p.stage !== 'ended'
  const at = p.stage ? partnerStages.indexOf(p.stage) : -1
  const links: readonly (readonly [label: string, to: string])[] = [
    ...(p.study ? [[t.study, `/estudios/${p.book}/${p.study}`] as const] : []),
    ...(p.agreement ? [[t.agreement, `/convenios/${p.book}/${p.agreement}`] as const] : []),
    ...(p.project ? [[t.project, `/obras/${p.book}/${p.project}`] as const] : []),
    ...(p.center ? [[t.center, `/centro/${p.center}`] as const] : []),
  ]
  return (
    <div className="stack">
      <ol className="partner-way">
        {partnerStages
          .filter((s) => s !== 'ended' || p.stage === 'ended')
          .map((s, i) => (
            <li key={s} data-state={s === p.stage ? 'here' : i < at ? 'over' : undefined}>
              <strong>{w.stages[s]}</strong>
              {s === p.stage && p.since ? <div>{day(p.since)}</div> : null}
              {s === 'ended' && p.ended ? <div>{w.reasons[p.ended]}</div> : null}
            </li>
          ))}
      </ol>
      {p.next || p.due ? (
        <p>
          <strong>{t.nextIs}:</strong> {p.next} {p.due ? t.dueOn(day(p.due)) : null} ·{' '}
          {p.owner ? (of.names[p.owner] ?? t.nobody) : t.nobody}{' '}
          {late ? <Chip state="urgent">{t.lateWord}</Chip> : null}
        </p>
      ) : null}
      {p.beyond ? (
        <p>
          <Chip state="attention">{t.beyond(day(nationalAgreementEnd))}</Chip>
        </p>
      ) : null}
      {links.length > 0 ? (
        <p className="row">
          {links.map(([label, to]) => (
            <ButtonLink key={to} to={to} look="quiet">
              {label}
            </ButtonLink>
          ))}
        </p>
      ) : null}
      {cards.map(({ id, Card }) => (
        <Card key={id} book={p.book} partner={p.key} />
      ))}
      <InterestsView of={of} />
      <h2>{t.history}</h2>
      {p.steps.length === 0 ? <p className="soft">{t.noHistory}</p> : null}
      <ul className="lines">
        {p.steps.toReversed().map((s) => (
          <li key={s.id}>
            <span>
              <strong>{w.stages[s.stage]}</strong> · {day(s.on)} ·{' '}
              {s.letter ? t.letter : t.by(of.names[s.by] ?? t.nobody)}
              {s.next ? ` · ${t.nextIs}: ${s.next}` : null}
              {s.due ? ` (${t.dueOn(day(s.due))})` : null}
              {s.reason ? ` · ${w.reasons[s.reason]}` : null}
              {s.note ? <span className="soft"> · {s.note}</span> : null}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Events({ of }: { of: PartnerWhole }) {
  const t = useText(partnersText)
  const { day } = useFormats()
  return of.events.length === 0 ? (
    <p className="soft">{t.noEvents}</p>
  ) : (
    <ul className="lines">
      {of.events.map((e) => (
        <li key={e.key}>
          <Link to={`/aliados/eventos/${e.book}/${e.key}`}>{e.title}</Link>
          <span className="soft">
            {day(e.on_day)}
            {e.attendance.some((a) => a.organization === of.partner.key) ? ' ✓' : ''}
          </span>
        </li>
      ))}
    </ul>
  )
}

function About({ of }: { of: PartnerWhole }) {
  const t = useText(partnersText)
  const w = useText(partnerWords)
  const { day, number } = useFormats()
  const may = useMay()
  const [splitting, setSplitting] = useState<string>()
  const p = of.partner
  const rows: readonly (readonly [string, string | null])[] = [
    [w.kind, w.kinds[p.kind]],
    [t.otherNames, p.names.join(' · ') || null],
    [t.rfc, p.rfc],
    [w.municipality, of.place.municipality ?? p.municipality],
    [w.representation, of.place.representation ?? t.nationBook],
    [
      w.precision,
      p.latitude === null || p.longitude === null
        ? null
        : `${p.latitude}, ${p.longitude}${p.precision ? ` (${w.precisions[p.precision]})` : ''}`,
    ],
    [t.sector, p.sector],
    [w.workers, p.workers === null ? null : number(p.workers)],
    [w.women, p.women === null ? null : number(p.women)],
    [t.areaHa, p.area_ha === null ? null : number(p.area_ha)],
    [t.status, p.status],
    [t.factories, p.factories === null ? null : number(p.factories)],
    [t.source, p.source],
  ]
  const links = (list: readonly { book: string; id: string; name: string }[]) =>
    list.map((x) => (
      <li key={x.id}>
        <Link to={`/aliados/${x.book}/${x.id}`}>{x.name}</Link>
      </li>
    ))
  return (
    <div className="stack">
      <dl className="facts">
        {rows.map(([label, value]) =>
          value === null ? null : (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      <LogoView of={of} />
      {of.within ? (
        <>
          <h2>{t.within}</h2>
          <ul className="lines">{links([of.within])}</ul>
        </>
      ) : null}
      {of.parent ? (
        <>
          <h2>{t.parent}</h2>
          <ul className="lines">{links([of.parent])}</ul>
        </>
      ) : null}
      {of.inside.length > 0 ? (
        <>
          <h2>{t.inside}</h2>
          <ul className="lines">{links(of.inside)}</ul>
        </>
      ) : null}
      {of.merges.length > 0 ? (
        <>
          <h2>{t.merges}</h2>
          <ul className="lines">
            {of.merges.map((m) => (
              <li key={m.id}>
                <span>
                  {day(m.on)} · {t.by(of.names[m.by] ?? t.nobody)} · {m.reason}
                </span>
                {may('partners.write') ? (
                  <Button look="quiet" onPress={() => setSplitting(m.id)}>
                    {t.split}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {splitting ? (
        <PartnerForm
          asked={{
            ...{ kind: organizationsSplit, title: t.splitTitle, about: p.key, book: p.book },
            fields: [{ name: 'reason', label: t.why, kind: 'long' }],
            payload: (said) => ({ ...said, merge: splitting }),
          }}
          onClose={() => setSplitting(undefined)}
        />
      ) : null}
    </div>
  )
}
