// One agreement: what was promised first, then its clauses, its months after opening, its versions, and who comes in for the organization.
import FileQuestion from 'lucide-react/icons/file-question-mark'
import { useState } from 'react'
import { Asked as AskedOf, isNotThere, useAsk } from '../../../ui/asking.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import { choicesOf } from '../../../ui/select.tsx'
import '../../../ui/desk.css'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { homeSteps, useMay, useMe } from '../../../ui/me.tsx'
import type { Pick } from '../../../ui/pick-field.tsx'
import { newId, SaidNote, useSaying } from '../../../ui/saying.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { listCenters } from '../../network/contract.ts'
import { agreementChanged, centerNamed, clausePut, commitmentMade } from '../contract/kinds.ts'
import { isBeyond } from '../contract/national-agreement.ts'
import { Bound, ClauseCertainty, Every } from '../contract/parts.ts'
import { type AgreementWhole, readAgreement } from '../contract.ts'
import { clauseTemplates } from '../rules/clause-templates.ts'
import './agreements.css'
import { SayForm, type ToFill } from '../../../ui/say-form.tsx'
import { CommitmentsView } from './commitments-view.tsx'
import { MonthsView } from './months-view.tsx'
import { PeopleView } from './people-view.tsx'
import { agreementText } from './text.ts'

type Shown = 'commitments' | 'clauses' | 'months' | 'versions' | 'people'

export function AgreementPage({ book, agreement }: { book: string; agreement: string }) {
  const t = useText(agreementText)
  const me = useMe()
  const asked = useAsk(readAgreement, { book, agreement })
  const name = asked.data?.agreement.party_name ?? ''
  useStanding(
    [...homeSteps(me, t.mexico), { label: t.title, to: '/convenios' }, { label: name }],
    'agreements',
  )
  if (isNotThere(asked))
    return (
      <EmptyState
        icon={FileQuestion}
        title={t.none}
        action={<ButtonLink to="/convenios">{t.toList}</ButtonLink>}
      >
        {t.emptyAbout}
      </EmptyState>
    )
  return (
    <AskedOf of={asked} height={40}>
      {(whole) => <Whole whole={whole} />}
    </AskedOf>
  )
}

/** Centers within reach, by name or key. */
const centers: Pick = {
  useFound: (q) =>
    useAsk(listCenters, q ? { q } : undefined).data?.centers.map((c) => ({
      ...{ value: c.id, label: `${c.name} · ${c.code} · ${c.municipality_name ?? c.municipality}` },
    })),
}

function Whole({ whole }: { whole: AgreementWhole }) {
  const t = useText(agreementText)
  const { day } = useFormats()
  const may = useMay()
  const [view, setView] = useState<Shown>('commitments')
  const [asked, setAsked] = useState<ToFill>()
  const { agreement: a, commitments, today, nationalEnds, names } = whole
  const write = may('agreements.write')
  const of = { book: a.book, about: a.key }
  const shown: readonly Shown[] = [
    ...(['commitments', 'clauses', 'months', 'versions'] as const),
    ...(may('sides.invite') ? (['people'] as const) : []),
  ]
  const toPromise = (): ToFill => ({
    ...{ kind: commitmentMade, title: t.addCommitment, about: newId(), fresh: true, book: a.book },
    fixed: { agreement: a.key },
    fields: [
      {
        ...{ name: 'clause', label: t.clause, kind: 'choice', start: a.clauses[0]?.clause ?? '' },
        choices: a.clauses.map((c) => ({ value: c.clause, label: c.title })),
      },
      {
        ...{ name: 'bound', label: t.bound, kind: 'choice', start: 'party' },
        choices: choicesOf(['institute', 'party'] as const, t.bounds),
      },
      { name: 'what', label: t.what, kind: 'long' },
      { name: 'evidence', label: t.evidence, kind: 'text' },
      { name: 'owner', label: t.owner, kind: 'text', start: a.owner ?? '' },
      { name: 'party_owner', label: t.partyOwner, kind: 'text', start: a.party_owner ?? '' },
      {
        name: 'every',
        label: t.every,
        kind: 'choice',
        start: 'once',
        choices: choicesOf(Every.options, t.everyOf),
      },
      { name: 'due', label: t.due, kind: 'date', hint: t.dueHint },
      { name: 'until', label: t.until, kind: 'date', hint: t.untilHint, optional: true },
    ],
  })
  const toChange: ToFill = {
    ...{ ...of, kind: agreementChanged, title: t.change },
    fields: [
      {
        ...{ name: 'what', label: t.changeWhat, kind: 'choice', start: 'amended' },
        choices: choicesOf(['amended', 'renewed', 'ended'] as const, t.changeOf),
      },
      { name: 'on', label: t.on, kind: 'date', start: today },
      { name: 'ends', label: t.ends, kind: 'date', optional: true },
      { name: 'why', label: t.why, kind: 'long' },
      { name: 'source', label: t.source, kind: 'text', optional: true },
    ],
  }
  const toCenter: ToFill = {
    ...{ ...of, kind: centerNamed, title: t.nameCenter },
    fields: [
      {
        ...{ name: 'center', label: t.center, kind: 'pick', pick: centers, start: a.center ?? '' },
        startWords: whole.places?.name ?? t.center,
      },
      { name: 'opened', label: t.opened, kind: 'date', optional: true, start: a.opened ?? '' },
    ],
  }
  return (
    <>
      <PageHead
        title={a.title}
        about={[
          t.scopes[a.scope],
          a.model ? t.models[a.model] : undefined,
          a.signed ? `${t.signed} ${day(a.signed)}` : undefined,
          a.ends ? `${t.ends} ${day(a.ends)}` : undefined,
        ]
          .filter(Boolean)
          .join(' · ')}
        actions={
          <>
            <Button look="quiet" onPress={() => print()}>
              {t.print}
            </Button>
            {write ? (
              <Button look="quiet" onPress={() => setAsked(toChange)}>
                {t.change}
              </Button>
            ) : null}
          </>
        }
      />
      <p className="row">
        <Chip state={a.certainty === 'signed' ? 'calm' : 'attention'}>{t.certainties[a.certainty]}</Chip>
        {a.source ? <span className="soft">{a.source}</span> : null}
        {a.ended ? <Chip state="none">{`${t.endedOn} ${day(a.ended.on)}`}</Chip> : null}
      </p>
      {isBeyond(a.ends, nationalEnds) ? (
        <p>
          <Chip state="attention">{t.beyond(day(nationalEnds))}</Chip>
        </p>
      ) : null}
      <Tabs
        label={t.views}
        current={view}
        onChange={setView}
        tabs={shown.map((key) => ({ key, label: t.tabs[key] }))}
      >
        {view === 'commitments' ? (
          <div className="stack">
            {write && !a.ended && a.clauses.length > 0 ? (
              <div className="row no-print">
                <Button look="main" onPress={() => setAsked(toPromise())}>
                  {t.addCommitment}
                </Button>
              </div>
            ) : null}
            <CommitmentsView
              {...{ commitments, today, nationalEnds, names, write, eyes: 'institute', open: setAsked }}
              fileAt={(sha256) => `/v1/books/${a.book}/agreement-files/${sha256}`}
            />
          </div>
        ) : null}
        {view === 'clauses' ? <Clauses whole={whole} write={write} open={setAsked} /> : null}
        {view === 'months' ? (
          <div className="stack">
            {write ? (
              <div className="row no-print">
                <Button look="quiet" onPress={() => setAsked(toCenter)}>
                  {t.nameCenter}
                </Button>
              </div>
            ) : null}
            <MonthsView
              {...{ book: a.book, party: a.party, opened: a.opened, today, write: false, open: setAsked }}
              {...{ reports: whole.reports, baseline: whole.baseline, places: whole.places }}
            />
          </div>
        ) : null}
        {view === 'versions' ? (
          <ol className="lines">
            {a.versions.map((x) => (
              <li key={x.number}>
                <span>
                  {t.version} {x.number} · {t.changeOf[x.what]} · {day(x.on)}
                  {x.ends ? ` · ${t.ends} ${day(x.ends)}` : ''}
                  {x.why ? ` — ${x.why}` : ''} <span className="soft">{names[x.by] ?? ''}</span>
                </span>
              </li>
            ))}
          </ol>
        ) : null}
        {view === 'people' ? <PeopleView book={a.book} party={a.party} /> : null}
      </Tabs>
      {asked ? <SayForm key={asked.title} asked={asked} onClose={() => setAsked(undefined)} /> : null}
    </>
  )
}

function Clauses({
  whole,
  write,
  open,
}: {
  whole: AgreementWhole
  write: boolean
  open: (asked: ToFill) => void
}) {
  const t = useText(agreementText)
  const saying = useSaying()
  const { agreement: a } = whole
  const toPut = (had?: AgreementWhole['agreement']['clauses'][number]): ToFill => ({
    ...{ kind: clausePut, title: had ? t.changeClause : t.addClause, about: a.key, book: a.book },
    ...(had
      ? { fixed: { clause: had.clause, order: had.order } }
      : { fixed: { order: a.clauses.length + 1 } }),
    fields: [
      ...(had ? [] : [{ name: 'clause', label: t.clauseId, kind: 'text', hint: t.clauseIdHint } as const]),
      { name: 'title', label: t.clauseTitle, kind: 'text', start: had?.title ?? '' },
      { name: 'text', label: t.clauseText, kind: 'long', start: had?.text ?? '' },
      {
        ...{ name: 'bound', label: t.bound, kind: 'choice', start: had?.bound ?? '' },
        choices: [{ value: '', label: t.unsaid }, ...choicesOf(Bound.options, t.bounds)],
      },
      {
        ...{ name: 'certainty', label: t.certainty, kind: 'choice', start: 'signed' },
        choices: choicesOf(ClauseCertainty.options, t.certainties),
      },
      { name: 'source', label: t.source, kind: 'text', start: had?.source ?? '', optional: true },
    ],
  })
  const templates = clauseTemplates.filter(
    (c) => c.scope === a.scope && !a.clauses.some((x) => x.clause === c.clause),
  )
  return (
    <div className="stack">
      {write ? (
        <div className="row no-print">
          <Button look="main" onPress={() => open(toPut())}>
            {t.addClause}
          </Button>
          {templates.length > 0 ? (
            <Button
              busy={saying.busy}
              onPress={() =>
                void saying.say(
                  templates.map(({ scope: _, ...payload }) => ({
                    ...{ kind: clausePut, about: a.key, book: a.book, payload },
                  })),
                )
              }
            >
              {t.templates}
            </Button>
          ) : null}
        </div>
      ) : null}
      {write && templates.length > 0 ? <p className="soft no-print">{t.templatesAbout}</p> : null}
      <SaidNote saying={saying} />
      {a.clauses.length === 0 ? <p className="soft">{t.noClauses}</p> : null}
      {a.clauses.map((c) => (
        <article key={c.clause} className="card stack">
          <h3>
            {c.order}. {c.title}
          </h3>
          <p className="agreement-clause">{c.text}</p>
          <p className="row">
            <Chip state="calm">{`${t.bound}: ${t.bounds[c.bound]}`}</Chip>
            <Chip state={c.certainty === 'signed' ? 'calm' : 'attention'}>{t.certainties[c.certainty]}</Chip>
            {c.source ? <span className="soft">{c.source}</span> : null}
            {write ? (
              <Button look="quiet" label={`${t.changeClause}: ${c.title}`} onPress={() => open(toPut(c))}>
                {t.changeClause}
              </Button>
            ) : null}
          </p>
          {c.before.length > 0 ? (
            <details>
              <summary>{t.before(String(c.before.length))}</summary>
              {c.before.map((x) => (
                <p key={x.until} className="agreement-clause soft">
                  {x.text}
                </p>
              ))}
            </details>
          ) : null}
        </article>
      ))}
    </div>
  )
}
