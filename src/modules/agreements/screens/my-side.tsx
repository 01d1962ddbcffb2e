// An organization's own side: what is due first, its agreement, its months, its places as counts; nothing of anybody else.
import FileSignature from 'lucide-react/icons/file-signature'
import { type ComponentType, useState } from 'react'
import { Asked as AskedOf, useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { useMe } from '../../../ui/me.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { isBeyond } from '../contract/national-agreement.ts'
import { readSide, type Side } from '../contract.ts'
import './agreements.css'
import { SayForm, type ToFill } from '../../../ui/say-form.tsx'
import { CommitmentsView } from './commitments-view.tsx'
import { MonthsView } from './months-view.tsx'
import { agreementText } from './text.ts'

/** What lower and upper modules show an organization of itself: above its agreements, or under them. */
export type SideCard = {
  readonly id: string
  readonly place: 'above' | 'under'
  readonly Card: ComponentType<{ party: string; book: string }>
}

export function MySide({ cards = [] }: { cards?: readonly SideCard[] }) {
  const t = useText(agreementText)
  const me = useMe()
  const sides = me.posts.flatMap((p) => (p.scope === 'party' && p.party ? [p.party] : []))
  useStanding([{ label: t.side }], 'side')
  return (
    <>
      {sides.map((party) => (
        <OneSide key={party} party={party} cards={cards} />
      ))}
      {sides.length === 0 ? (
        <EmptyState icon={FileSignature} title={t.sideNothing}>
          {t.sideNothingAbout}
        </EmptyState>
      ) : null}
    </>
  )
}

function OneSide({ party, cards }: { party: string; cards: readonly SideCard[] }) {
  const asked = useAsk(readSide, { party })
  return (
    <AskedOf of={asked} height={40}>
      {(side) => <Own side={side} party={party} cards={cards} />}
    </AskedOf>
  )
}

type Shown = 'commitments' | 'clauses' | 'months'

function Own({ side, party, cards }: { side: Side; party: string; cards: readonly SideCard[] }) {
  const t = useText(agreementText)
  const { day } = useFormats()
  const [view, setView] = useState<Shown>('commitments')
  const [asked, setAsked] = useState<ToFill>()
  const { agreements, commitments, today, nationalEnds } = side
  const name = side.name ?? agreements[0]?.party_name
  const shown = (place: SideCard['place']) =>
    cards.flatMap(({ id, Card, place: at }) =>
      at === place ? [<Card key={id} party={party} book={side.book} />] : [],
    )
  const months = (
    <MonthsView
      {...{ book: side.book, party, reports: side.reports, baseline: side.baseline, places: side.places }}
      {...{ opened: agreements.find((a) => a.opened)?.opened ?? null, today, write: true, open: setAsked }}
    />
  )
  return (
    <div className="stack">
      <PageHead
        title={name ?? t.side}
        about={t.sideAbout(name ?? t.ownParty)}
        actions={
          <Button look="quiet" onPress={() => print()}>
            {t.print}
          </Button>
        }
      />
      {shown('above')}
      {agreements.length === 0 ? (
        <EmptyState icon={FileSignature} title={t.sideNothing}>
          {t.sideNothingAbout}
        </EmptyState>
      ) : null}
      {agreements.map((a) => (
        <section key={a.key} aria-label={a.title}>
          <h2>{a.title}</h2>
          <p className="row">
            <span className="soft">
              {[
                a.model ? `${t.model}: ${t.models[a.model]}` : undefined,
                a.signed ? `${t.signed} ${day(a.signed)}` : undefined,
                a.ends ? `${t.ends} ${day(a.ends)}` : undefined,
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
            {a.ended ? <Chip state="none">{`${t.endedOn} ${day(a.ended.on)}`}</Chip> : null}
          </p>
          {isBeyond(a.ends, nationalEnds) ? (
            <p>
              <Chip state="attention">{t.beyond(day(nationalEnds))}</Chip>
            </p>
          ) : null}
        </section>
      ))}
      {agreements.length === 0 ? (
        months
      ) : (
        <Tabs
          label={t.views}
          current={view}
          onChange={setView}
          tabs={(['commitments', 'clauses', 'months'] as const).map((key) => ({ key, label: t.tabs[key] }))}
        >
          {view === 'commitments' ? (
            <CommitmentsView
              {...{ commitments, today, nationalEnds, names: {}, write: true, eyes: 'party', open: setAsked }}
              fileAt={(sha256) => `/v1/sides/${party}/files/${sha256}`}
            />
          ) : null}
          {view === 'clauses'
            ? agreements.flatMap((a) =>
                a.clauses.map((c) => (
                  <article key={`${a.key}|${c.clause}`} className="card stack">
                    <h3>
                      {c.order}. {c.title}
                    </h3>
                    <p className="agreement-clause">{c.text}</p>
                    <p className="row">
                      <Chip state="calm">{`${t.bound}: ${t.bounds[c.bound]}`}</Chip>
                      <Chip state={c.certainty === 'signed' ? 'calm' : 'attention'}>
                        {t.certainties[c.certainty]}
                      </Chip>
                      {c.source ? <span className="soft">{c.source}</span> : null}
                    </p>
                  </article>
                )),
              )
            : null}
          {view === 'months' ? months : null}
        </Tabs>
      )}
      {shown('under')}
      {asked ? <SayForm key={asked.title} asked={asked} onClose={() => setAsked(undefined)} /> : null}
    </div>
  )
}
