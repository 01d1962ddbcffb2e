// Sites that somebody fixed in or out of every plan to come: where, why, since when; taken back with a reason.
import { useState } from 'react'
import { NATION } from '../../../kernel/ids.ts'
import { stateName } from '../../../kernel/state-names.ts'
import { Asked, useAsk, useAskAgain, useNoAnswerWords } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { DataTable } from '../../../ui/data-table.tsx'
import { useDeciding } from '../../../ui/deciding.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { siteFixed } from '../contract/kinds.ts'
import { type FixShown, sitingFixes } from '../contract.ts'
import { planText } from './plan-text.ts'
import { sitingText } from './text.ts'

export function FixesCard({ mayChange }: { mayChange: boolean }) {
  const s = useText(sitingText)
  const t = useText(planText)
  const { day } = useFormats()
  const asked = useAsk(sitingFixes, {})
  const [freeing, setFreeing] = useState<FixShown>()
  const nameOf = (f: FixShown) =>
    f.municipality === null
      ? `${f.id} (${s.gone})`
      : [f.name, f.town, stateName(f.municipality.slice(0, 2))].filter(Boolean).join(', ')
  return (
    <div className="card stack">
      <h2>{t.fixes}</h2>
      <p className="soft">{t.fixesAbout}</p>
      <Asked of={asked} height={6}>
        {({ fixes, names }) =>
          fixes.length === 0 ? (
            <p>{t.noFixes}</p>
          ) : (
            <DataTable<FixShown>
              caption={t.fixes}
              rows={fixes}
              rowId={(f) => f.id}
              columns={[
                { id: 'site', head: s.site, value: nameOf },
                { id: 'to', head: t.fixed, value: (f) => t.fixedTo[f.to] },
                { id: 'why', head: t.reason, value: (f) => f.reason },
                {
                  ...{ id: 'since', head: t.fixedSince, value: (f: FixShown) => f.on },
                  cell: (f) => `${day(f.on)}, ${names[f.by] ?? t.somebody}`,
                },
                ...(mayChange
                  ? [
                      {
                        ...{ id: 'free', head: s.free, sortable: false, value: () => null },
                        cell: (f: FixShown) => (
                          <Button
                            look="quiet"
                            label={`${s.free}: ${nameOf(f)}`}
                            onPress={() => setFreeing(f)}
                          >
                            {s.free}
                          </Button>
                        ),
                      },
                    ]
                  : []),
              ]}
            />
          )
        }
      </Asked>
      {freeing ? <Free fix={freeing} name={nameOf(freeing)} onClose={() => setFreeing(undefined)} /> : null}
    </div>
  )
}

function Free({ fix, name, onClose }: { fix: FixShown; name: string; onClose: () => void }) {
  const s = useText(sitingText)
  const words = useNoAnswerWords()
  const again = useAskAgain()
  const { decide, busy, wrong, none } = useDeciding()
  const [reason, setReason] = useState('')
  const free = async () => {
    const payload = { site: fix.id, to: 'free', reason: reason.trim() }
    if (!(await decide({ kind: siteFixed, about: NATION, book: NATION, payload }))) return
    await again(sitingFixes)
    onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={`${s.free}: ${name}`}
      actions={
        <Button look="main" busy={busy} onPress={() => void free()}>
          {s.free}
        </Button>
      }
    >
      <div className="form">
        <Field
          label={s.why}
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
