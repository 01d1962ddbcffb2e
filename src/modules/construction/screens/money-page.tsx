// The money of all works: by year, by class of projects that are alike, and project by project beside its class.
import Banknote from 'lucide-react/icons/banknote'
import { useContext } from 'react'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { ButtonLink } from '../../../ui/button.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { GoContext, Link } from '../../../ui/link.tsx'
import { homeSteps, useMe } from '../../../ui/me.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import {
  type Approval,
  type CostClass,
  type ProjectMoney,
  programmeMoney,
  type YearMoney,
} from '../contract/programme.ts'
import { programmeText } from './programme-text.ts'
import { constructionWords } from './words.ts'

export function MoneyPage() {
  const t = useText(programmeText)
  const w = useText(constructionWords)
  const { number, day } = useFormats()
  const me = useMe()
  const go = useContext(GoContext)
  const asked = useAsk(programmeMoney, {})
  useStanding(
    [...homeSteps(me, t.mexico), { label: t.works, to: '/obras' }, { label: t.moneyTitle }],
    'works',
  )
  const pesos = (x: number | null) =>
    x === null ? <span className="soft">{t.none}</span> : `$${number(Math.round(x))}`
  const money = <R,>(id: string, head: string, value: (row: R) => number | null): Column<R> => ({
    ...{ id, head, number: true, value },
    cell: (row) => pesos(value(row)),
  })
  const against = (x: number | null) =>
    x === null ? <span className="soft">{t.none}</span> : t.againstOf(`${x > 0 ? '+' : ''}${number(x)}`)
  const empty = (
    <EmptyState icon={Banknote} title={t.noMoney}>
      {t.moneyAbout}
    </EmptyState>
  )
  const years: Column<YearMoney>[] = [
    { id: 'year', head: t.year, value: (y) => y.year },
    money('approved', t.approved, (y) => y.approved),
    money('committed', t.committed, (y) => y.committed),
    money('spent', t.spent, (y) => y.spent),
    money('advances', t.advances, (y) => y.advances),
    money('held', t.held, (y) => y.held),
  ]
  const few = (x: number | null) => (x === null ? <span className="soft">{t.tooFew}</span> : pesos(x))
  const classes: Column<CostClass>[] = [
    { id: 'class', head: t.klass, value: (c) => `${w.schemes[c.scheme]}, ${t.sizes[c.size]}` },
    {
      id: 'projects',
      head: t.projects,
      number: true,
      value: (c) => c.projects,
      cell: (c) => number(c.projects),
    },
    { ...money<CostClass>('place', t.perPlace, (c) => c.per_place), cell: (c) => few(c.per_place) },
    { ...money<CostClass>('meter', t.perMeter, (c) => c.per_meter), cell: (c) => few(c.per_meter) },
  ]
  const projects: Column<ProjectMoney>[] = [
    {
      ...{ id: 'name', head: t.project, value: (p: ProjectMoney) => p.name },
      cell: (p) => (
        <Link className="construction-link" to={`/obras/${p.book}/${p.id}`}>
          {p.name}
        </Link>
      ),
    },
    money('approved', t.approved, (p) => p.approved),
    money('committed', t.committed, (p) => p.committed),
    money('spent', t.spent, (p) => p.spent),
    money('held', t.held, (p) => p.held),
    money('place', t.perPlace, (p) => p.per_place),
    money('meter', t.perMeter, (p) => p.per_meter),
    {
      ...{ id: 'against', head: t.against, number: true, value: (p: ProjectMoney) => p.against },
      cell: (p) => against(p.against),
    },
    {
      ...{ id: 'meters', head: t.againstMeter, number: true, value: (p: ProjectMoney) => p.against_meter },
      cell: (p) => against(p.against_meter),
    },
    {
      ...{ id: 'beside', head: t.beside, value: (p: ProjectMoney) => p.beside },
      cell: (p) =>
        p.committed === 0 ? (
          <span className="soft">{t.none}</span>
        ) : p.beside ? (
          t.besideOf[p.beside](number(p.beside_projects))
        ) : (
          <span className="soft">{t.tooFew}</span>
        ),
    },
  ]
  const approvals = (names: Readonly<Record<string, string>>): Column<Approval>[] => [
    {
      ...{ id: 'name', head: t.project, value: (a: Approval) => a.name },
      cell: (a) => (
        <Link className="construction-link" to={`/obras/${a.book}/${a.project}`}>
          {a.name}
        </Link>
      ),
    },
    { id: 'year', head: t.year, value: (a) => a.year, cell: (a) => String(a.year) },
    money('amount', t.amount, (a) => a.amount),
    { id: 'by', head: t.approvedBy, value: (a) => a.by },
    { id: 'act', head: t.act, value: (a) => a.act },
    { id: 'on', head: t.on, value: (a) => a.on, cell: (a) => day(a.on) },
    { id: 'noted', head: t.notedBy, value: (a) => names[a.said_by] ?? '' },
  ]
  return (
    <>
      <PageHead
        title={t.moneyTitle}
        about={t.moneyAbout}
        actions={
          <>
            <ButtonLink to="/obras" look="quiet">
              {t.list}
            </ButtonLink>
            <ButtonLink to="/obras/programa" look="quiet">
              {t.see}
            </ButtonLink>
          </>
        }
      />
      <Asked of={asked} height={40}>
        {(answer) => (
          <div className="stack">
            <h2>{t.years}</h2>
            <DataTable
              caption={t.years}
              rows={answer.years}
              rowId={(y) => y.year}
              columns={years}
              empty={empty}
            />
            <h2>{t.classes}</h2>
            <p className="soft">{t.classesAbout}</p>
            <DataTable
              caption={t.classes}
              rows={answer.classes}
              rowId={(c) => `${c.scheme}-${c.size}`}
              columns={classes}
              empty={<p className="soft">{t.noMoney}</p>}
            />
            <h2>{t.approvals}</h2>
            <p className="soft">{t.approvalsAbout}</p>
            <DataTable
              caption={t.approvals}
              rows={answer.approvals}
              rowId={(a) => a.id}
              columns={approvals(answer.names)}
              empty={<p className="soft">{t.noMoney}</p>}
            />
            <h2>{t.projects}</h2>
            <DataTable
              caption={t.projects}
              rows={answer.projects}
              rowId={(p) => p.id}
              columns={projects}
              onOpen={(p) => go?.(`/obras/${p.book}/${p.id}`)}
              take={{ list: programmeMoney.id, filters: {} }}
              empty={empty}
            />
          </div>
        )}
      </Asked>
    </>
  )
}
