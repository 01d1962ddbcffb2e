// A project's plot and papers: what is known of the plot, visits, the property file, tenders, and what sources published.
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { useMay } from '../../../ui/me.tsx'
import { choicesOf } from '../../../ui/select.tsx'
import { documentTold, plotChanged, tenderTold } from '../contract/kinds.ts'
import {
  ContractFor,
  DocumentState,
  PlotRisk,
  PlotService,
  PropertyDocument,
  TenderStep,
} from '../contract/stages.ts'
import { plotVisited } from '../contract/visits.ts'
import { allPapers } from '../rules/stage-line.ts'
import { addressOf, PhotoStrip } from './photo-strip.tsx'
import { plotFields, plotSaid } from './plot-fields.ts'
import { NotSo } from './reversing-view.tsx'
import type { Asked } from './say-form.tsx'
import { constructionText } from './text.ts'
import type { View } from './view.ts'
import { constructionWords } from './words.ts'

export function PlotView({ file, open }: View) {
  const t = useText(constructionText)
  const w = useText(constructionWords)
  const { number, day } = useFormats()
  const may = useMay()
  const { project: p, today } = file
  const of = { book: p.book, about: p.key }
  const writes = may('construction.write') && !p.out
  const name = (id: string) => file.names[id]
  const band = [p.places_least, p.places_most].filter((x): x is number => x !== null)
  const known: readonly (readonly [string, string | null])[] = [
    [t.facts.scheme, w.schemes[p.scheme]],
    [t.facts.area, p.area === null ? null : t.squareMeters(number(p.area))],
    [t.facts.places, band.length === 0 ? null : [...new Set(band)].map((x) => number(x)).join('–')],
    [t.facts.address, p.address],
    [t.facts.where, p.latitude === null || p.longitude === null ? null : `${p.latitude}, ${p.longitude}`],
    [t.facts.offeredBy, p.offered_by],
    [t.facts.demand, p.demand === null ? null : number(p.demand)],
    [t.facts.announced, p.announced === null ? null : `$${number(p.announced)}`],
    [t.facts.certainty, w.certainty[p.certainty]],
    [t.note, p.note],
    [t.source, p.source],
  ]
  const toChange = {
    ...{ ...of, kind: plotChanged, title: t.change, fields: plotFields(t, w, p), supersedes: file.setBy },
    payload: (x: Readonly<Record<string, unknown>>) => plotSaid(x, p.key),
  }
  const toVisit: Asked = {
    ...{ ...of, kind: plotVisited, title: t.noteVisit },
    fields: [
      { name: 'on', label: t.day, kind: 'date', start: today },
      { name: 'risks', label: t.risks, kind: 'many', choices: choicesOf(PlotRisk.options, w.risks) },
      {
        name: 'services',
        label: t.servicesSeen,
        kind: 'many',
        choices: choicesOf(PlotService.options, w.services),
      },
      { name: 'fit', label: t.fit, kind: 'choice', choices: choicesOf(['yes', 'no', 'unsure'], w.fit) },
      { name: 'told', label: t.told, kind: 'long', optional: true },
      { name: 'photos', label: t.photosField, kind: 'photos' },
    ],
  }
  const toTell = (document?: PropertyDocument): Asked => ({
    ...{ ...of, kind: documentTold, title: t.tellPaper },
    fields: [
      {
        ...{ name: 'document', label: t.document, kind: 'choice', start: document ?? '' },
        choices: choicesOf(PropertyDocument.options, w.documents),
      },
      {
        ...{ name: 'state', label: t.documentState, kind: 'choice' },
        choices: choicesOf(DocumentState.options, w.documentStates),
      },
      { name: 'on', label: t.day, kind: 'date', start: today },
      { name: 'folio', label: t.folio, kind: 'text', optional: true },
      { name: 'file', label: t.scan, kind: 'paper' },
      { name: 'note', label: t.note, kind: 'long', optional: true },
    ],
  })
  const toTender: Asked = {
    ...{ ...of, kind: tenderTold, title: t.tellTender },
    fields: [
      { name: 'number', label: t.compranet, kind: 'text', hint: 'LO-09-217-009217002-N-110-2026' },
      {
        name: 'for',
        label: t.tenderFor,
        kind: 'choice',
        choices: choicesOf(ContractFor.options, w.contracts),
      },
      { name: 'step', label: t.step, kind: 'choice', choices: choicesOf(TenderStep.options, w.tenderSteps) },
      { name: 'on', label: t.day, kind: 'date', start: today },
      { name: 'note', label: t.note, kind: 'long', optional: true },
    ],
  }
  return (
    <div className="stack">
      <section className="card stack" aria-labelledby="plot-known">
        <h2 id="plot-known">{t.plot}</h2>
        <dl className="facts">
          {known.map(([head, value]) => (
            <div key={head} style={{ display: 'contents' }}>
              <dt>{head}</dt>
              <dd className="construction-source">{value ?? <span className="soft">{t.unknown}</span>}</dd>
            </div>
          ))}
        </dl>
        {writes ? (
          <div className="no-print">
            <Button onPress={() => open(toChange)}>{t.change}</Button>
          </div>
        ) : null}
      </section>
      <section className="card stack" aria-labelledby="plot-visits">
        <h2 id="plot-visits">{t.visits}</h2>
        {p.visits.length === 0 ? <p className="soft">{t.noVisits}</p> : null}
        <ul className="lines">
          {p.visits.toReversed().map((x) => (
            <li key={x.id}>
              <div className="stack">
                <strong>
                  {day(x.on)} · {w.fit[x.fit]}
                </strong>
                <span>
                  {t.risks}: {x.risks.length === 0 ? t.noRisks : x.risks.map((r) => w.risks[r]).join(', ')}
                </span>
                <span>
                  {t.servicesSeen}: {x.services.map((s) => w.services[s]).join(', ') || t.nothingSaid}
                </span>
                {x.area || x.stood_at ? (
                  <span>
                    {[
                      x.area ? t.squareMeters(number(x.area)) : undefined,
                      x.stood_at
                        ? t.stoodAt(
                            `${x.stood_at.latitude}, ${x.stood_at.longitude}`,
                            x.stood_at.accuracy === undefined ? undefined : number(x.stood_at.accuracy),
                          )
                        : undefined,
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                ) : null}
                {x.told ? <span>{x.told}</span> : null}
                <PhotoStrip book={p.book} photos={x.photos} />
                <span className="soft">{name(x.by)}</span>
              </div>
              <NotSo {...{ file, open, by: 'step', step: x.id }} what={`${t.visits}, ${day(x.on)}`} />
            </li>
          ))}
        </ul>
        {writes ? (
          <div className="no-print">
            <Button onPress={() => open(toVisit)}>{t.noteVisit}</Button>
          </div>
        ) : null}
      </section>
      <section className="card stack" aria-labelledby="plot-papers">
        <h2 id="plot-papers">{t.papers(number(p.file_percent))}</h2>
        <ul className="lines">
          {allPapers.map((d) => {
            const had = p.documents.find((x) => x.document === d)
            return (
              <li key={d}>
                <div className="stack">
                  <strong>{w.documents[d]}</strong>
                  <span className="soft">
                    {[had ? day(had.on) : t.nothingSaid, had?.folio, had?.note].filter(Boolean).join(' · ')}
                  </span>
                  {had?.file ? (
                    <a
                      className="construction-link"
                      href={addressOf(p.book, had.file)}
                      target="_blank"
                      rel="noreferrer"
                    >
                      {t.seeFile}
                    </a>
                  ) : null}
                </div>
                <span className="row">
                  {had ? (
                    <Chip
                      state={had.state === 'accepted' ? 'calm' : had.state === 'rejected' ? 'urgent' : 'none'}
                    >
                      {w.documentStates[had.state]}
                    </Chip>
                  ) : null}
                  {writes ? (
                    <Button
                      look="quiet"
                      label={`${t.tellPaper}: ${w.documents[d]}`}
                      onPress={() => open(toTell(d))}
                    >
                      {t.tellPaper}
                    </Button>
                  ) : null}
                </span>
              </li>
            )
          })}
        </ul>
      </section>
      {p.scheme === 'imss' ? (
        <section className="card stack" aria-labelledby="plot-tenders">
          <h2 id="plot-tenders">{t.tenders}</h2>
          {p.tenders.length === 0 ? <p className="soft">{t.noTenders}</p> : null}
          <ul className="lines">
            {p.tenders.map((x) => (
              <li key={x.number}>
                <div className="stack">
                  <strong>
                    {x.number} · {w.contracts[x.for]}
                  </strong>
                  {x.steps.map((s) => (
                    <span key={s.id} className="row">
                      {[w.tenderSteps[s.step], day(s.on), s.note].filter(Boolean).join(' · ')}
                      <NotSo
                        {...{ file, open, by: 'step', step: s.id }}
                        what={`${w.tenderSteps[s.step]}, ${x.number}`}
                      />
                    </span>
                  ))}
                </div>
              </li>
            ))}
          </ul>
          {writes ? (
            <div className="no-print">
              <Button onPress={() => open(toTender)}>{t.tellTender}</Button>
            </div>
          ) : null}
        </section>
      ) : null}
      <section className="card stack" aria-labelledby="plot-published">
        <h2 id="plot-published">{t.published}</h2>
        {file.published.length === 0 ? <p className="soft">{t.noPublished}</p> : null}
        <ul className="lines">
          {file.published.map((x) => (
            <li key={x.key}>
              <div className="stack">
                <strong>
                  {day(x.on_day)} · {x.word.replaceAll('_', ' ')}
                </strong>
                {x.note ? <span>{x.note}</span> : null}
                <span className="soft construction-source">{x.source}</span>
              </div>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
