// Several municipalities go to another representation from a day on: which centers go with them, and since when.
import MapPinned from 'lucide-react/icons/map-pinned'
import { useState } from 'react'
import type { InferOutput } from 'valibot'
import { NATION } from '../../../kernel/ids.ts'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button, ButtonLink } from '../../../ui/button.tsx'
import { StateShape } from '../../../ui/chip.tsx'
import { Choices } from '../../../ui/choices.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { stateName } from '../../../kernel/state-names.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { homeSteps, useMe } from '../../../ui/me.tsx'
import { Select } from '../../../ui/select.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { municipalitiesMoved } from '../../network/contract/decisions.ts'
import type { Confidence } from '../../network/contract/words.ts'
import { listRepresentations } from '../../network/contract.ts'
import { moveReach } from '../contract.ts'
import { Refused, Told, useOneDecision } from './deciding-parts.tsx'
import { changesText } from './text.ts'

/** centers told by name; the rest are counted */
const NAMED = 8

type Chosen = InferOutput<typeof moveReach.answer>['municipalities'][number]

export function MoveMunicipalities({ keys }: { keys: string }) {
  const t = useText(changesText)
  const m = t.municipalities
  const { day } = useFormats()
  const me = useMe()
  const cvegeos = [...new Set(keys.split(','))]
  const reach = useAsk(moveReach, { cvegeos: cvegeos.join(',') })
  const representations = useAsk(listRepresentations, {})
  const deciding = useOneDecision()
  const [to, setTo] = useState('')
  const [typed, setFrom] = useState<string>()
  const [confidence, setConfidence] = useState<Confidence | ''>('')
  const [source, setSource] = useState('')
  const [done, setDone] = useState<string>()
  useStanding([...homeSteps(me, t.mexico), { label: m.title }], 'municipalities')
  const list = representations.data?.representations ?? []
  const name = list.find((r) => r.key === to)?.name
  const columns: Column<Chosen>[] = [
    { id: 'name', head: m.municipality, value: (x) => x.name },
    { id: 'state', head: m.state, value: (x) => stateName(x.state) },
    { id: 'now', head: m.now, value: (x) => x.representation ?? m.noRepresentation },
  ]
  const back = <ButtonLink to="/municipios">{m.back}</ButtonLink>
  return (
    <div className="stack">
      <PageHead title={m.title} actions={back} />
      {done ? (
        <section className="card" role="status">
          <h2 className="row">
            <StateShape state="calm" /> {done}
          </h2>
        </section>
      ) : (
        <Asked of={reach} height={30}>
          {(r) => {
            if (r.municipalities.length === 0)
              return (
                <EmptyState icon={MapPinned} title={m.none} action={back}>
                  {m.noneAbout}
                </EmptyState>
              )
            const unknown = cvegeos.filter((k) => !r.municipalities.some((x) => x.cvegeo === k))
            const from = typed ?? r.today
            const save = async () => {
              const payload = {
                cvegeos,
                from,
                confidence: confidence === '' ? undefined : confidence,
                source,
              }
              const said = { kind: municipalitiesMoved, about: to, book: NATION, payload }
              if (await deciding.decide(said)) setDone(m.done(cvegeos.length, name ?? '', day(from)))
            }
            const named = r.centers.slice(0, NAMED).map((c) => c.name)
            const rest = r.centers.length - named.length
            return (
              <>
                <section className="stack" aria-labelledby="chosen-municipalities">
                  <h2 id="chosen-municipalities">{m.chosen}</h2>
                  <DataTable
                    caption={m.chosen}
                    rows={r.municipalities}
                    rowId={(x) => x.cvegeo}
                    columns={columns}
                  />
                </section>
                <div className="card form">
                  <Select
                    label={t.move.to}
                    value={to}
                    onChange={setTo}
                    choices={list.map((x) => ({ value: x.key, label: x.name }))}
                  />
                  <Field
                    kind="date"
                    label={t.move.from}
                    hint={t.move.fromHint}
                    value={from}
                    onChange={setFrom}
                    error={deciding.wrong.from}
                  />
                  <Choices
                    label={m.howSure}
                    value={confidence}
                    onChange={setConfidence}
                    error={deciding.wrong.confidence}
                    choices={(['confirmed', 'observed', 'unconfirmed'] as const).map((value) => ({
                      value,
                      label: m.sure[value],
                      hint: m.sureHints[value],
                    }))}
                  />
                  <Field
                    label={m.source}
                    hint={m.sourceHint}
                    value={source}
                    onChange={setSource}
                    error={deciding.wrong.source}
                  />
                  {name ? (
                    <>
                      <Told
                        what="will"
                        lines={[
                          m.will(cvegeos.length, name, day(from)),
                          m.reach(r.centers.length, r.children),
                          named.length > 0 && m.which(t.and(named) + (rest > 0 ? m.andMore(rest) : '')),
                          m.posts,
                          t.move.figures,
                          from > r.today && t.move.ahead,
                        ]}
                      />
                      <Told what="mind" lines={[from < r.today && t.move.earlier]} />
                      <Told what="stays" lines={[r.apart > 0 && m.apart(r.apart), t.move.past]} />
                    </>
                  ) : null}
                  <Told what="cannot" lines={[unknown.length > 0 && m.unknown(t.and(unknown))]} />
                  {deciding.none ? <Refused none={deciding.none} /> : null}
                  <p>
                    <Button
                      look="main"
                      busy={deciding.busy}
                      disabled={!name || unknown.length > 0}
                      onPress={() => void save()}
                    >
                      {deciding.busy ? t.deciding : t.decide}
                    </Button>
                  </p>
                </div>
              </>
            )
          }}
        </Asked>
      )}
    </div>
  )
}
