// Areas, ages, items and expected scores of an instrument while it is written.
import { useState } from 'react'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Field } from '../../../ui/field.tsx'
import { useText } from '../../../ui/language.tsx'
import { Select } from '../../../ui/select.tsx'
import type { GroupDraft, InstrumentDraft } from '../rules/instrument-draft.ts'
import type { PartTrouble } from '../rules/instrument-troubles.ts'
import { EditRows, useWrong } from './edit-rows.tsx'
import { editText } from './edit-text.ts'

type Props = {
  readonly draft: InstrumentDraft
  readonly troubles: readonly PartTrouble[]
  readonly put: (next: Partial<InstrumentDraft>) => void
}
const ALL = '\u0000all'
const numbered = <R,>(rows: readonly R[]) => rows.map((row, index) => ({ row, index }))
const without = <R,>(rows: readonly R[], index: number) => rows.filter((_, n) => n !== index)
const changed = <R,>(rows: readonly R[], index: number, more: Partial<R>) =>
  rows.map((r, n) => (n === index ? { ...r, ...more } : r))

export function DomainRows({ draft, troubles, put }: Props) {
  const t = useText(editText)
  const wrong = useWrong(troubles)
  const set = (n: number, more: Partial<InstrumentDraft['domains'][number]>) =>
    put({ domains: changed(draft.domains, n, more) })
  return (
    <EditRows
      title={t.domains}
      rows={numbered(draft.domains)}
      addLabel={t.add.domains}
      onAdd={() => put({ domains: [...draft.domains, { id: '', es: '', en: '', risk: false }] })}
      onRemove={(n) => put({ domains: without(draft.domains, n) })}
      nameOf={(d, n) => d.id || t.row(n + 1)}
    >
      {(d, n) => (
        <>
          <Field
            label={t.id}
            value={d.id}
            onChange={(id) => set(n, { id })}
            error={wrong('domains', n + 1, 'id')}
          />
          <Field
            label={t.itemEs}
            value={d.es}
            onChange={(es) => set(n, { es })}
            error={wrong('domains', n + 1, 'words')}
          />
          <Field label={t.itemEn} value={d.en} onChange={(en) => set(n, { en })} optional />
          <Checkbox label={t.risk} checked={d.risk} onChange={(risk) => set(n, { risk })} />
        </>
      )}
    </EditRows>
  )
}

export function GroupRows({ draft, troubles, put }: Props) {
  const t = useText(editText)
  const wrong = useWrong(troubles)
  const set = (n: number, more: Partial<GroupDraft>) => put({ groups: changed(draft.groups, n, more) })
  const add = () => {
    const last = draft.groups.at(-1)
    const group = { id: '', unit: last?.unit ?? 'months', from: last?.below ?? '0', below: '' } as const
    put({ groups: [...draft.groups, group] })
  }
  return (
    <EditRows
      title={t.groups}
      about={t.groupsAbout}
      rows={numbered(draft.groups)}
      addLabel={t.add.groups}
      onAdd={add}
      onRemove={(n) => put({ groups: without(draft.groups, n) })}
      nameOf={(g, n) => g.id || t.row(n + 1)}
    >
      {(g, n) => (
        <>
          <Field
            label={t.id}
            value={g.id}
            onChange={(id) => set(n, { id })}
            error={wrong('groups', n + 1, 'id')}
          />
          <Field
            kind="decimal"
            label={t.gFrom}
            value={g.from}
            onChange={(from) => set(n, { from })}
            error={wrong('groups', n + 1, 'from', 'age')}
          />
          <Field
            kind="decimal"
            label={t.gBelow}
            value={g.below}
            onChange={(below) => set(n, { below })}
            error={wrong('groups', n + 1, 'below')}
          />
          <Select
            label={t.unit}
            value={g.unit}
            onChange={(unit) => set(n, { unit })}
            choices={(['months', 'days'] as const).map((value) => ({ value, label: t.units[value] }))}
          />
        </>
      )}
    </EditRows>
  )
}

export function ItemRows({ draft, troubles, put }: Props) {
  const t = useText(editText)
  const wrong = useWrong(troubles)
  const [group, setGroup] = useState(draft.groups[0]?.id ?? ALL)
  const shown = draft.groups.some((g) => g.id === group) ? group : ALL
  const groups = draft.groups.flatMap((g) => (g.id ? [{ value: g.id, label: g.id }] : []))
  const domains = draft.domains.flatMap((d) => (d.id ? [{ value: d.id, label: d.es || d.id }] : []))
  const set = (n: number, more: Partial<InstrumentDraft['items'][number]>) =>
    put({ items: changed(draft.items, n, more) })
  const add = () => {
    const last = draft.items.at(-1)
    const of = {
      domain: last?.domain ?? domains[0]?.value ?? '',
      group: shown === ALL ? (last?.group ?? '') : shown,
    }
    put({ items: [...draft.items, { id: '', ...of, es: '', en: '', difficulty: '' }] })
  }
  const rows = numbered(draft.items).filter(
    ({ row, index }) =>
      shown === ALL ||
      row.group === shown ||
      // what is wrong stays in sight, whatever age is shown
      troubles.some((x) => x.part === 'items' && x.row === index + 1 && !x.notice),
  )
  return (
    <>
      <div className="filters">
        <Select
          label={t.ofGroup}
          value={shown}
          onChange={setGroup}
          choices={[{ value: ALL, label: `${t.allGroups} (${draft.items.length})` }, ...groups]}
        />
      </div>
      <EditRows
        title={t.items}
        rows={rows}
        addLabel={t.add.items}
        onAdd={add}
        onRemove={(n) => put({ items: without(draft.items, n) })}
        nameOf={(x, n) => x.id || t.row(n + 1)}
        empty={t.noItems}
      >
        {(x, n) => (
          <>
            <Field
              label={t.id}
              value={x.id}
              onChange={(id) => set(n, { id })}
              error={wrong('items', n + 1, 'id')}
            />
            <Select
              label={t.domain}
              value={domains.some((d) => d.value === x.domain) ? x.domain : ''}
              onChange={(domain) => set(n, { domain })}
              choices={domains}
              error={wrong('items', n + 1, 'domain')}
            />
            <Select
              label={t.group}
              value={groups.some((g) => g.value === x.group) ? x.group : ''}
              onChange={(to) => set(n, { group: to })}
              choices={groups}
              error={wrong('items', n + 1, 'group')}
            />
            <Field
              label={t.itemEs}
              value={x.es}
              onChange={(es) => set(n, { es })}
              error={wrong('items', n + 1, 'words')}
            />
            <Field label={t.itemEn} value={x.en} onChange={(en) => set(n, { en })} optional />
            {draft.rule === 'rasch' || x.difficulty ? (
              <Field
                kind="decimal"
                label={t.difficulty}
                value={x.difficulty}
                onChange={(difficulty) => set(n, { difficulty })}
                error={wrong('items', n + 1, 'difficulty')}
              />
            ) : null}
          </>
        )}
      </EditRows>
    </>
  )
}

export function ScaleFields({ draft, troubles, put }: Props) {
  const t = useText(editText)
  const wrong = useWrong(troubles)
  const set = (n: number, more: Partial<InstrumentDraft['ages'][number]>) =>
    put({ ages: changed(draft.ages, n, more) })
  const number = (field: 'scale' | 'gridFrom' | 'gridTo' | 'gridBy', label: string) => (
    <Field
      kind="decimal"
      label={label}
      value={draft[field]}
      onChange={(typed) => put({ [field]: typed })}
      error={wrong('score', null, field, ...(field === 'gridFrom' ? ['grid'] : []))}
    />
  )
  return (
    <>
      <section className="card stack" aria-labelledby="scale">
        <h2 id="scale">{t.scale}</h2>
        <div className="form-grid">
          <Field
            label={t.called}
            value={draft.called}
            onChange={(called) => put({ called })}
            error={wrong('score', null, 'called')}
          />
          <Field
            label={t.permission}
            hint={t.permissionHint}
            value={draft.permission}
            onChange={(permission) => put({ permission })}
            error={wrong('score', null, 'permission')}
            optional
          />
        </div>
        <div className="form-grid" data-dense>
          {number('scale', t.scaleOf)}
          {number('gridFrom', t.gridFrom)}
          {number('gridTo', t.gridTo)}
          {number('gridBy', t.gridBy)}
        </div>
      </section>
      <EditRows
        title={t.agesExpected}
        rows={numbered(draft.ages)}
        addLabel={t.add.ages}
        onAdd={() => put({ ages: [...draft.ages, { months: '', mean: '', sd: '' }] })}
        onRemove={(n) => put({ ages: without(draft.ages, n) })}
        nameOf={(a, n) => a.months || t.row(n + 1)}
      >
        {(a, n) =>
          (['months', 'mean', 'sd'] as const).map((field) => (
            <Field
              key={field}
              kind="decimal"
              label={t[field]}
              value={a[field]}
              onChange={(typed) => set(n, { [field]: typed })}
              error={wrong('score', n + 1, field, ...(field === 'months' ? ['ages'] : []))}
            />
          ))
        }
      </EditRows>
    </>
  )
}
