// A project on the phone of who visits it: where it stands, what was found there last, what is open, and the visits one may begin.
import Check from 'lucide-react/icons/check'
import HardHat from 'lucide-react/icons/hard-hat'
import MapPin from 'lucide-react/icons/map-pin'
import Undo2 from 'lucide-react/icons/undo-2'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import './field.css'
import { type FieldAt, mendDraft, type OfProject, plotDraft, worksDraft } from './field-here.ts'
import { fieldText } from './field-text.ts'
import { constructionWords } from './words.ts'

export function FieldProject({
  at,
  of,
  may,
  onPlot,
  onWorks,
  onMend,
}: {
  at: FieldAt
  of: OfProject
  /** what who acts may say; before somebody has said who they are, both */
  may: { readonly plot: boolean; readonly works: boolean }
  onPlot: () => void
  onWorks: () => void
  onMend: (note: string) => void
}) {
  const t = useText(fieldText)
  const w = useText(constructionWords)
  const { number, day } = useFormats()
  const { project: p, id } = at
  const known: readonly (readonly [string, string | undefined])[] = [
    [t.address, p.address],
    [t.place, p.latitude === null ? undefined : `${p.latitude}, ${p.longitude}`],
    [t.surface, p.area === undefined ? undefined : t.squareMeters(number(p.area))],
    [t.scheme, w.schemes[p.scheme]],
    [t.visits, p.seen ? `${day(p.seen.on)} · ${w.fit[p.seen.fit]}` : t.unseen],
    [t.risks, p.seen ? p.seen.risks.map((r) => w.risks[r]).join(', ') || t.noRisks : undefined],
    [t.contracts, of.contracts.map(([, x]) => `${x.number} · ${x.contractor}`).join('; ') || undefined],
  ]
  const begun = (draft: string) => at.draft(draft) !== undefined
  return (
    <>
      <main id="main" className="tablet-main">
        <div className="field-page">
          <div className="room-tools">
            <Button icon={Undo2} onPress={at.onBack}>
              {t.back}
            </Button>
          </div>
          <div>
            <h1>{p.name}</h1>
            <p className="row">
              <strong>{w.stages[p.stage]}</strong>
              {p.due ? (
                p.due < at.today ? (
                  <Chip state="attention">{t.late(day(p.due))}</Chip>
                ) : (
                  <span className="soft">{t.due(day(p.due))}</span>
                )
              ) : null}
            </p>
          </div>
          <section className="card stack" aria-labelledby="field-open">
            <h2 id="field-open">{t.openFindings}</h2>
            {of.findings.length === 0 ? <p className="soft">{t.noFindings}</p> : null}
            <ul className="lines">
              {of.findings.map(([note, f]) => (
                <li key={note}>
                  <div className="stack">
                    <strong>{day(f.on)}</strong>
                    <span>{f.text}</span>
                    {f.grave ? (
                      <span className="row">
                        <Chip state="urgent">{t.grave}</Chip>
                      </span>
                    ) : null}
                  </div>
                  {may.works ? (
                    <Button icon={Check} label={`${t.mend}: ${f.text}`} onPress={() => onMend(note)}>
                      {begun(mendDraft(note)) ? t.goOn : t.mend}
                    </Button>
                  ) : null}
                </li>
              ))}
            </ul>
          </section>
          <section className="card" aria-labelledby="field-known">
            <h2 id="field-known">{t.plot}</h2>
            <dl className="facts">
              {known.flatMap(([head, value]) =>
                value === undefined
                  ? []
                  : [
                      <div key={head} style={{ display: 'contents' }}>
                        <dt>{head}</dt>
                        <dd>{value}</dd>
                      </div>,
                    ],
              )}
            </dl>
          </section>
          {may.plot || may.works ? null : <p className="soft">{t.notYours}</p>}
        </div>
      </main>
      {may.plot || may.works ? (
        <section className="tablet-bar field-bar" aria-label={p.name}>
          {may.plot ? (
            <Button big look={may.works ? 'plain' : 'main'} icon={MapPin} onPress={onPlot}>
              {begun(plotDraft(id)) ? t.goOn : t.visitPlot}
            </Button>
          ) : null}
          {may.works ? (
            <Button big look="main" icon={HardHat} onPress={onWorks}>
              {begun(worksDraft(id)) ? t.goOn : t.visitWorks}
            </Button>
          ) : null}
        </section>
      ) : null}
    </>
  )
}
