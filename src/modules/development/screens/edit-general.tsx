// What an instrument is, where it comes from, when it holds, and by which rule its answers become a result.
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Choices } from '../../../ui/choices.tsx'
import { Field } from '../../../ui/field.tsx'
import { useText } from '../../../ui/language.tsx'
import { type InstrumentDraft, isEdi } from '../rules/instrument-draft.ts'
import type { PartTrouble } from '../rules/instrument-troubles.ts'
import { useWrong } from './edit-rows.tsx'
import { editText } from './edit-text.ts'

export function GeneralFields({
  draft,
  troubles,
  put,
}: {
  draft: InstrumentDraft
  troubles: readonly PartTrouble[]
  put: (next: Partial<InstrumentDraft>) => void
}) {
  const t = useText(editText)
  const wrong = useWrong(troubles)
  const field = (
    name: 'id' | 'version' | 'es' | 'en' | 'source' | 'license' | 'from' | 'to' | 'enough' | 'ruleSource',
    label: string,
    more: { hint?: string; optional?: true; kind?: 'date' | 'decimal'; unit?: string; also?: string } = {},
  ) => (
    <Field
      {...(more.kind ? { kind: more.kind } : {})}
      label={label}
      {...(more.hint ? { hint: more.hint } : {})}
      {...(more.unit ? { unit: more.unit } : {})}
      optional={more.optional}
      value={draft[name]}
      onChange={(typed) => put({ [name]: typed })}
      error={wrong('instrument', null, name, ...(more.also ? [more.also] : []))}
    />
  )
  const edi = isEdi(draft)
  return (
    <>
      <section className="card stack" aria-labelledby="general">
        <h2 id="general">{t.general}</h2>
        <div className="form-grid">
          {field('id', t.id, { hint: t.idHint })}
          {field('version', t.version)}
          {field('es', t.es, { also: 'title' })}
          {field('en', t.en, { optional: true })}
          {field('source', t.source)}
          {field('license', t.license, { hint: t.licenseHint })}
          {field('from', t.from, { kind: 'date', also: 'validity' })}
          {field('to', t.to, { kind: 'date', optional: true })}
        </div>
        <Choices
          label={t.kind}
          value={draft.kind}
          onChange={(kind) => put({ kind })}
          choices={(['surveillance', 'screening'] as const).map((value) => ({
            ...{ value, label: t.kinds[value], hint: t.kindHints[value] },
          }))}
        />
      </section>
      <section className="card stack" aria-labelledby="rule">
        <h2 id="rule">{t.rule}</h2>
        <Choices
          label={t.rule}
          value={draft.rule}
          onChange={(rule) => put({ rule })}
          choices={(edi ? (['edi'] as const) : (['milestones', 'rasch'] as const)).map((value) => ({
            ...{ value, label: t.rules[value], hint: t.ruleHints[value] },
          }))}
          error={wrong('instrument', null, 'rule')}
        />
        <div className="form-grid">
          {draft.rule === 'milestones'
            ? field('enough', t.enough, { kind: 'decimal', hint: t.enoughHint, unit: '%' })
            : null}
          {field('ruleSource', t.ruleSource)}
        </div>
        <Checkbox
          label={t.confirmed}
          checked={draft.confirmed}
          onChange={(confirmed) => put({ confirmed })}
        />
      </section>
    </>
  )
}
