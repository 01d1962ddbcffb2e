// The values of the norms with date, source and certainty; the national office may set another from a day on.
import { useState } from 'react'
import type { InferOutput } from 'valibot'
import { NATION } from '../../../kernel/ids.ts'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { Choices } from '../../../ui/choices.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { deskText } from '../../../ui/desk-text.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { decimalOf } from '../../../ui/formats.ts'
import { useFormats, useText, useWords } from '../../../ui/language.tsx'
import { homeSteps, useMayNation, useMe } from '../../../ui/me.tsx'
import { SaidNote, useSaying } from '../../../ui/saying.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { normSet } from '../contract/kinds.ts'
import type { Confidence } from '../contract/words.ts'
import { listNorms } from '../contract.ts'
import { networkText } from './desk-text.ts'

type Listed = InferOutput<typeof listNorms.answer>['norms'][number]

export function Norms() {
  const t = useText(networkText)
  const d = useText(deskText)
  const { number, day } = useFormats()
  const words = useWords()
  const unitOf = ({ value, unit }: Listed) =>
    ((value === 1 ? t.norms.one : t.norms.units) as Readonly<Record<string, string>>)[unit] ?? unit
  const me = useMe()
  const mayNation = useMayNation()
  const [changing, setChanging] = useState<Listed>()
  useStanding([...homeSteps(me, t.mexico), { label: t.norms.title }], 'norms')
  const asked = useAsk(listNorms, {})
  const columns: Column<Listed>[] = [
    { id: 'norm', head: t.norms.norm, value: (n) => words(n.words) },
    {
      id: 'value',
      head: t.norms.value,
      number: true,
      value: (n) => n.value,
      cell: (n) => `${number(n.value)} ${unitOf(n)}`,
    },
    { id: 'from', head: t.norms.from, value: (n) => n.from_day, cell: (n) => day(n.from_day) },
    {
      id: 'confidence',
      head: t.norms.confidence,
      value: (n) => t.confidence[n.confidence],
      cell: (n) => (
        <Chip state={n.confidence === 'unconfirmed' ? 'attention' : 'none'}>
          {t.confidence[n.confidence]}
        </Chip>
      ),
    },
    {
      id: 'origin',
      head: t.norms.origin,
      value: (n) => (n.fixed ? t.norms.fixed : n.built_in ? t.norms.builtIn : t.norms.set),
    },
    {
      id: 'source',
      head: t.norms.source,
      value: (n) => n.source,
      cell: (n) => <span lang="es">{n.source}</span>,
    },
  ]
  if (mayNation('network.write')) {
    columns.push({
      id: 'change',
      head: d.actions,
      sortable: false,
      value: () => null,
      cell: (n) =>
        n.fixed ? null : (
          <Button look="quiet" label={`${t.norms.change}: ${words(n.words)}`} onPress={() => setChanging(n)}>
            {t.norms.change}
          </Button>
        ),
    })
  }
  return (
    <>
      <PageHead title={t.norms.title} about={t.norms.about} />
      <Asked of={asked} height={30}>
        {({ norms }) => (
          <DataTable
            caption={t.norms.title}
            rows={norms}
            rowId={(n) => `${n.norm}|${n.from_day}|${n.built_in}`}
            columns={columns}
            take={{ list: listNorms.id, filters: {} }}
          />
        )}
      </Asked>
      {changing ? <NormForm norm={changing} onClose={() => setChanging(undefined)} /> : null}
    </>
  )
}

function NormForm({ norm, onClose }: { norm: Listed; onClose: () => void }) {
  const t = useText(networkText)
  const d = useText(deskText)
  const words = useWords()
  const saying = useSaying()
  const [value, setValue] = useState('')
  const [from, setFrom] = useState('')
  const [source, setSource] = useState('')
  const [confidence, setConfidence] = useState<Confidence | ''>('')
  const save = async () => {
    const payload = {
      norm: norm.norm,
      value: decimalOf(value),
      unit: norm.unit,
      from,
      source,
      confidence: confidence === '' ? undefined : confidence,
    }
    if (await saying.say([{ kind: normSet, about: NATION, book: NATION, payload }])) onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={t.norms.changeTitle(words(norm.words))}
      actions={
        <Button look="main" busy={saying.busy} onPress={() => void save()}>
          {saying.busy ? d.saving : d.save}
        </Button>
      }
    >
      <div className="form">
        <Field
          kind="decimal"
          label={t.norms.newValue}
          unit={(t.norms.units as Readonly<Record<string, string>>)[norm.unit] ?? norm.unit}
          value={value}
          onChange={setValue}
          error={saying.wrong.value ? t.norms.number : undefined}
        />
        <Field kind="date" label={t.norms.from} value={from} onChange={setFrom} error={saying.wrong.from} />
        <Field label={t.norms.source} value={source} onChange={setSource} error={saying.wrong.source} />
        <Choices
          label={t.norms.confidence}
          value={confidence}
          onChange={setConfidence}
          error={saying.wrong.confidence}
          choices={(['confirmed', 'observed', 'unconfirmed'] as const).map((v) => ({
            value: v,
            label: t.confidence[v],
            hint: t.municipalities.sureHints[v],
          }))}
        />
        <SaidNote saying={saying} />
      </div>
    </Dialog>
  )
}
