// A site before its center opens: where it is, its places step by step, and handing them to the center.
import { useState } from 'react'
import { stateName } from '../../../kernel/state-names.ts'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { useFormats, useText } from '../../../ui/language.tsx'
import { homeSteps, useMay, useMe } from '../../../ui/me.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { type PlaceSite, sitePlaces } from '../contract.ts'
import { PlaceForm } from './account-forms.tsx'
import type { AccountShown } from './account-shown.ts'
import { AccountView } from './account-view.tsx'
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
              {handing ? (
                <PlaceForm doing={{ what: 'hand-over' }} shown={shown} onClose={() => setHanding(false)} />
              ) : null}
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
