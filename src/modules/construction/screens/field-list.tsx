// The projects a phone carries: plots to visit and works to watch, what is late or open first.
import HardHat from 'lucide-react/icons/hard-hat'
import { useState } from 'react'
import { Chip } from '../../../ui/chip.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Field } from '../../../ui/field.tsx'
import { folded } from '../../../ui/formats.ts'
import { useFormats, useText } from '../../../ui/language.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { Stage } from '../contract/stages.ts'
import type { CarriedFinding, CarriedProject } from '../rules/carried.ts'
import './field.css'
import { type FieldAt, type Listed, plotDraft, worksDraft } from './field-here.ts'
import { fieldText } from './field-text.ts'
import { constructionWords } from './words.ts'

type Which = 'plots' | 'works' | 'all'
const place = (stage: Stage) => Stage.options.indexOf(stage)
const sortOf = (p: CarriedProject): Which =>
  place(p.stage) <= place('validated') ? 'plots' : place(p.stage) >= place('works') ? 'works' : 'all'
/** A list short enough to be looked through needs no search. */
const MANY = 12

export function FieldList({
  projects,
  findings,
  today,
  usual,
  draft,
  onOpen,
}: {
  projects: Listed<CarriedProject>
  findings: Listed<CarriedFinding>
  today: string
  /** what who acts looks after */
  usual: Which
  draft: FieldAt['draft']
  onOpen: (id: string) => void
}) {
  const t = useText(fieldText)
  const w = useText(constructionWords)
  const { dayShort } = useFormats()
  const [chosen, setWhich] = useState<Which>()
  const [q, setQ] = useState('')
  const which = chosen ?? usual
  const open = Map.groupBy(findings, ([, f]) => f.project)
  const graveOf = (id: string) => open.get(id)?.some(([, f]) => f.grave) ?? false
  const late = (p: CarriedProject) => p.due !== undefined && p.due < today
  const weight = ([id, p]: readonly [string, CarriedProject]) =>
    (graveOf(id) ? 4 : 0) + (late(p) ? 2 : 0) + (open.has(id) ? 1 : 0)
  const shown = projects
    .filter(([, p]) => (which === 'all' || sortOf(p) === which) && folded(p.name).includes(folded(q)))
    .toSorted((a, b) => weight(b) - weight(a) || a[1].name.localeCompare(b[1].name, 'es'))
  return (
    <div className="field-page">
      {projects.length > MANY ? (
        <Field label={t.search} kind="search" optional value={q} onChange={setQ} />
      ) : null}
      <Tabs
        label={t.whichLabel}
        current={which}
        onChange={setWhich}
        tabs={(['plots', 'works', 'all'] as const).map((key) => ({ key, label: t.which[key] }))}
      >
        {shown.length === 0 ? (
          <EmptyState icon={HardHat} title={t.none}>
            {t.noneAbout}
          </EmptyState>
        ) : (
          <ul className="field-projects">
            {shown.map(([id, p]) => (
              <li key={id}>
                <button type="button" className="field-project" onClick={() => onOpen(id)}>
                  <strong>{p.name}</strong>
                  <span className="soft">{[w.stages[p.stage], p.address].filter(Boolean).join(' · ')}</span>
                  <span className="row">
                    {late(p) ? <Chip state="attention">{t.late(dayShort(p.due!))}</Chip> : null}
                    {open.has(id) ? (
                      <Chip state={graveOf(id) ? 'urgent' : 'attention'}>
                        {t.findings(open.get(id)!.length)}
                      </Chip>
                    ) : null}
                    {draft(plotDraft(id)) || draft(worksDraft(id)) ? (
                      <Chip state="none">{t.begun}</Chip>
                    ) : null}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </Tabs>
    </div>
  )
}
