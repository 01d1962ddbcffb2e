// One study: how it goes and what comes next, its link and QR, rosters in totals, assumptions, and its versions with what was delivered.
import FileQuestion from 'lucide-react/icons/file-question-mark'
import { useState } from 'react'
import { Asked, isNotThere, useAsk } from '../../../ui/asking.tsx'
import { ButtonLink } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { homeSteps, useMay, useMe } from '../../../ui/me.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { Tabs } from '../../../ui/tabs.tsx'
import { type OneStudy, oneStudy } from '../contract.ts'
import { AssumptionsView } from './assumptions-form.tsx'
import './needs.css'
import { shapeOf } from './studies.tsx'
import { SurveyView } from './survey-view.tsx'
import { needsText } from './text.ts'
import { VersionsView } from './versions-view.tsx'

type View = 'study' | 'assumptions' | 'versions'

export function StudyPage({ book, study }: { book: string; study: string }) {
  const t = useText(needsText)
  const me = useMe()
  const asked = useAsk(oneStudy, { book, study })
  useStanding(
    [
      ...homeSteps(me, t.mexico),
      { label: t.title, to: '/estudios' },
      { label: asked.data?.study.title ?? '' },
    ],
    'needs',
  )
  if (isNotThere(asked))
    return (
      <EmptyState
        icon={FileQuestion}
        title={t.unknown}
        action={<ButtonLink to="/estudios">{t.toList}</ButtonLink>}
      />
    )
  return (
    <Asked of={asked} height={40}>
      {(told) => <Study told={told} />}
    </Asked>
  )
}

function Study({ told }: { told: OneStudy }) {
  const t = useText(needsText)
  const { day } = useFormats()
  const may = useMay()
  const { study, parties, place, names } = told
  const [view, setView] = useState<View>(study.versions.length > 0 ? 'versions' : 'study')
  const mayWrite = may('needs.write') && study.state !== 'withdrawn'
  return (
    <>
      <PageHead
        title={study.title}
        about={[...parties.map((p) => p.name), ...(place ? [place.name] : [])].join(' · ')}
      />
      <p className="row">
        <Chip state={shapeOf[study.state]}>{t.states[study.state]}</Chip>
        <span>{t.period(day(study.from_day), day(study.until_day))}</span>
        <span className="soft">{t.openedBy(names[study.opened_by] ?? '—')}</span>
      </p>
      {study.withdrawn ? <p>{t.withdrawnOn(day(study.withdrawn.on), study.withdrawn.reason)}</p> : null}
      <Tabs
        label={t.views}
        current={view}
        onChange={setView}
        tabs={(['study', 'assumptions', 'versions'] as const).map((key) => ({ key, label: t.tabs[key] }))}
      >
        {view === 'study' ? <SurveyView told={told} mayWrite={mayWrite} /> : null}
        {view === 'assumptions' ? (
          <AssumptionsView
            key={study.versions.length}
            told={told}
            mayWrite={mayWrite}
            onWorked={() => setView('versions')}
          />
        ) : null}
        {view === 'versions' ? <VersionsView told={told} mayWrite={mayWrite} /> : null}
      </Tabs>
    </>
  )
}
