// Partners: by stage with what is due first, as a list with filters, or on the map; and the way to register one.
import Building2 from 'lucide-react/icons/building-2'
import Handshake from 'lucide-react/icons/handshake'
import { useContext, useState } from 'react'
import { NATION } from '../../../kernel/ids.ts'
import { Asked, useAsk, useAskPages } from '../../../ui/asking.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { GoContext, Link } from '../../../ui/link.tsx'
import { homeSteps, useMay, useMe, widestPost } from '../../../ui/me.tsx'
import { newId } from '../../../ui/saying.tsx'
import { choicesOf, Select } from '../../../ui/select.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { listRepresentations } from '../../network/contract.ts'
import { listPartners, type PartnerListed, partnersBoard, type Which } from '../contract/asking.ts'
import { type PartnerKind, type PartnerStage, partnerKinds, partnerStages } from '../contract/stages.ts'
import './partners.css'
import { PartnersMap } from './partners-map.tsx'
import { RegisterForm } from './register-form.tsx'
import { partnersText } from './text.ts'
import { partnerWords } from './words.ts'

const ANY = 'any'
const given = (filters: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(filters).filter(([, x]) => x !== '' && x !== ANY && x !== 'going'))

export function PartnersPage() {
  const t = useText(partnersText)
  const w = useText(partnerWords)
  const me = useMe()
  const may = useMay()
  const go = useContext(GoContext)
  const post = widestPost(me)
  const nation = post?.scope === 'nation'
  const [view, setView] = useState<'board' | 'list' | 'map'>('board')
  const [representation, setRepresentation] = useState<string>(ANY)
  const [adding, setAdding] = useState<string>()
  const representations = useAsk(listRepresentations, nation ? {} : undefined)
  useStanding([...homeSteps(me, t.mexico), { label: t.title }], 'partners')
  const scope = representation === ANY ? {} : { representation }
  return (
    <>
      <PageHead
        title={t.title}
        actions={
          <>
            <ButtonLink to="/aliados/eventos" look="quiet">
              {t.events}
            </ButtonLink>
            <ButtonLink to="/aliados/materiales" look="quiet">
              {t.materials}
            </ButtonLink>
            <ButtonLink to="/aliados/parecidas" look="quiet">
              {t.alike}
            </ButtonLink>
            {may('partners.write') && post ? (
              <Button icon={Building2} onPress={() => setAdding(newId())}>
                {t.add}
              </Button>
            ) : null}
          </>
        }
      />
      {nation ? (
        <div className="filters no-print">
          <Select
            label={w.representation}
            value={representation}
            onChange={setRepresentation}
            choices={[
              { value: ANY, label: t.any },
              { value: NATION, label: t.nationBook },
              ...(representations.data?.representations ?? []).map((r) => ({ value: r.key, label: r.name })),
            ]}
          />
        </div>
      ) : null}
      <Tabs
        label={t.views}
        current={view}
        onChange={setView}
        tabs={[
          { key: 'board', label: t.boardTab },
          { key: 'list', label: t.listTab },
          { key: 'map', label: t.mapTab },
        ]}
      >
        {view === 'board' ? (
          <Board scope={scope} />
        ) : view === 'list' ? (
          <List scope={scope} />
        ) : (
          <PartnersMap />
        )}
      </Tabs>
      {adding ? (
        <RegisterForm
          id={adding}
          onClose={() => setAdding(undefined)}
          {...(nation ? {} : { onSaid: () => go?.(`/aliados/${post?.book}/${adding}`) })}
        />
      ) : null}
    </>
  )
}

type Scope = { readonly representation?: string }

function Board({ scope }: { scope: Scope }) {
  const t = useText(partnersText)
  const w = useText(partnerWords)
  const { number, day } = useFormats()
  const asked = useAsk(partnersBoard, scope)
  return (
    <Asked of={asked} height={30}>
      {({ partners, stages, waiting }) => {
        const counted = new Map(stages.map((s) => [s.stage, s]))
        const by = Map.groupBy(partners, (p) => p.stage as PartnerStage)
        return (
          <>
            <p>{waiting > 0 ? t.waiting(waiting) : t.noneWaiting}</p>
            {stages.length === 0 ? (
              <EmptyState icon={Handshake} title={t.empty}>
                {t.emptyAbout}
              </EmptyState>
            ) : (
              <ol className="partner-board">
                {partnerStages.map((stage) => {
                  const c = counted.get(stage)
                  return (
                    <li key={stage}>
                      <h2>{w.stages[stage]}</h2>
                      <p className="soft">
                        {t.at(number(c?.count ?? 0), number(c?.workers ?? 0))}
                        {c?.late ? ` · ${t.lateOf(c.late)}` : null}
                      </p>
                      <ul>
                        {(by.get(stage) ?? []).map((p) => (
                          <li key={p.id}>
                            <Link className="partner-card" to={`/aliados/${p.book}/${p.id}`}>
                              <strong>{p.name}</strong>
                              <Marks of={p} />
                              <span>{p.next ?? t.noDue}</span>
                              <span className="soft">
                                {p.due ? day(p.due) : t.noDue} · {p.owner_name ?? t.nobody}
                              </span>
                            </Link>
                          </li>
                        ))}
                      </ul>
                    </li>
                  )
                })}
              </ol>
            )}
          </>
        )
      }}
    </Asked>
  )
}

export function Marks({ of: p }: { of: Pick<PartnerListed, 'late' | 'unseen' | 'beyond'> }) {
  const t = useText(partnersText)
  const w = useText(partnerWords)
  if (p.late) return <Chip state="urgent">{t.lateWord}</Chip>
  if (p.unseen) return <Chip state="attention">{t.unseen}</Chip>
  return p.beyond ? <Chip state="attention">{w.beyond}</Chip> : null
}

function List({ scope }: { scope: Scope }) {
  const t = useText(partnersText)
  const w = useText(partnerWords)
  const { number, day } = useFormats()
  const go = useContext(GoContext)
  const [q, setQ] = useState('')
  const [which, setWhich] = useState<Which>('going')
  const [stage, setStage] = useState<PartnerStage | typeof ANY>(ANY)
  const [kind, setKind] = useState<PartnerKind | typeof ANY>(ANY)
  const filters = { ...given({ q, which, stage, kind }), ...scope } as Record<string, never>
  const asked = useAskPages(listPartners, filters, (a) => a.partners)
  const columns: Column<PartnerListed>[] = [
    {
      ...{ id: 'name', head: w.name, value: (p) => p.name },
      cell: (p) => (
        <span className="row">
          <Link to={`/aliados/${p.book}/${p.id}`}>{p.name}</Link>
          <Marks of={p} />
        </span>
      ),
    },
    { id: 'kind', head: w.kind, value: (p) => w.kinds[p.kind] },
    { id: 'municipality', head: w.municipality, value: (p) => p.municipality_name ?? p.municipality },
    {
      ...{ id: 'workers', head: w.workers, number: true, value: (p) => p.workers },
      cell: (p) => (p.workers === null ? '' : number(p.workers)),
    },
    { id: 'stage', head: w.stage, value: (p) => (p.stage ? w.stages[p.stage] : t.noStage) },
    { id: 'next', head: w.next, value: (p) => p.next ?? '' },
    {
      ...{ id: 'due', head: w.due, value: (p) => p.due },
      cell: (p) => (p.due ? day(p.due) : <span className="soft">{t.noDue}</span>),
    },
    { id: 'owner', head: w.owner, value: (p) => p.owner_name ?? '' },
  ]
  return (
    <>
      <div className="filters no-print">
        <Select
          label={t.which}
          value={which}
          onChange={setWhich}
          choices={choicesOf(['going', 'late', 'unseen', 'ended', 'all'] as const, t.whichOf)}
        />
        <Select
          label={w.stage}
          value={stage}
          onChange={setStage}
          choices={[{ value: ANY, label: t.any }, ...choicesOf(partnerStages, w.stages)]}
        />
        <Select
          label={w.kind}
          value={kind}
          onChange={setKind}
          choices={[{ value: ANY, label: t.any }, ...choicesOf(partnerKinds, w.kinds)]}
        />
      </div>
      <Asked of={asked} height={30}>
        {({ rows, total, more }) => (
          <DataTable
            caption={t.title}
            rows={rows}
            rowId={(p) => p.id}
            columns={columns}
            search={q}
            onSearch={setQ}
            onOpen={(p) => go?.(`/aliados/${p.book}/${p.id}`)}
            {...(more ? { more } : {})}
            total={total}
            take={{ list: listPartners.id, filters }}
            empty={
              <EmptyState icon={Handshake} title={t.empty}>
                {t.emptyAbout}
              </EmptyState>
            }
          />
        )}
      </Asked>
    </>
  )
}
