// One sample: its records by number, each opened and marked in its turn, the result as a table, and what proves the draw.
import { useState } from 'react'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { Chip, type State } from '../../../ui/chip.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { useFormats, useText } from '../../../ui/language.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { type Drawn, type Mark, type Sample, sampleFile } from '../contract.ts'
import { auditText } from './desk-text.ts'
import { OpenedRecord } from './opened-record.tsx'

const STATE: Readonly<Record<Mark, State>> = {
  conforms: 'calm',
  'does-not': 'urgent',
  'no-evidence': 'attention',
}

export function SamplePage({ id, sample }: { id: string; sample: string }) {
  const t = useText(auditText)
  const asked = useAsk(sampleFile, { book: id, sample })
  useStanding([{ label: t.back, to: '/auditorias' }, { label: t.sample }], 'audits')
  return (
    <Asked of={asked} height={30}>
      {(found) => <Records {...found} />}
    </Asked>
  )
}

function Records({ sample, records, mine }: { sample: Sample; records: readonly Drawn[]; mine: boolean }) {
  const t = useText(auditText)
  const { asOf, number, day } = useFormats()
  const [opened, setOpened] = useState<Drawn>()
  const wordsOf = (r: Drawn) => (r.mark ? t.marks[r.mark] : r.opened_at ? t.notMarked : t.notOpened)
  const columns: Column<Drawn>[] = [
    { id: 'n', head: t.number, value: (r) => r.n, number: true },
    { id: 'center', head: t.center, value: (r) => r.center },
    {
      id: 'mark',
      head: t.mark,
      value: wordsOf,
      cell: (r) => <Chip state={r.mark ? STATE[r.mark] : 'none'}>{wordsOf(r)}</Chip>,
    },
    { id: 'note', head: t.note, value: (r) => r.note ?? '' },
  ]
  if (mine) {
    columns.push({
      id: 'do',
      head: t.open,
      sortable: false,
      value: () => null,
      cell: (r) => (
        <Button look="quiet" label={`${t.open}: ${t.record(r.n)}`} onPress={() => setOpened(r)}>
          {t.open}
        </Button>
      ),
    })
  }
  const days = sample.from_day && sample.to_day ? ` ${day(sample.from_day)} – ${day(sample.to_day)}.` : ''
  return (
    <>
      <PageHead
        title={t.sampleTitle(t.kinds[sample.records], sample.place)}
        about={`${t.sampleAbout(sample.size, number(sample.frame))}${days} ${sample.auditor} · ${asOf(sample.drawn_at)}`}
      />
      <div className="stack">
        <DataTable
          caption={t.sample}
          rows={records}
          rowId={(r) => String(r.n)}
          columns={columns}
          take={{
            list: sampleFile.id,
            filters: { book: sample.book, sample: sample.id },
          }}
        />
        <details className="card stack">
          <summary>{t.proof}</summary>
          <p>{t.proofAbout}</p>
          <dl className="stack">
            {(
              [
                [t.seed, sample.seed],
                [t.frameHash, sample.frame_hash],
                [t.drawnHash, sample.drawn_hash],
              ] as const
            ).map(([name, value]) => (
              <div key={name}>
                <dt className="soft">{name}</dt>
                <dd style={{ overflowWrap: 'anywhere' }}>
                  <code>{value}</code>
                </dd>
              </div>
            ))}
          </dl>
        </details>
      </div>
      {opened ? <OpenedRecord sample={sample} drawn={opened} onClose={() => setOpened(undefined)} /> : null}
    </>
  )
}
