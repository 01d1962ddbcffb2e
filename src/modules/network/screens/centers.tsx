// The centers within reach: found by name or code, narrowed by scheme, zone and representation, brought page by page.
import School from 'lucide-react/icons/school'
import { useContext, useState } from 'react'
import { Asked, useAsk, useAskPages } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { GoContext, Link } from '../../../ui/link.tsx'
import { homeSteps, useMayNation, useMe } from '../../../ui/me.tsx'
import { Select } from '../../../ui/select.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { type CenterListed, listCenters, listRepresentations } from '../contract.ts'
import { CenterForm } from './center-form.tsx'
import { networkText } from './desk-text.ts'

const ANY = 'any'
type Filter<V extends string> = V | typeof ANY

export function Centers() {
  const t = useText(networkText)
  const { number } = useFormats()
  const me = useMe()
  const mayNation = useMayNation()
  const go = useContext(GoContext)
  const [q, setQ] = useState('')
  const [scheme, setScheme] = useState<Filter<CenterListed['scheme']>>(ANY)
  const [zone, setZone] = useState<Filter<CenterListed['zone']>>(ANY)
  const [representation, setRepresentation] = useState(ANY)
  const [adding, setAdding] = useState(false)
  useStanding([...homeSteps(me, t.mexico), { label: t.centers.title }], 'centers')
  const representations = useAsk(listRepresentations, {})
  const wanted = {
    ...(q ? { q } : {}),
    ...(scheme === ANY ? {} : { scheme }),
    ...(zone === ANY ? {} : { zone }),
    ...(representation === ANY ? {} : { representation }),
  }
  const asked = useAskPages(listCenters, wanted, (a) => a.centers)
  const any = { value: ANY, label: t.any } as const
  const columns: Column<CenterListed>[] = [
    {
      id: 'name',
      head: t.centers.center,
      value: (c) => c.name,
      cell: (c) => (
        <span className="row">
          <Link to={`/centro/${c.id}`}>{c.name}</Link>
          {c.synthetic ? <Chip state="none">{t.invented}</Chip> : null}
        </span>
      ),
    },
    { id: 'code', head: t.centers.code, value: (c) => c.code },
    { id: 'scheme', head: t.centers.scheme, value: (c) => t.scheme[c.scheme] },
    { id: 'zone', head: t.centers.zone, value: (c) => t.zone[c.zone] },
    { id: 'status', head: t.centers.status, value: (c) => t.status[c.status] },
    { id: 'municipality', head: t.centers.municipality, value: (c) => c.municipality_name ?? c.municipality },
    { id: 'representation', head: t.centers.representation, value: (c) => c.representation_name ?? t.none },
    {
      id: 'places',
      head: t.centers.places,
      number: true,
      value: (c) => c.places,
      cell: (c) => number(c.places),
    },
  ]
  return (
    <>
      <PageHead
        title={t.centers.title}
        about={asked.data ? t.centers.about(asked.data.total) : '\u00a0'}
        actions={
          mayNation('network.write') ? (
            <Button icon={School} onPress={() => setAdding(true)}>
              {t.centers.register}
            </Button>
          ) : null
        }
      />
      <div className="filters no-print">
        <Select
          label={t.centers.scheme}
          value={scheme}
          onChange={setScheme}
          choices={[
            any,
            ...(['imss', 'contracted', 'empresa', 'mixed'] as const).map((value) => ({
              value,
              label: t.scheme[value],
            })),
          ]}
        />
        <Select
          label={t.centers.zone}
          value={zone}
          onChange={setZone}
          choices={[any, ...(['urban', 'rural'] as const).map((value) => ({ value, label: t.zone[value] }))]}
        />
        <Select
          label={t.centers.representation}
          value={representation}
          onChange={setRepresentation}
          choices={[
            any,
            ...(representations.data?.representations ?? []).map((r) => ({ value: r.key, label: r.name })),
          ]}
        />
      </div>
      <Asked of={asked} height={30}>
        {({ rows, total, more }) => (
          <DataTable
            caption={t.centers.title}
            rows={rows}
            rowId={(c) => c.id}
            columns={columns}
            search={q}
            onSearch={setQ}
            onOpen={(c) => go?.(`/centro/${c.id}`)}
            more={more}
            total={total}
            take={{ list: listCenters.id, filters: wanted }}
            empty={
              <EmptyState icon={School} title={t.centers.empty}>
                {t.centers.emptyAbout}
              </EmptyState>
            }
          />
        )}
      </Asked>
      {adding ? <CenterForm onClose={() => setAdding(false)} /> : null}
    </>
  )
}
