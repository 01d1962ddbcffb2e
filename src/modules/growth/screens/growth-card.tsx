// A child's growth at the desk: WHO's bands with the child's dots, and every measuring as judged today and as seen then.

import { useMemo, useState } from 'react'
import type { InferOutput } from 'valibot'
import { ageInDays } from '../../../kernel/days.ts'
import type { Purpose } from '../../../kernel/purposes.ts'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import type { Take } from '../../../ui/take-away.tsx'
import '../../../ui/desk.css'
import { GrowthChart } from '../../../ui/growth-chart.tsx'
import { useFormats, useText, useWords } from '../../../ui/language.tsx'
import { Select } from '../../../ui/select.tsx'
import type { Child } from '../../children/contract/rows.ts'
import { type GrowthIndicator, growthOfChild, type Measurement } from '../contract.ts'
import { statusOf, statusWords } from '../rules/nutrition-status.ts'
import { growthDeskText } from './desk-text.ts'
import { curvesFor, ORDER, pointsOf, STATES, zWords } from './growth-points.ts'

type Told = InferOutput<typeof growthOfChild.answer>

export function GrowthCard({ child, purpose }: { child: Child; purpose: Purpose }) {
  const t = useText(growthDeskText)
  const asked = useAsk(growthOfChild, { book: child.book, child: child.key, purpose })
  return (
    <section className="card stack" aria-labelledby="growth">
      <h2 id="growth">{t.title}</h2>
      <Asked of={asked} height={30}>
        {(told) =>
          told.measurements.length === 0 ? (
            <p className="soft">{t.empty}</p>
          ) : (
            <>
              <Curves child={child} told={told} />
              <MeasurementTable
                child={child}
                measurements={told.measurements}
                take={{
                  list: growthOfChild.id,
                  filters: { book: child.book, child: child.key, purpose },
                  purpose,
                }}
              />
            </>
          )
        }
      </Asked>
    </section>
  )
}

function Curves({ child, told }: { child: Child; told: Told }) {
  const t = useText(growthDeskText)
  const say = useWords()
  const formats = useFormats()
  const [indicator, setIndicator] = useState<GrowthIndicator>('wei')
  const { points, curves } = useMemo(() => {
    const file = { birth: child.birth, measurements: told.measurements }
    return {
      points: pointsOf(file, indicator, t, say, formats),
      curves: curvesFor([file], child.sex, indicator),
    }
  }, [told.measurements, child.birth, child.sex, indicator, t, say, formats])
  const byLength = indicator === 'wfl'
  const last = points.at(-1)
  const noCurve = curves.every((c) => c.points.length === 0)
  return (
    <>
      <div className="no-print">
        <Select
          label={t.curve}
          value={indicator}
          onChange={setIndicator}
          choices={ORDER.map((value) => ({ value, label: t.indicators[value] }))}
        />
      </div>
      {noCurve || last === undefined ? (
        <p className="soft" role="status">
          {noCurve && indicator === 'ac' ? t.noArm : t.noPoints}
        </p>
      ) : (
        <GrowthChart
          key={indicator}
          title={t.indicators[indicator]}
          sentence={t.sentence(last.words)}
          xName={byLength ? t.lengthAxis : t.ageAxis}
          yName={t.measure[indicator]}
          curves={curves}
          points={points}
          xStep={byLength ? 5 : 3}
        />
      )}
      <p className="soft">
        {t.tables(told.tables)} {told.arm || indicator === 'ac' ? null : t.noArm}
      </p>
    </>
  )
}

/** What the rule said on the tablet where it differs from what it says now; undefined when it is the same. */
export function seenOtherwise(m: Measurement): Readonly<Record<string, number | null>> | undefined {
  if (m.seen === null) return undefined
  const seen = m.seen.z
  const now = m.z as Readonly<Record<string, number | null>>
  const differs = Object.keys(seen).some((i) => (seen[i] ?? null) !== (now[i] ?? null))
  return differs ? seen : undefined
}

function MeasurementTable({
  child,
  measurements,
  take,
}: {
  child: Child
  measurements: readonly Measurement[]
  take: Take
}) {
  const t = useText(growthDeskText)
  const say = useWords()
  const formats = useFormats()
  const { number, day, age } = formats
  const rows = [...measurements].sort((a, b) => (a.day < b.day ? 1 : -1))
  const short = t.short as Readonly<Record<string, string>>
  const zs = (z: Readonly<Record<string, number | null>>) =>
    ORDER.filter((i) => z[i] !== null && z[i] !== undefined).map(
      (i) => `${short[i]}\u00a0${zWords(z[i]!, formats)}`,
    )
  const flags = t.flags as Readonly<Record<string, string>>
  const columns: Column<Measurement>[] = [
    { id: 'day', head: t.day, value: (m) => m.day, cell: (m) => day(m.day) },
    {
      id: 'age',
      head: t.age,
      number: true,
      value: (m) => ageInDays(child.birth, m.day),
      cell: (m) => age(child.birth, m.day),
    },
    {
      id: 'weight',
      head: t.weight,
      number: true,
      value: (m) => m.weight_kg,
      cell: (m) => (m.weight_kg === null ? t.none : `${number(m.weight_kg)} kg`),
    },
    {
      id: 'length',
      head: t.length,
      number: true,
      value: (m) => m.length_cm,
      cell: (m) =>
        m.length_cm === null
          ? t.none
          : `${number(m.length_cm, 1)} cm${m.position ? ` ${m.position === 'L' ? t.lying : t.standing}` : ''}`,
    },
    {
      id: 'head',
      head: t.head,
      number: true,
      value: (m) => m.head_cm,
      cell: (m) => (m.head_cm === null ? t.none : `${number(m.head_cm, 1)} cm`),
    },
    {
      id: 'arm',
      head: t.arm,
      number: true,
      value: (m) => m.arm_cm,
      cell: (m) => (m.arm_cm === null ? t.none : `${number(m.arm_cm, 1)} cm`),
    },
    {
      id: 'judged',
      head: t.judged,
      sortable: false,
      value: (m) => zs(m.z).join(' '),
      cell: (m) => {
        const found = ORDER.flatMap((i) => {
          const z = m.z[i]
          const status = z === null ? undefined : statusOf(i, z, m.day)
          return status && status.status !== 'normal' ? [[status.status, status] as const] : []
        })
        // two indices may say the same of a child: it is told once
        const notable = [...new Map(found).values()]
        return (
          <span className="stack">
            <span>{zs(m.z).join(' · ') || t.none}</span>
            <span className="row">
              {notable.map((s) => (
                <Chip key={s.status} state={STATES[s.severity] ?? 'none'}>
                  {say(statusWords[s.status])}
                </Chip>
              ))}
              {m.flags.map((f) => (
                <Chip key={f} state="attention">
                  {flags[f] ?? f}
                </Chip>
              ))}
              {m.corrects ? <Chip state="none">{t.corrected}</Chip> : null}
            </span>
          </span>
        )
      },
    },
    {
      id: 'seen',
      head: t.seen,
      sortable: false,
      value: () => null,
      cell: (m) => {
        if (m.seen === null) return t.notSeen
        const other = seenOtherwise(m)
        return other ? <Chip state="attention">{zs(other).join(' · ') || t.none}</Chip> : t.sameSeen
      },
    },
  ]
  return (
    <>
      <DataTable caption={t.table} rows={rows} rowId={(m) => m.key} columns={columns} take={take} />
      <p className="soft">{t.shortAbout}</p>
    </>
  )
}
