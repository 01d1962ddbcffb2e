// Audits: my access and what I may ask for, the samples, who has access, and what was opened in my center.
import SearchCheck from 'lucide-react/icons/search-check'
import { useState } from 'react'
import { Asked, useAsk } from '../../../ui/asking.tsx'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { PageHead } from '../../../ui/desk-frame.tsx'
import '../../../ui/desk.css'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { Link } from '../../../ui/link.tsx'
import { useMay, useMe, widestPost } from '../../../ui/me.tsx'
import { useStanding } from '../../../ui/standing.tsx'
import { type AuditGrant, listAudits, openedHere, type Sample } from '../contract.ts'
import { AskSample } from './ask-sample.tsx'
import { auditText } from './desk-text.ts'
import { EndGrant, GiveAccess } from './grant-forms.tsx'

type Grant = AuditGrant & { readonly name: string; readonly place: string; readonly mine: boolean }
type Doing = { readonly what: 'ask' | 'give' } | { readonly what: 'end'; readonly grant: Grant } | undefined

/** An instant as a day and an hour: "26 nov, 16:07". */
function useInstant() {
  const { asOf } = useFormats()
  return (instant: string) => asOf(instant).replace(/^(al|as of) /, '')
}

export function Audits() {
  const t = useText(auditText)
  const at = useInstant()
  const me = useMe()
  const may = useMay()
  const asked = useAsk(listAudits, {})
  const [doing, setDoing] = useState<Doing>()
  const center = me.posts.find((p) => p.scope === 'center' && p.role !== 'auditor')
  const widest = widestPost(me)
  useStanding([{ label: t.title }], 'audits')
  const close = () => setDoing(undefined)
  const now = new Date().toISOString()
  const stateOf = (g: Grant): keyof typeof t.state =>
    g.ended ? 'ended' : g.until_at <= now ? 'over' : g.from_at > now ? 'later' : 'now'
  const samples: Column<Sample>[] = [
    {
      id: 'records',
      head: t.sample,
      value: (s) => t.kinds[s.records],
      cell: (s) => <Link to={`/auditoria/${s.book}/${s.id}`}>{t.kinds[s.records]}</Link>,
    },
    { id: 'place', head: t.place, value: (s) => s.place },
    { id: 'auditor', head: t.auditor, value: (s) => s.auditor },
    { id: 'drawn', head: t.drawn, value: (s) => s.drawn_at, cell: (s) => at(s.drawn_at) },
    {
      id: 'progress',
      head: t.progress,
      value: (s) => s.marked,
      cell: (s) => t.of(s.marked, s.size),
      number: true,
    },
  ]
  const grants: Column<Grant>[] = [
    { id: 'name', head: t.auditor, value: (g) => g.name },
    { id: 'place', head: t.place, value: (g) => g.place },
    {
      id: 'window',
      head: t.window,
      value: (g) => g.until_at,
      cell: (g) => (
        <span className="stack">
          <span>{at(g.from_at)}</span>
          <span>{at(g.until_at)}</span>
        </span>
      ),
    },
    {
      id: 'state',
      head: t.status,
      value: (g) => t.state[stateOf(g)],
      cell: (g) => <Chip state={stateOf(g) === 'now' ? 'attention' : 'none'}>{t.state[stateOf(g)]}</Chip>,
    },
    { id: 'why', head: t.why, value: (g) => g.why },
  ]
  if (may('audit.grant')) {
    grants.push({
      id: 'do',
      head: t.end,
      sortable: false,
      value: () => null,
      cell: (g) =>
        stateOf(g) === 'now' || stateOf(g) === 'later' ? (
          <Button
            look="quiet"
            label={`${t.end}: ${g.name}`}
            onPress={() => setDoing({ what: 'end', grant: g })}
          >
            {t.end}
          </Button>
        ) : null,
    })
  }
  const give = may('audit.grant') ? (
    <Button onPress={() => setDoing({ what: 'give' })}>{t.give}</Button>
  ) : null
  return (
    <>
      <PageHead title={t.title} about={t.about} actions={give} />
      <Asked of={asked} height={30}>
        {(all) => {
          const mine = all.grants.filter((g) => g.mine && stateOf(g) === 'now')
          const ask = (
            <Button look="main" icon={SearchCheck} onPress={() => setDoing({ what: 'ask' })}>
              {t.ask}
            </Button>
          )
          return (
            <div className="stack">
              {may('audit.work') ? (
                <section className="card stack" aria-labelledby="my-audit">
                  <h2 id="my-audit">{t.mine}</h2>
                  {mine.length === 0 ? <p>{t.notNow}</p> : null}
                  {mine.map((g) => (
                    <p key={g.key}>
                      <strong>{t.until(g.place, at(g.until_at))}</strong>
                    </p>
                  ))}
                  <p className="soft">{t.mineAbout}</p>
                  {mine.length > 0 ? <div>{ask}</div> : null}
                </section>
              ) : null}
              <section className="stack" aria-labelledby="samples">
                <h2 id="samples">{t.samples}</h2>
                <DataTable
                  caption={t.samples}
                  rows={all.samples}
                  rowId={(s) => s.id}
                  columns={samples}
                  empty={<EmptyState icon={SearchCheck} title={t.noSamples} />}
                />
              </section>
              {center && may('audit.see') ? <OpenedHere book={center.book} /> : null}
              {may('audit.work') ? null : (
                <section className="stack" aria-labelledby="grants">
                  <h2 id="grants">{t.grants}</h2>
                  <DataTable
                    caption={t.grants}
                    take={all.grants.length > 0 ? { list: listAudits.id, filters: {} } : undefined}
                    rows={all.grants}
                    rowId={(g) => g.key}
                    columns={grants}
                    empty={<EmptyState icon={SearchCheck} title={t.noGrants} />}
                  />
                </section>
              )}
              {doing?.what === 'ask' ? <AskSample grants={mine} onClose={close} /> : null}
              {doing?.what === 'give' && widest ? <GiveAccess onClose={close} /> : null}
              {doing?.what === 'end' ? <EndGrant grant={doing.grant} onClose={close} /> : null}
            </div>
          )
        }}
      </Asked>
    </>
  )
}

/** The audited place sees that it was looked at. */
function OpenedHere({ book }: { book: string }) {
  const t = useText(auditText)
  const at = useInstant()
  const asked = useAsk(openedHere, { book })
  return (
    <section className="card stack" aria-labelledby="opened-here">
      <h2 id="opened-here">{t.openedHere}</h2>
      <p className="soft">{t.openedAbout}</p>
      <Asked of={asked} height={8}>
        {({ opened }) =>
          opened.length === 0 ? (
            <p>{t.openedNone}</p>
          ) : (
            <ul className="lines">
              {opened.map((o, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two records may have been opened in the same moment
                <li key={`${o.at}${i}`}>
                  <strong>{t.kinds[o.records]}</strong>
                  <span>{o.auditor}</span>
                  <span className="soft">{at(o.at)}</span>
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
    </section>
  )
}
