// A project: its line of stages first, then its plot and papers, its building, its works and its money, each a view.
import FileQuestion from 'lucide-react/icons/file-question-mark'
import { useState } from 'react'
import { Asked, isNotThere, useAsk } from '../../../ui/asking.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import { choicesOf } from '../../../ui/select.tsx'
import '../../../ui/desk.css'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { homeSteps, useMay, useMe } from '../../../ui/me.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { StepsLine } from '../../../ui/steps-line.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { fellOut, stageDated, takenUp } from '../contract/kinds.ts'
import { DateOf, OutReason } from '../contract/stages.ts'
import { constructionProject, type ProjectFile } from '../contract.ts'
import { overOn, stagesOf } from '../rules/stage-line.ts'
import { BuildingView } from './building-view.tsx'
import './construction.css'
import { MoneyView } from './money-view.tsx'
import { PlotView } from './plot-view.tsx'
import { programmeText } from './programme-text.ts'
import { ReversedList } from './reversing-view.tsx'
import { type Asked as AskedOf, SayForm } from './say-form.tsx'
import { SlipChart } from './slip-chart.tsx'
import { constructionText } from './text.ts'
import type { View } from './view.ts'
import { constructionWords } from './words.ts'
import { WorksView } from './works-view.tsx'

type Shown = 'stages' | 'plot' | 'building' | 'works' | 'money'

/** `part` and `note` come with an address: the predio, or the obra and one note of its log. */
export function ProjectPage({
  book,
  project,
  part,
  note,
}: {
  book: string
  project: string
  part?: string
  note?: string
}) {
  const t = useText(constructionText)
  const me = useMe()
  const asked = useAsk(constructionProject, { book, project })
  const name = asked.data?.project.name ?? ''
  useStanding([...homeSteps(me, t.mexico), { label: t.title, to: '/obras' }, { label: name }], 'works')
  if (isNotThere(asked))
    return (
      <EmptyState
        icon={FileQuestion}
        title={t.noProject}
        action={<ButtonLink to="/obras">{t.toList}</ButtonLink>}
      >
        {t.emptyAbout}
      </EmptyState>
    )
  return (
    <Asked of={asked} height={40}>
      {(file) => (
        <Project file={file} begins={note ? 'works' : part === 'predio' ? 'plot' : 'stages'} note={note} />
      )}
    </Asked>
  )
}

function Project({ file, begins, note }: { file: ProjectFile; begins: Shown; note?: string }) {
  const t = useText(constructionText)
  const w = useText(constructionWords)
  const { day } = useFormats()
  const may = useMay()
  const [view, setView] = useState<Shown>(begins)
  const [asked, setAsked] = useState<AskedOf>()
  const { project: p, place, today } = file
  const of = { book: p.book, about: p.key }
  const toFallOut: AskedOf = {
    ...{ ...of, kind: fellOut, title: t.fallOut },
    fields: [
      { name: 'on', label: t.day, kind: 'date', start: today },
      { name: 'reason', label: t.reason, kind: 'choice', choices: choicesOf(OutReason.options, w.reasons) },
      { name: 'text', label: t.told, kind: 'long' },
    ],
  }
  const toTakeUp: AskedOf = {
    ...{ ...of, kind: takenUp, title: t.takeUp },
    fields: [
      { name: 'on', label: t.day, kind: 'date', start: today },
      { name: 'text', label: t.why, kind: 'long' },
    ],
  }
  const parts = { file, open: setAsked }
  return (
    <>
      <PageHead
        title={p.name}
        about={[
          place.municipality ?? p.municipality,
          place.representation ?? t.nationBook,
          w.schemes[p.scheme],
        ].join(' · ')}
        actions={
          <>
            {p.center && may('network.read') ? (
              <ButtonLink to={`/centro/${p.center}`} look="quiet">
                {t.seeCenter}
              </ButtonLink>
            ) : may('places.read') ? (
              <ButtonLink to={`/lugares/sitio/${p.book}/${p.key}`} look="quiet">
                {t.seePlaces}
              </ButtonLink>
            ) : null}
            {!may('construction.write') || p.stage === null ? null : (
              <Button look={p.out ? 'plain' : 'quiet'} onPress={() => setAsked(p.out ? toTakeUp : toFallOut)}>
                {p.out ? t.takeUp : t.fallOut}
              </Button>
            )}
          </>
        }
      />
      {p.out ? (
        <p className="row">
          <Chip state="urgent">{t.out}</Chip>
          <span>
            {t.fellOn(day(p.out.on), w.reasons[p.out.reason])} {p.out.text}
          </span>
        </p>
      ) : null}
      <Tabs
        label={t.views}
        current={view}
        onChange={setView}
        tabs={(['stages', 'plot', 'building', 'works', 'money'] as const).map((key) => ({
          key,
          label: t.tabs[key],
        }))}
      >
        {view === 'stages' ? <StagesView {...parts} /> : null}
        {view === 'plot' ? <PlotView {...parts} /> : null}
        {view === 'building' ? <BuildingView {...parts} /> : null}
        {view === 'works' ? <WorksView {...parts} note={note} /> : null}
        {view === 'money' ? <MoneyView {...parts} /> : null}
      </Tabs>
      {asked ? <SayForm key={asked.title} asked={asked} onClose={() => setAsked(undefined)} /> : null}
    </>
  )
}

function StagesView({ file, open }: View) {
  const t = useText(constructionText)
  const w = useText(constructionWords)
  const { day } = useFormats()
  const may = useMay()
  const m = useText(programmeText)
  const { project: p, today } = file
  const slips = p.stages
    .filter((s) => s.planned !== null && (s.actual ?? s.forecast) !== null)
    .map((s) => ({
      ...{ id: s.stage, name: w.stages[s.stage], planned: s.planned! },
      ...{ forecast: s.actual ? null : s.forecast, actual: s.actual },
    }))
  const toDate: AskedOf = {
    ...{ book: p.book, about: p.key, kind: stageDated, title: t.sayDate },
    fields: [
      {
        ...{ name: 'stage', label: t.stage, kind: 'choice', start: p.stage ?? 'open' },
        choices: choicesOf(stagesOf(p.scheme), w.stages),
      },
      {
        ...{ name: 'of', label: t.of, kind: 'choice', hint: t.ofHint, start: 'forecast' },
        choices: choicesOf(DateOf.options, w.dates),
      },
      { name: 'on', label: t.day, kind: 'date', hint: t.noDay, optional: true },
      { name: 'why', label: t.why, kind: 'long', hint: t.whyHint, optional: true },
    ],
    payload: (x) => ({ ...x, on: x.on ?? null }),
  }
  return (
    <div className="stack">
      {may('construction.write') && !p.out ? (
        <div className="row no-print">
          <Button look="main" onPress={() => open(toDate)}>
            {t.sayDate}
          </Button>
        </div>
      ) : null}
      <StepsLine
        steps={p.stages.map((s) => {
          const over = overOn(s)
          const here = s.stage === p.stage && !p.out
          const late = here && p.due !== null && p.due < today
          return {
            ...{ key: s.stage, label: w.stages[s.stage] },
            state: over ? ('over' as const) : late ? 'late' : here ? 'here' : 'to-come',
            told: (
              <>
                {s.actual ? <span>{day(s.actual)}</span> : s.by ? <span>{t.by(day(s.by))}</span> : null}
                {(s.corrected ?? []).map((c) => (
                  <span key={`${c.was}${c.why}`} className="soft">
                    {t.corrected(c.was ? day(c.was) : t.neverSaid, c.why)} {file.names[c.by]}
                  </span>
                ))}
                {late ? <Chip state="urgent">{t.late}</Chip> : null}
                {s.planned ? (
                  <span className="soft">
                    {w.dates.planned}: {day(s.planned)}
                  </span>
                ) : null}
                {s.forecast && !over ? (
                  <span className="soft">
                    {w.dates.forecast}: {day(s.forecast)}
                  </span>
                ) : null}
                {!over && !s.planned && !s.forecast ? <span className="soft">{t.noDate}</span> : null}
              </>
            ),
          }
        })}
      />
      <ReversedList file={file} />
      {slips.length > 0 ? (
        <div className="card stack">
          <SlipChart
            rows={slips}
            title={m.slipStages}
            sentence={m.slipStagesSentence(String(slips.length))}
            head={m.slipHead.stage}
          />
        </div>
      ) : null}
    </div>
  )
}
