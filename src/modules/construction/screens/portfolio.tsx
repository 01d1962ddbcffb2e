// The portfolio: every project within reach by its name, where it stands, what is late, its places, its works; and the way to offer a plot.
import HardHat from 'lucide-react/icons/hard-hat'
import MapPinPlus from 'lucide-react/icons/map-pin-plus'
import { useContext, useState } from 'react'
import { addMonths, monthOf } from '../../../kernel/days.ts'
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
import { todayIn } from '../../../ui/today.ts'
import { listRepresentations } from '../../network/contract.ts'
import { plotOffered } from '../contract/kinds.ts'
import { BuildScheme, Stage } from '../contract/stages.ts'
import { isOfMonth, Which, whichOf } from '../contract/which.ts'
import { listProjects, type ProjectListed } from '../contract.ts'
import './construction.css'
import { plotFields, plotSaid } from './plot-fields.ts'
import { programmeText } from './programme-text.ts'
import { SayForm } from './say-form.tsx'
import { TakeOc4ids } from './take-oc4ids.tsx'
import { constructionText } from './text.ts'
import { constructionWords } from './words.ts'

const ANY = 'any'
/** The last twelve, newest first. */
const lastMonths = (today: string) =>
  Array.from({ length: 12 }, (_, back) => monthOf(addMonths(`${today.slice(0, 7)}-01`, -back)))
const given = (filters: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(filters).filter(([, x]) => x !== '' && x !== ANY && x !== 'going'))

/** `which`, `month` and `of` come with the address of a figure of the board: what it counted is what is listed. */
export function Portfolio(told: { which?: string; month?: string; of?: string }) {
  const t = useText(constructionText)
  const p = useText(programmeText)
  const w = useText(constructionWords)
  const formats = useFormats()
  const { number, day } = formats
  const me = useMe()
  const may = useMay()
  const go = useContext(GoContext)
  const [q, setQ] = useState('')
  const [which, setWhich] = useState<Which>(whichOf(told.which) ?? 'going')
  const [month, setMonth] = useState(told.month ?? todayIn(undefined).slice(0, 7))
  const [at, setAt] = useState<Stage | typeof ANY>(ANY)
  const [scheme, setScheme] = useState<BuildScheme | typeof ANY>(ANY)
  const [representation, setRepresentation] = useState<string>(told.of ?? ANY)
  const [offering, setOffering] = useState<string>()
  useStanding([...homeSteps(me, t.mexico), { label: t.title }], 'works')
  const filters = given({
    ...{ q, which, at, scheme, representation },
    month: isOfMonth(which) ? month : '',
  }) as { which?: 'late' }
  const asked = useAskPages(listProjects, filters, (a) => a.projects)
  const representations = useAsk(listRepresentations, {})
  const post = widestPost(me)
  const nation = post?.scope === 'nation'
  const band = (p: ProjectListed) =>
    p.places_least === null && p.places_most === null
      ? t.unknown
      : p.places_least === p.places_most || p.places_most === null || p.places_least === null
        ? number((p.places_least ?? p.places_most)!)
        : `${number(p.places_least)}–${number(p.places_most)}`
  const columns: Column<ProjectListed>[] = [
    {
      id: 'name',
      head: t.name,
      value: (p) => p.name,
      cell: (p) => (
        <span className="row">
          <Link className="construction-link" to={`/obras/${p.book}/${p.id}`}>
            {p.name}
          </Link>
          {p.out ? <Chip state="none">{t.out}</Chip> : p.late ? <Chip state="urgent">{t.late}</Chip> : null}
        </span>
      ),
    },
    { id: 'municipality', head: t.municipality, value: (p) => p.municipality_name ?? p.municipality },
    ...(nation
      ? [
          {
            id: 'representation',
            head: t.representation,
            value: (p: ProjectListed) => p.representation_name ?? t.nationBook,
          },
        ]
      : []),
    {
      id: 'stage',
      head: t.at,
      value: (p) => (p.out ? w.reasons[p.out] : p.stage ? w.stages[p.stage] : w.stages.open),
    },
    {
      id: 'due',
      head: t.due,
      value: (p) => p.due,
      cell: (p) => (p.due ? day(p.due) : <span className="soft">{t.noDate}</span>),
    },
    { id: 'places', head: t.places, value: (p) => p.places_least ?? p.places_most, cell: band },
    {
      id: 'physical',
      head: t.physical,
      number: true,
      value: (p) => p.physical,
      cell: (p) => (p.physical === null ? '' : `${number(Math.round(p.physical))} %`),
    },
    {
      id: 'opens',
      head: t.opens,
      value: (p) => p.opens_forecast ?? p.opens_planned,
      cell: (p) =>
        p.opens_forecast ? (
          <>
            {day(p.opens_forecast)} <span className="soft">{t.opensForecast}</span>
          </>
        ) : p.opens_planned ? (
          <>
            {day(p.opens_planned)} <span className="soft">{t.opensPlanned}</span>
          </>
        ) : (
          <span className="soft">{t.noDate}</span>
        ),
    },
  ]
  return (
    <>
      <PageHead
        title={t.title}
        about={asked.data ? t.about(number(asked.data.total)) : '\u00a0'}
        actions={
          <>
            <ButtonLink to="/obras/programa" look="quiet">
              {p.see}
            </ButtonLink>
            <ButtonLink to="/obras/pronostico" look="quiet">
              {t.forecast}
            </ButtonLink>
            <ButtonLink to="/obras/embudo" look="quiet">
              {t.funnel}
            </ButtonLink>
            <ButtonLink to="/obras/dinero" look="quiet">
              {p.money}
            </ButtonLink>
            <TakeOc4ids />
            {may('construction.write') && post ? (
              <Button icon={MapPinPlus} onPress={() => setOffering(newId())}>
                {t.offer}
              </Button>
            ) : null}
          </>
        }
      />
      <div className="filters no-print">
        <Select
          label={t.which}
          value={which}
          onChange={setWhich}
          choices={choicesOf(Which.options, t.whichOf)}
        />
        {isOfMonth(which) ? (
          <Select
            label={t.month}
            value={month}
            onChange={setMonth}
            choices={[...new Set([month, ...lastMonths(todayIn(undefined))])].map((value) => ({
              value,
              label: formats.month(value),
            }))}
          />
        ) : null}
        <Select
          label={t.at}
          value={at}
          onChange={setAt}
          choices={[{ value: ANY, label: t.any }, ...choicesOf(Stage.options, w.stages)]}
        />
        <Select
          label={t.scheme}
          value={scheme}
          onChange={setScheme}
          choices={[{ value: ANY, label: t.anyScheme }, ...choicesOf(BuildScheme.options, w.schemes)]}
        />
        {nation ? (
          <Select
            label={t.representation}
            value={representation}
            onChange={setRepresentation}
            choices={[
              { value: ANY, label: t.any },
              { value: NATION, label: t.nationBook },
              ...(representations.data?.representations ?? []).map((r) => ({ value: r.key, label: r.name })),
            ]}
          />
        ) : null}
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
            onOpen={(p) => go?.(`/obras/${p.book}/${p.id}`)}
            {...(more ? { more } : {})}
            total={total}
            take={{ list: listProjects.id, filters }}
            empty={
              <EmptyState icon={HardHat} title={t.empty}>
                {t.emptyAbout}
              </EmptyState>
            }
          />
        )}
      </Asked>
      {offering && post ? (
        <SayForm
          asked={{
            ...{ kind: plotOffered, title: t.offer, about: offering },
            // whoever works for the nation says in whose book: that of the municipality's representation
            book: nation ? (filled) => String(filled.of ?? NATION) : post.book,
            payload: ({ of: _of, ...plot }) => plotSaid(plot, offering),
            fields: [
              ...(nation
                ? [
                    {
                      ...{ name: 'of', label: t.representation, kind: 'choice' as const, start: '' },
                      choices: [
                        ...(representations.data?.representations ?? []).map((r) => ({
                          value: r.key,
                          label: r.name,
                        })),
                        { value: NATION, label: t.nationBook },
                      ],
                    },
                  ]
                : []),
              ...plotFields(t, w),
              { name: 'on', label: t.day, kind: 'date', start: todayIn(undefined) },
            ],
          }}
          onClose={() => setOffering(undefined)}
        />
      ) : null}
    </>
  )
}
