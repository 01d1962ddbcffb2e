// Applying an instrument that the institution loaded to one child: its questions for that age in order, kept while unfinished, and what came out.
import ClipboardX from 'lucide-react/icons/clipboard-x'
import type { InferOutput } from 'valibot'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { ButtonLink } from '../../../ui/button.tsx'
import { centerSteps } from '../../../ui/center-steps.ts'
import '../../../ui/desk.css'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useText } from '../../../ui/language.tsx'
import { useMe } from '../../../ui/me.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { todayIn } from '../../../ui/today.ts'
import type { Child } from '../../children/contract/rows.ts'
import { childFile } from '../../children/contract.ts'
import { centerFile } from '../../network/contract.ts'
import { screeningHere } from '../contract.ts'
import { ApplyForm } from './apply-form.tsx'
import { applyText } from './apply-text.ts'
import './development.css'
import { useShortName } from './instrument-name.ts'

/** What opening a child's data is for here: it is written down with the reading. */
const PURPOSE = 'care'
type Here = InferOutput<typeof screeningHere.answer>

export function ApplyInstrument({
  id,
  child,
  instrument,
}: {
  id: string
  child: string
  instrument: string
}) {
  const t = useText(applyText)
  const me = useMe()
  const name = useShortName()
  const center = useAsk(centerFile, { book: id })
  const here = useAsk(screeningHere, { book: id })
  const file = useAsk(childFile, { book: id, child, purpose: PURPOSE })
  const found = here.data?.instruments.find((i) => i.id === instrument)
  const row = file.data?.child
  useStanding(
    centerSteps(
      me,
      t.mexico,
      center.data,
      id,
      { label: t.children, to: `/centro/${id}/ninas-y-ninos` },
      { label: row ? `${row.given} ${row.first}` : t.children, to: `/centro/${id}/nina-o-nino/${child}` },
      { label: found ? t.apply(name(found)) : t.apply(instrument) },
    ),
    'children',
  )
  return (
    <Asked of={here} height={40}>
      {(told) => (
        <Asked of={file} height={40}>
          {({ child: known }) => (
            <Form
              key={`${known.key}|${instrument}`}
              {...{ here: told, child: known, instrument }}
              today={todayIn(center.data?.center.time_zone)}
            />
          )}
        </Asked>
      )}
    </Asked>
  )
}

function Form({
  here,
  child,
  instrument,
  today,
}: {
  here: Here
  child: Child
  instrument: string
  today: string
}) {
  const t = useText(applyText)
  const found = here.instruments.find((i) => i.id === instrument)
  if (!found)
    return (
      <EmptyState
        icon={ClipboardX}
        title={t.notInForce}
        action={<ButtonLink to="/instrumentos">{t.toInstruments}</ButtonLink>}
      >
        {t.notInForceAbout}
      </EmptyState>
    )
  return <ApplyForm {...{ here, child, today }} instrument={found} />
}
