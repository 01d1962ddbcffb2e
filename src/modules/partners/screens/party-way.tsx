// How far an organization has come, for itself: its step, what comes next, by when, and who looks after it.
import type { ReactNode } from 'react'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Chip } from '../../../ui/chip.tsx'
import '../../../ui/desk.css'
import { useFormats, useText } from '../../../ui/language.tsx'
import { type PartySide, partnerSide } from '../contract/asking.ts'
import { nationalAgreementEnd, type PartnerStage, partnerStages } from '../contract/stages.ts'
import './partners.css'
import { wayText } from './way-text.ts'
import { partnerWords } from './words.ts'

const going: readonly PartnerStage[] = partnerStages.filter((s) => s !== 'ended')

export function PartyWay({ party }: { party: string }) {
  const t = useText(wayText)
  const asked = useAsk(partnerSide, { party })
  return (
    <section className="card stack" aria-label={t.title}>
      <h2>{t.title}</h2>
      <Asked of={asked} height={8}>
        {({ side, today }) =>
          side === null || side.stage === null ? (
            <p className="soft">{side === null ? t.unknown : t.none}</p>
          ) : (
            <Way of={side} stage={side.stage} today={today} />
          )
        }
      </Asked>
    </section>
  )
}

function Way({ of, stage, today }: { of: PartySide; stage: NonNullable<PartySide['stage']>; today: string }) {
  const t = useText(wayText)
  const w = useText(partnerWords)
  const { day, number } = useFormats()
  const ended = stage === 'ended'
  const at = going.indexOf(stage)
  const late = !ended && of.due !== null && of.due < today
  const facts: readonly (readonly [label: string, value: ReactNode])[] = [
    ...(ended ? [] : [[t.next, of.next ?? <span className="soft">{t.nothingNext}</span>] as const]),
    ...(of.due && !ended
      ? [[t.due, <Due key="due" due={day(of.due)} late={late ? t.late : undefined} />] as const]
      : []),
    [t.who, of.owner_name ?? <span className="soft">{t.nobody}</span>],
    ...(of.model ? [[t.model, w.models[of.model]] as const] : []),
    ...(of.project_name ? [[t.project, of.project_name] as const] : []),
    ...(of.center_name ? [[t.center, of.center_name] as const] : []),
    ...(of.asked_on ? [[t.asked, day(of.asked_on)] as const] : []),
  ]
  return (
    <>
      <p>
        <strong>
          {ended ? t.ended : t.step(number(at + 1), number(going.length), w.stages[stage].toLowerCase())}
        </strong>{' '}
        {of.since ? <span className="soft">{t.since(day(of.since))}</span> : null}
      </p>
      <dl className="facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {of.beyond && !ended ? (
        <p>
          <Chip state="attention">{t.beyond(day(nationalAgreementEnd))}</Chip>
        </p>
      ) : null}
      {ended ? null : (
        <details>
          <summary>{t.all}</summary>
          <ol className="partner-way">
            {going.map((s, i) => (
              <li key={s} data-state={i === at ? 'here' : i < at ? 'over' : undefined}>
                <strong>{w.stages[s]}</strong>
                {i === at ? <div>{t.here}</div> : i < at ? <div>{t.over}</div> : null}
              </li>
            ))}
          </ol>
        </details>
      )}
    </>
  )
}

const Due = ({ due, late }: { due: string; late: string | undefined }) => (
  <>
    {due} {late ? <Chip state="urgent">{late}</Chip> : null}
  </>
)
