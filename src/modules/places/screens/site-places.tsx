// A site before its center opens: where it is, its places step by step, and handing them to the center.
import { useState } from 'react'
import { stateName } from '../../../kernel/state-names.ts'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { Choices } from '../../../ui/choices.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { homeSteps, useMay, useMe } from '../../../ui/me.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { type CenterListed, listCenters } from '../../network/contract.ts'
import { placesHanded } from '../contract/kinds.ts'
import { type PlaceSite, sitePlaces } from '../contract.ts'
import type { AccountShown } from './account-shown.ts'
import { AccountView } from './account-view.tsx'
import { PlacesDialog, ReasonField, useOneStep, WhyNot } from './form-parts.tsx'
import './places.css'
import { placesText } from './text.ts'

export function SitePlaces({ book, site }: { book: string; site: string }) {
  const t = useText(placesText)
  const me = useMe()
  const may = useMay()
  const { number } = useFormats()
  const asked = useAsk(sitePlaces, { book, site })
  const [handing, setHanding] = useState(false)
  const name = asked.data?.site.name
  useStanding(
    [...homeSteps(me, t.mexico), { label: t.title, to: '/lugares' }, { label: name ?? '…' }],
    'places',
  )
  return (
    <div className="stack">
      <PageHead title={name ?? t.kinds.site} about={t.siteLead} />
      <Asked of={asked} height={30}>
        {(told) => {
          const shown: AccountShown = { ...told, book, about: site, rooms: [] }
          const all = told.lots.reduce((n, l) => n + l.places, 0)
          return (
            <div className="stack">
              <Where site={told.site} municipality={told.municipality} />
              {told.account ? null : <p>{`${t.noPlacesSite} ${t.noPlacesStep}`}</p>}
              <AccountView shown={shown} />
              {all > 0 && may('places.write') ? (
                <div>
                  <Button onPress={() => setHanding(true)}>
                    {t.handOver} ({number(all)})
                  </Button>
                </div>
              ) : null}
              {handing ? <HandOver shown={shown} all={all} onClose={() => setHanding(false)} /> : null}
            </div>
          )
        }}
      </Asked>
    </div>
  )
}

function Where({ site, municipality }: { site: PlaceSite; municipality: string | null }) {
  const t = useText(placesText)
  const f = useFormats()
  const lines = [
    [t.municipality, `${municipality ?? site.municipality}, ${stateName(site.municipality.slice(0, 2))}`],
    [t.site.code, site.code],
    [
      t.site.coordinates,
      site.latitude !== null && site.longitude !== null
        ? `${f.number(site.latitude, 5)}, ${f.number(site.longitude, 5)}`
        : null,
    ],
    [t.site.note, site.note],
    [t.site.source, site.source],
  ] as const
  return (
    <section className="card stack" aria-labelledby="where">
      <h2 id="where">{t.site.title}</h2>
      <dl className="facts">
        {lines.map(([head, value]) =>
          value ? (
            <div key={head} style={{ display: 'contents' }}>
              <dt>{head}</dt>
              <dd className="places-words">{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
    </section>
  )
}

const SHOWN = 6

function HandOver({ shown, all, onClose }: { shown: AccountShown; all: number; onClose: () => void }) {
  const t = useText(placesText)
  const f = useFormats()
  const one = useOneStep()
  const [q, setQ] = useState('')
  const found = useAsk(listCenters, q.trim() === '' ? {} : { q: q.trim() })
  const [center, setCenter] = useState<CenterListed>()
  const [on, setOn] = useState(shown.today)
  const [reason, setReason] = useState('')
  const others = (found.data?.centers ?? []).filter((c) => c.status !== 'closed').slice(0, SHOWN)
  const listed = center && !others.some((c) => c.id === center.id) ? [center, ...others] : others
  const save = async () => {
    const payload = { center: center?.id, on, lots: shown.lots, reason }
    if (await one.decide({ kind: placesHanded, about: shown.about, book: shown.book, payload })) onClose()
  }
  return (
    <PlacesDialog
      title={t.handOver}
      busy={one.busy}
      disabled={center === undefined}
      onSave={() => void save()}
      onClose={onClose}
    >
      <p>{t.form.all(f.number(all))}</p>
      <Field kind="search" label={t.form.center} hint={t.form.centerHint} value={q} onChange={setQ} />
      {found.data && listed.length === 0 ? (
        <p role="status">{t.form.noCenter}</p>
      ) : (
        <Choices
          label={t.form.center}
          value={center?.id ?? ''}
          onChange={(id) => setCenter(listed.find((c) => c.id === id))}
          error={one.wrong.center}
          choices={listed.map((c) => ({
            ...{ value: c.id, label: c.name },
            hint: [c.municipality_name, c.code].filter(Boolean).join(' · '),
          }))}
        />
      )}
      <Field
        kind="date"
        label={t.form.on}
        value={on}
        max={shown.today}
        onChange={setOn}
        error={one.wrong.on}
      />
      <ReasonField value={reason} onChange={setReason} error={one.wrong.reason} />
      <WhyNot none={one.none} />
    </PlacesDialog>
  )
}
