// What plans suppose: every assumption with its value, source and how sure it is; changed with a reason, and what held before is kept.
import { useState } from 'react'
import { NATION } from '../../../kernel/ids.ts'
import { Asked, useAsk, useAskAgain, useNoAnswerWords } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { DataTable } from '../../../ui/data-table.tsx'
import { useDeciding } from '../../../ui/deciding.ts'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { Dialog } from '../../../ui/dialog.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Field } from '../../../ui/field.tsx'
import { amountOf } from '../../../ui/formats.ts'
import { useFormats, useText, useWords } from '../../../ui/language.tsx'
import { homeSteps, useMayNation, useMe } from '../../../ui/me.tsx'
import { Select } from '../../../ui/select.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { assumptionSet } from '../contract/kinds.ts'
import { Confidence } from '../contract/plans.ts'
import { type AssumptionShown, sitingAssumptions } from '../contract.ts'
import { FixesCard } from './fixes-card.tsx'
import { planText } from './plan-text.ts'
import './siting.css'
import { SureChip } from './sure-chip.tsx'
import { sitingText } from './text.ts'

export function AssumptionsPage() {
  const s = useText(sitingText)
  const t = useText(planText)
  const say = useWords()
  const { number, day } = useFormats()
  const me = useMe()
  const mayNation = useMayNation()
  const asked = useAsk(sitingAssumptions, {})
  const [changing, setChanging] = useState<AssumptionShown>()
  useStanding(
    [...homeSteps(me, s.mexico), { label: s.siting, to: '/ubicacion' }, { label: s.assumptions }],
    'siting',
  )
  const may = mayNation('siting.write')
  return (
    <>
      <PageHead title={t.title} about={may ? t.lead : `${t.lead} ${t.mayNot}`} />
      <div className="stack">
        <Asked of={asked} height={40}>
          {({ assumptions, names }) => (
            <DataTable<AssumptionShown>
              caption={t.title}
              rows={assumptions}
              rowId={(a) => a.key}
              columns={[
                {
                  id: 'what',
                  head: t.assumption,
                  value: (a) => say(a.words),
                  cell: (a) => (
                    <span className="named">
                      {say(a.words)}
                      {a.versions.length > 1 ? (
                        <span className="soft">
                          {t.history}:{' '}
                          {a.versions
                            .slice(0, -1)
                            .map((x) => `${number(x.value)} (${day(x.on.slice(0, 10))}: ${x.reason})`)
                            .join('; ')}
                        </span>
                      ) : null}
                    </span>
                  ),
                },
                {
                  ...{ id: 'value', head: t.valueOf, number: true },
                  value: (a) => a.value,
                  cell: (a) => `${number(a.value)} ${say(a.unit)}`,
                },
                {
                  id: 'sure',
                  head: t.confidence,
                  value: (a) => t.confidences[a.confidence],
                  cell: (a) => <SureChip of={a.confidence} />,
                },
                {
                  id: 'source',
                  head: t.source,
                  value: (a) => a.source,
                  cell: (a) => (
                    <span className="named">
                      {a.source}
                      <span className="soft">
                        {a.from_day
                          ? `${t.since(day(a.from_day), (a.by && names[a.by]) || t.somebody)}${a.reason ? `: ${a.reason}` : ''}`
                          : t.builtIn}
                      </span>
                    </span>
                  ),
                },
                ...(may
                  ? [
                      {
                        ...{ id: 'change', head: t.change, sortable: false, value: () => null },
                        cell: (a: AssumptionShown) => (
                          <Button
                            look="quiet"
                            label={t.changeTitle(say(a.words))}
                            onPress={() => setChanging(a)}
                          >
                            {t.change}
                          </Button>
                        ),
                      },
                    ]
                  : []),
              ]}
            />
          )}
        </Asked>
        <FixesCard mayChange={may} />
      </div>
      {changing ? <Change of={changing} onClose={() => setChanging(undefined)} /> : null}
    </>
  )
}

function Change({ of: a, onClose }: { of: AssumptionShown; onClose: () => void }) {
  const t = useText(planText)
  const say = useWords()
  const { number } = useFormats()
  const words = useNoAnswerWords()
  const again = useAskAgain()
  const { decide, busy, wrong, none } = useDeciding()
  const [typed, setTyped] = useState(String(a.value))
  const [source, setSource] = useState('')
  const [reason, setReason] = useState('')
  const [confidence, setConfidence] = useState<Confidence>('unconfirmed')
  const [bad, setBad] = useState(false)
  const save = async () => {
    const value = amountOf(typed)
    const outside = value === undefined || value < a.least || value > a.most
    setBad(outside)
    if (outside) return
    const payload = { assumption: a.key, value, source: source.trim(), confidence, reason: reason.trim() }
    if (!(await decide({ kind: assumptionSet, about: NATION, book: NATION, payload }))) return
    await again()
    onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.changeTitle(say(a.words))}
      actions={
        <Button look="main" busy={busy} onPress={() => void save()}>
          {busy ? t.setting : t.set}
        </Button>
      }
    >
      <div className="form">
        <Field
          label={t.valueOf}
          kind="decimal"
          unit={say(a.unit)}
          hint={t.between(number(a.least), number(a.most))}
          value={typed}
          onChange={setTyped}
          {...(bad || wrong.value
            ? { error: bad ? t.outside(number(a.least), number(a.most)) : wrong.value }
            : {})}
        />
        <Field
          label={t.source}
          hint={t.sourceHint}
          value={source}
          maxLength={500}
          onChange={setSource}
          {...(wrong.source ? { error: wrong.source } : {})}
        />
        <Select
          label={t.confidence}
          value={confidence}
          onChange={setConfidence}
          choices={Confidence.options.map((value) => ({ value, label: t.confidences[value] }))}
        />
        <Field
          label={t.reason}
          value={reason}
          maxLength={500}
          onChange={setReason}
          {...(wrong.reason ? { error: wrong.reason } : {})}
        />
        {none ? <ErrorState {...words(none)} /> : null}
      </div>
    </Dialog>
  )
}
