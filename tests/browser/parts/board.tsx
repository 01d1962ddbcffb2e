// The heavy half of the page of parts: table, charts and maps over invented figures.
import { useMemo, useState } from 'react'
import { Chip } from '../../../src/ui/chip.tsx'
import { DataTable } from '../../../src/ui/data-table.tsx'
import { FigureCard } from '../../../src/ui/figure-card.tsx'
import { type Curve, GrowthChart } from '../../../src/ui/growth-chart.tsx'
import { useFormats } from '../../../src/ui/language.tsx'
import type { MapValue } from '../../../src/ui/map-classes.ts'
import { Spark } from '../../../src/ui/spark.tsx'
import { StateMap } from '../../../src/ui/state-map.tsx'
import { Trend } from '../../../src/ui/trend.tsx'

/** Invented and smooth, only to look at: not WHO's. */
const curves: readonly Curve[] = [-3, -2, -1, 0, 1, 2, 3].map((z) => ({
  z,
  points: Array.from({ length: 25 }, (_, m) => ({
    x: m,
    y: (3.3 + 2.05 * Math.sqrt(m) - m * 0.02) * (1 + 0.11 * z),
  })),
}))

const MONTHS = Array.from(
  { length: 12 },
  (_, i) => `${i < 1 ? 2025 : 2026}-${String(((i + 10) % 12) + 1).padStart(2, '0')}`,
)
const STATES = Array.from({ length: 32 }, (_, i) => String(i + 1).padStart(2, '0'))

function useStates(): ReadonlyMap<string, MapValue> {
  const { partOf } = useFormats()
  return useMemo(
    () =>
      new Map(
        STATES.map((key, i): [string, MapValue] => {
          if (i === 8) return [key, { value: null, words: 'sin dato' }]
          if (i === 28) return [key, { value: null, suppressed: true, words: 'grupo pequeño' }]
          const value = 58 + ((i * 37) % 41)
          return [key, { value, words: partOf(value * 60, 6000) }]
        }),
      ),
    [partOf],
  )
}

export function Charts() {
  const { month, partOf } = useFormats()
  const [state, setState] = useState<string | undefined>('14')
  const states = useStates()
  return (
    <>
      <section className="card">
        <GrowthChart
          title="Peso para la edad de Ana"
          sentence="Siete mediciones en 15 meses: entre la mediana y −1; la última, 8.9 kg, z −0.9."
          xName="Edad (meses)"
          yName="Peso (kg)"
          xStep={2}
          curves={curves}
          points={[0, 2, 4, 6, 9, 12, 15].map((m, i) => ({
            id: String(m),
            x: m,
            y: [3.2, 5.6, 6.8, 7.6, 8.2, 8.6, 8.9][i]!,
            words: `${m} meses · ${[3.2, 5.6, 6.8, 7.6, 8.2, 8.6, 8.9][i]} kg`,
            state: i === 6 ? 'attention' : undefined,
          }))}
        />
      </section>
      <section className="card">
        <Trend
          title="Ocupación de la red"
          sentence="Sube de 72 % a 81 % en doce meses; en marzo no hubo dato."
          unit="Ocupación (%)"
          most={100}
          points={MONTHS.map((m, i) => ({
            id: m,
            at: month(m),
            value: i === 4 ? null : 72 + i * 0.8,
            words: i === 4 ? 'sin dato' : `${partOf(4257 + i * 47, 5912)} lugares · ${month(m)}`,
          }))}
          context={MONTHS.map((_, i) => 66 + i * 0.3)}
          contextName="meta"
        />
      </section>
      <section className="card">
        <h2>
          Un hilo <Spark values={[3, 4, 4, 6, 5, null, 7, 8]} words="de 3 a 8 en 8 semanas" />
        </h2>
      </section>
      <section className="card">
        <StateMap
          title="Ocupación por entidad"
          sentence="Entre 58 % y 98 %; una entidad sin dato y una con grupo pequeño."
          measure="Ocupación (%)"
          values={states}
          selected={state}
          onSelect={setState}
        />
      </section>
    </>
  )
}

export function Board() {
  const { percent } = useFormats()
  const states = useStates()
  const [selected, setSelected] = useState<string | undefined>('02')
  return (
    <div className="stack">
      <div className="figure-cards">
        {(
          ['Ocupación', 'Presentes ahora', 'Pesados este mes', 'Centros abiertos', 'Por resolver'] as const
        ).map((label, i) => (
          <FigureCard
            key={label}
            label={label}
            value={i === 4 ? undefined : percent(81 - i * 4, 100)}
            whole={i === 4 ? undefined : 'de 5,912 lugares'}
            asOf={i === 4 ? undefined : 'al 20 nov, 10:42'}
            trend={<Spark values={[3, 4, 4, 6, 5, 7, 8]} words="sube en 7 días" />}
            state={i === 2 ? <Chip state="attention">faltan 84</Chip> : undefined}
            defineLabel="Qué cuenta"
            onDefine={() => {}}
          />
        ))}
      </div>
      <div className="beside">
        <section className="card">
          <StateMap
            title="Ocupación por entidad"
            sentence="Entre 58 % y 98 % de los lugares."
            measure="Ocupación (%)"
            values={states}
            selected={selected}
            onSelect={setSelected}
          />
        </section>
      </div>
    </div>
  )
}

type Center = { id: string; name: string; state: string; places: number; present: number | null; due: number }
const CENTERS: readonly Center[] = Array.from({ length: 2000 }, (_, i) => ({
  id: `c${i}`,
  name: `CECI ${['Maneadero', 'Xicoténcatl', 'San Luis Río Colorado', 'Ímuris', 'Álamos'][i % 5]} ${i + 1}`,
  state: ['Baja California', 'Jalisco', 'Sonora', 'Yucatán'][i % 4]!,
  places: 60 + ((i * 53) % 190),
  present: i % 17 === 0 ? null : 40 + ((i * 31) % 60),
  due: (i * 7) % 5,
}))

export function Rows() {
  const { number } = useFormats()
  const [open, setOpen] = useState<string>()
  return (
    <>
      <DataTable
        caption="Centros de la red"
        rows={CENTERS}
        rowId={(c) => c.id}
        selected={open}
        onSelect={setOpen}
        take={{ list: 'network.centers', filters: {} }}
        columns={[
          { id: 'name', head: 'Centro', value: (c) => c.name },
          { id: 'state', head: 'Representación', value: (c) => c.state },
          {
            id: 'places',
            head: 'Lugares',
            number: true,
            value: (c) => c.places,
            cell: (c) => number(c.places),
          },
          {
            id: 'present',
            head: 'Presentes',
            number: true,
            value: (c) => c.present,
            cell: (c) => (c.present === null ? 'sin dato' : number(c.present)),
          },
          {
            id: 'due',
            head: 'Pendiente',
            value: (c) => c.due,
            number: false,
            cell: (c) =>
              c.due === 0 ? <Chip state="calm" /> : <Chip state="attention">{`${c.due} por resolver`}</Chip>,
          },
        ]}
      />
      <p role="status">Elegido: {open ?? 'ninguno'}</p>
    </>
  )
}
