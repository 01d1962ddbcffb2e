// The report that goes with a child to preschool: written with the family, printed, and handed over as a file once the family agrees.
import Download from 'lucide-react/icons/download'
import GraduationCap from 'lucide-react/icons/graduation-cap'
import Pencil from 'lucide-react/icons/pencil'
import Printer from 'lucide-react/icons/printer'
import { useState } from 'react'
import type { Day } from '../../../kernel/days.ts'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { call } from '../../../ui/call.ts'
import { centerSteps } from '../../../ui/center-steps.ts'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { Dialog } from '../../../ui/dialog.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { useMay, useMe } from '../../../ui/me.tsx'
import { printThis } from '../../../ui/print-this.ts'
import { SaidNote, useSaying } from '../../../ui/saying.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { todayIn } from '../../../ui/today.ts'
import { centerFile } from '../../network/contract.ts'
import { transitionParts, transitionWritten } from '../contract/kinds.ts'
import { type LearningTransition, portfolioOf, transitionFile } from '../contract.ts'
import './learning.css'
import { PURPOSE } from './portfolio.tsx'
import { portfolioText } from './portfolio-text.ts'

export function Transition({ id, child }: { id: string; child: string }) {
  const t = useText(portfolioText)
  const { day } = useFormats()
  const me = useMe()
  const may = useMay()
  const [writing, setWriting] = useState(false)
  const [failed, setFailed] = useState(false)
  const center = useAsk(centerFile, { book: id })
  const today = todayIn(center.data?.center.time_zone)
  const asked = useAsk(portfolioOf, { book: id, child, purpose: PURPOSE })
  const file = `/centro/${id}/nina-o-nino/${child}`
  useStanding(
    centerSteps(
      me,
      t.mexico,
      center.data,
      id,
      { label: t.children, to: `/centro/${id}/ninas-y-ninos` },
      { label: t.title, to: `${file}/portafolio` },
      { label: t.transition },
    ),
    'children',
  )
  const download = async () => {
    setFailed(false)
    const told = await call(transitionFile, { book: id, child, purpose: PURPOSE })
    if (!('answer' in told)) return setFailed(true)
    const url = URL.createObjectURL(
      new Blob([JSON.stringify(told.answer, null, 2)], { type: 'application/json' }),
    )
    const link = document.createElement('a')
    link.href = url
    // no name of a child in the name of a file
    link.download = `nido-paso-a-preescolar-${child.slice(0, 8)}.json`
    link.click()
    URL.revokeObjectURL(url)
  }
  return (
    <Asked of={asked} height={40}>
      {(told) => {
        const report = told.transition
        return (
          <div className="stack">
            <div className="no-print stack">
              <PageHead title={t.transition} about={t.transitionLead} />
              <div className="row">
                {may('learning.write') ? (
                  <Button look={report ? 'plain' : 'main'} icon={Pencil} onPress={() => setWriting(true)}>
                    {report ? t.change : t.write}
                  </Button>
                ) : null}
                {report ? (
                  <Button icon={Printer} onPress={printThis}>
                    {t.print}
                  </Button>
                ) : null}
                {report?.agreed ? (
                  <Button icon={Download} onPress={() => void download()}>
                    {t.download}
                  </Button>
                ) : null}
              </div>
              {failed ? (
                <p role="alert" className="field-error">
                  {t.failed}
                </p>
              ) : null}
            </div>
            {report ? (
              <section className="card stack week-story" data-print-this aria-labelledby="transition">
                <h1 id="transition">{t.transitionOf(told.child.name)}</h1>
                <p>
                  {told.center} · {t.born(day(told.child.birth))}
                </p>
                {transitionParts.map((part) =>
                  report.parts[part] ? (
                    <section key={part}>
                      <h2>{t.parts[part]}</h2>
                      <p className="learning-words">{report.parts[part]}</p>
                    </section>
                  ) : null,
                )}
                <p>{t.writtenBy(told.names[report.by] ?? t.somebody, day(report.day))}</p>
                <p role="status">
                  {report.agreed ? t.agreed(report.agreed.who, day(report.agreed.on)) : `▲ ${t.notAgreed}`}
                </p>
                <p className="learning-sign">{t.sign}</p>
              </section>
            ) : (
              <EmptyState icon={GraduationCap} title={t.noTransition}>
                {t.noTransitionStep}
              </EmptyState>
            )}
            {writing ? (
              <Write
                {...{ book: id, child, today, report }}
                room={told.child.room ?? undefined}
                onClose={() => setWriting(false)}
              />
            ) : null}
          </div>
        )
      }}
    </Asked>
  )
}

function Write({
  book,
  child,
  room,
  today,
  report,
  onClose,
}: {
  book: string
  child: string
  room: string | undefined
  today: Day
  report: LearningTransition | null
  onClose: () => void
}) {
  const t = useText(portfolioText)
  const saying = useSaying()
  const [parts, setParts] = useState<Readonly<Record<string, string>>>(report?.parts ?? {})
  const [who, setWho] = useState(report?.agreed?.who ?? '')
  const empty = Object.values(parts).every((p) => p.trim() === '')
  const save = async () => {
    const told = Object.fromEntries(Object.entries(parts).map(([k, p]) => [k, p.trim()]))
    const same = Object.entries(told).every(([k, p]) => (report?.parts[k] ?? '') === p)
    const name = who.trim()
    // what the family agreed to is what it read: other words ask for its word of today
    const on = same && report?.agreed?.who === name ? report.agreed.on : today
    const payload = { day: today, ...told, ...(name.length > 2 ? { agreed: { who: name, on } } : {}) }
    const said = { kind: transitionWritten, about: child, book, payload, ...(room ? { room } : {}) }
    if (await saying.say([said])) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={report ? t.change : t.write}
      actions={
        <Button look="main" busy={saying.busy} disabled={empty} onPress={() => void save()}>
          {t.save}
        </Button>
      }
    >
      <div className="form">
        {transitionParts.map((part) => (
          <Field
            key={part}
            kind="long"
            label={t.parts[part]}
            value={parts[part] ?? ''}
            maxLength={1500}
            onChange={(value) => setParts({ ...parts, [part]: value })}
            error={saying.wrong[part]}
            optional
          />
        ))}
        <Field
          label={t.agreedWho}
          hint={t.agreedHint}
          value={who}
          maxLength={160}
          onChange={setWho}
          error={saying.wrong.agreed}
          optional
        />
        {empty ? <p className="soft">{t.oneLine}</p> : null}
        <SaidNote saying={saying} />
      </div>
    </Dialog>
  )
}
