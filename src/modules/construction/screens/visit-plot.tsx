// A visit to a plot, on a phone at the plot: each risk within 50 m and of the ground answered, services, m², place and photos; saved whole.
import Save from 'lucide-react/icons/save'
import { useState } from 'react'
import * as v from 'valibot'
import { Button } from '../../../ui/button.tsx'
import { Choices } from '../../../ui/choices.tsx'
import { Field } from '../../../ui/field.tsx'
import { decimalOf } from '../../../ui/formats.ts'
import { useText } from '../../../ui/language.tsx'
import { filled } from '../../../ui/saying.tsx'
import type { SitePhoto } from '../contract/parts.ts'
import { PlotRisk, PlotService } from '../contract/stages.ts'
import { PlotVisited, plotVisited } from '../contract/visits.ts'
import './field.css'
import { type FieldAt, plotDraft } from './field-here.ts'
import { FieldPhotos } from './field-photos.tsx'
import { fieldText } from './field-text.ts'
import { placeOf, type Standing, StoodField } from './stood-field.tsx'
import { VisitPage } from './visit-page.tsx'
import { constructionWords } from './words.ts'
import { OneOf } from './yes-no.tsx'

type Answer = 'yes' | 'no'
type Draft = {
  readonly where: Standing
  readonly risks: Readonly<Partial<Record<PlotRisk, Answer>>>
  readonly services: Readonly<Partial<Record<PlotService, Answer>>>
  readonly area: string
  readonly fit: 'yes' | 'no' | 'unsure' | ''
  readonly told: string
  readonly photos: readonly SitePhoto[]
}
const EMPTY: Draft = { where: {}, risks: {}, services: {}, area: '', fit: '', told: '', photos: [] }
const GROUND: readonly PlotRisk[] = ['flood', 'slope', 'fault', 'fill']
const AROUND = PlotRisk.options.filter((r) => !GROUND.includes(r))

export function VisitPlot({ at }: { at: FieldAt }) {
  const t = useText(fieldText)
  const w = useText(constructionWords)
  const name = plotDraft(at.id)
  const [draft, set] = useState<Draft>(() => ({ ...EMPTY, ...at.draft<Draft>(name) }))
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const put = (part: Partial<Draft>) => {
    const next = { ...draft, ...part }
    set(next)
    at.keepDraft(name, next)
  }
  const place = placeOf(draft.where)
  const area = draft.area.trim() === '' ? undefined : decimalOf(draft.area)
  const open = [
    ...PlotRisk.options.filter((r) => !draft.risks[r]),
    ...PlotService.options.filter((s) => !draft.services[s]),
  ]
  const wrongArea = draft.area.trim() !== '' && (area === undefined || area < 1)
  const shortTold = draft.told.trim().length === 1
  const wrong = open.length > 0 || draft.fit === '' || wrongArea || shortTold || place.wrong === true
  const save = async () => {
    setTried(true)
    if (wrong || busy) return
    const said = (of: Readonly<Record<string, Answer | undefined>>) =>
      Object.keys(of).filter((k) => of[k] === 'yes')
    const payload = filled({
      ...{ on: at.today, risks: said(draft.risks), services: said(draft.services), fit: draft.fit },
      ...{ told: draft.told.trim(), area, stoodAt: place.at },
      photos: draft.photos.length > 0 ? draft.photos : undefined,
    })
    // what the server would set aside is never said
    if (!v.is(PlotVisited, payload)) return
    setBusy(true)
    const line = { kind: plotVisited.kind, kindVersion: plotVisited.version, about: at.id, payload }
    const saved = await at.tell(name, [line], t.saved, false)
    setBusy(false)
    if (!saved) return
    at.keepDraft(name, undefined)
    at.onBack()
  }
  const yesNo = [
    ['no', t.no],
    ['yes', t.yes],
  ] as const
  const ask = <K extends PlotRisk | PlotService>(
    keys: readonly K[],
    of: 'risks' | 'services',
    words: Readonly<Record<K, string>>,
  ) =>
    keys.map((k) => (
      <OneOf<Answer>
        key={k}
        label={words[k]}
        value={(draft[of] as Readonly<Partial<Record<K, Answer>>>)[k]}
        choices={yesNo}
        onChange={(x) => put({ [of]: { ...draft[of], [k]: x } })}
        error={tried && !(draft[of] as Readonly<Partial<Record<K, Answer>>>)[k] ? t.answer : undefined}
      />
    ))
  return (
    <VisitPage
      at={at}
      title={t.visitPlot}
      draft={name}
      photos={draft.photos}
      begun={draft !== EMPTY && at.draft(name) !== undefined}
      wrong={tried && wrong ? (open.length > 0 ? t.unanswered(open.length) : t.refusals.other) : undefined}
      action={
        <Button big look="main" icon={Save} busy={busy} onPress={() => void save()}>
          {t.saveHere}
        </Button>
      }
    >
      <StoodField value={draft.where} onChange={(where) => put({ where })} site={at.project} tried={tried} />
      <section className="card" aria-labelledby="field-around">
        <h2 id="field-around">{t.risks50}</h2>
        {ask(AROUND, 'risks', w.risks)}
      </section>
      <section className="card" aria-labelledby="field-ground">
        <h2 id="field-ground">{t.ground}</h2>
        {ask(GROUND, 'risks', w.risks)}
      </section>
      <section className="card" aria-labelledby="field-services">
        <h2 id="field-services">{t.services}</h2>
        {ask(PlotService.options, 'services', w.services)}
      </section>
      <section className="card stack">
        <Field
          label={t.area}
          kind="decimal"
          unit="m²"
          optional
          value={draft.area}
          onChange={(next) => put({ area: next })}
          error={tried && wrongArea ? t.number : undefined}
        />
        <Choices
          label={t.fit}
          value={draft.fit}
          onChange={(fit) => put({ fit })}
          choices={(['yes', 'no', 'unsure'] as const).map((x) => ({ value: x, label: w.fit[x] }))}
          error={tried && draft.fit === '' ? t.choose : undefined}
        />
        <Field
          label={t.told}
          kind="long"
          optional
          maxLength={1500}
          value={draft.told}
          onChange={(told) => put({ told })}
          error={tried && shortTold ? t.short : undefined}
        />
      </section>
      <section className="card stack" aria-labelledby="field-photos">
        <h2 id="field-photos">{t.photos}</h2>
        <p className="soft">{t.photosHint}</p>
        <FieldPhotos
          at={at}
          value={draft.photos}
          onChange={(photos) => put({ photos })}
          typed={draft.where.typing ? place.at : undefined}
        />
      </section>
    </VisitPage>
  )
}
