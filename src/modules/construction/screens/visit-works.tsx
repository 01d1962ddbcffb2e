// A visit to works, on a phone at the site: progress against what was told before, findings, requirements looked at, a note, photos; saved whole.
import Plus from 'lucide-react/icons/plus'
import Save from 'lucide-react/icons/save'
import { useState } from 'react'
import * as v from 'valibot'
import { Button } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/checkbox.tsx'
import { Field } from '../../../ui/field.tsx'
import { decimalOf } from '../../../ui/formats.ts'
import { useFormats, useText } from '../../../ui/language.tsx'
import { filled, newId } from '../../../ui/saying.tsx'
import { Select } from '../../../ui/select.tsx'
import type { SitePhoto } from '../contract/parts.ts'
import type { CheckPhase, CheckResult } from '../contract/stages.ts'
import { WorksVisited, worksVisited } from '../contract/visits.ts'
import { judgeWorksVisit } from '../rules/judge-visit.ts'
import './field.css'
import { type FieldAt, type OfProject, worksDraft } from './field-here.ts'
import { FieldPhotos } from './field-photos.tsx'
import { fieldText } from './field-text.ts'
import { placeOf, type Standing, StoodField } from './stood-field.tsx'
import { type Checked, VisitChecks } from './visit-checks.tsx'
import { VisitPage } from './visit-page.tsx'

type Found = {
  readonly id: string
  readonly text: string
  readonly grave: boolean
  readonly photos: readonly SitePhoto[]
}
type Draft = {
  readonly where: Standing
  readonly contract: string
  readonly physical: string
  readonly people: string
  readonly local: string
  readonly findings: readonly Found[]
  readonly checks: Readonly<Record<string, Checked>>
  readonly text: string
  readonly photos: readonly SitePhoto[]
}
const LEAST_WORDS = 4
const wholeOf = (typed: string) => (/^\d{1,4}$/.test(typed.trim()) ? Number(typed.trim()) : undefined)
const said = (typed: string) => typed.trim() !== ''
/** After the works the building is looked at for its opening. */
const phaseOf = (stage: string): CheckPhase =>
  ['equipment', 'staffing', 'licence', 'open'].includes(stage) ? 'opening' : 'works'

export function VisitWorks({ at, of }: { at: FieldAt; of: OfProject }) {
  const t = useText(fieldText)
  const { number, dayShort } = useFormats()
  const name = worksDraft(at.id)
  const [draft, set] = useState<Draft>(() => ({
    ...{ where: {}, contract: of.contracts.length === 1 ? of.contracts[0]![0] : '', physical: '' },
    ...{ people: '', local: '', findings: [], checks: {}, text: '', photos: [] },
    ...at.draft<Draft>(name),
  }))
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const put = (part: Partial<Draft>) => {
    const next = { ...draft, ...part }
    set(next)
    at.keepDraft(name, next)
  }
  const phase = phaseOf(at.project.stage)
  const place = placeOf(draft.where)
  const contract = of.contracts.find(([id]) => id === draft.contract)?.[1]
  const last = contract?.progress.at(-1)
  const physical = said(draft.physical) ? decimalOf(draft.physical) : undefined
  const [people, local] = [wholeOf(draft.people), wholeOf(draft.local)]
  const checks = Object.entries(draft.checks).flatMap(([requirement, c]) =>
    c.result === undefined
      ? []
      : [
          {
            requirement,
            phase,
            result: c.result as CheckResult,
            ...(said(c.value) ? { value: decimalOf(c.value) } : {}),
          },
        ],
  )
  const progresses = said(draft.physical) || said(draft.people)
  const payload = filled({
    ...{ on: at.today, stoodAt: place.at, physical, people, local, text: draft.text.trim() },
    contract: progresses ? draft.contract : '',
    findings: draft.findings.map((f) => ({
      ...{ id: f.id, text: f.text.trim(), grave: f.grave },
      ...(f.photos.length > 0 ? { photos: f.photos } : {}),
    })),
    checks,
    photos: draft.photos.length > 0 ? draft.photos : undefined,
  })
  const not = judgeWorksVisit({ on: at.today, physical, checks } as WorksVisited, contract, at.today)
  const words = (code: string) => (t.refusals as Readonly<Record<string, string>>)[code] ?? t.refusals.other
  const nothing =
    physical === undefined && draft.findings.length === 0 && checks.length === 0 && !said(draft.text)
  const wrong = {
    physical:
      said(draft.physical) && physical === undefined
        ? t.number
        : physical !== undefined && physical > 100
          ? t.percentRange
          : said(draft.people) && !said(draft.physical)
            ? t.peopleAlone
            : not && (not.field === 'physical' || not.field === 'on')
              ? words(not.refused)
              : undefined,
    contract: progresses && !contract ? words('unknown-contract') : undefined,
    people: said(draft.people) && people === undefined ? t.whole : undefined,
    local:
      said(draft.local) && local === undefined
        ? t.whole
        : local !== undefined && local > (people ?? 0)
          ? t.localMore
          : undefined,
    text: said(draft.text) && draft.text.trim().length < LEAST_WORDS ? t.short : undefined,
  }
  const badFinding = draft.findings.some((f) => f.text.trim().length < LEAST_WORDS)
  const badCheck = checks.find((c) => 'value' in c && c.value === undefined)?.requirement
  const found =
    Object.values(wrong).some(Boolean) ||
    badFinding ||
    badCheck !== undefined ||
    not !== undefined ||
    place.wrong
  const save = async () => {
    setTried(true)
    if (found || nothing || busy || !v.is(WorksVisited, payload)) return
    setBusy(true)
    const line = { kind: worksVisited.kind, kindVersion: worksVisited.version, about: at.id, payload }
    const saved = await at.tell(name, [line], t.saved, false)
    setBusy(false)
    if (!saved) return
    at.keepDraft(name, undefined)
    at.onBack()
  }
  const change = (id: string, part: Partial<Found>) =>
    put({ findings: draft.findings.map((f) => (f.id === id ? { ...f, ...part } : f)) })
  const typed = draft.where.typing ? place.at : undefined
  return (
    <VisitPage
      at={at}
      title={t.visitWorks}
      draft={name}
      photos={[...draft.photos, ...draft.findings.flatMap((f) => f.photos)]}
      begun={at.draft(name) !== undefined}
      wrong={tried ? (nothing ? t.nothing : found ? t.refusals.other : undefined) : undefined}
      action={
        <Button big look="main" icon={Save} busy={busy} onPress={() => void save()}>
          {t.saveHere}
        </Button>
      }
    >
      <StoodField value={draft.where} onChange={(where) => put({ where })} site={at.project} tried={tried} />
      {of.contracts.length > 0 ? (
        <section className="card stack" aria-labelledby="field-physical">
          <h2 id="field-physical">{t.physical}</h2>
          {of.contracts.length > 1 ? (
            <Select
              label={t.contract}
              value={draft.contract}
              onChange={(id) => put({ contract: id })}
              choices={of.contracts.map(([id, c]) => ({ value: id, label: `${c.number} · ${c.contractor}` }))}
              error={tried ? wrong.contract : undefined}
            />
          ) : (
            <p className="soft">
              {contract?.number} · {contract?.contractor}
            </p>
          )}
          <Field
            label={t.physical}
            kind="decimal"
            unit="%"
            optional
            hint={last ? t.progressAt(number(last[1]), dayShort(last[0])) : t.noProgress}
            value={draft.physical}
            onChange={(next) => put({ physical: next })}
            error={tried ? wrong.physical : undefined}
          />
          <div className="field-pair">
            <Field
              label={t.people}
              kind="whole"
              optional
              value={draft.people}
              onChange={(next) => put({ people: next })}
              error={tried ? wrong.people : undefined}
            />
            <Field
              label={t.local}
              kind="whole"
              optional
              value={draft.local}
              onChange={(next) => put({ local: next })}
              error={tried ? wrong.local : undefined}
            />
          </div>
        </section>
      ) : null}
      {draft.findings.map((f, i) => (
        <section key={f.id} className="card stack" aria-label={t.finding(i + 1)}>
          <Field
            label={t.findingText}
            kind="long"
            maxLength={1500}
            value={f.text}
            onChange={(text) => change(f.id, { text })}
            error={tried && f.text.trim().length < LEAST_WORDS ? t.short : undefined}
          />
          <Checkbox label={t.graveAsk} checked={f.grave} onChange={(grave) => change(f.id, { grave })} />
          <FieldPhotos
            at={at}
            value={f.photos}
            onChange={(photos) => change(f.id, { photos })}
            typed={typed}
          />
          <div>
            <Button
              look="quiet"
              label={`${t.dropFinding} ${i + 1}`}
              onPress={() => {
                put({ findings: draft.findings.filter((x) => x !== f) })
                if (f.photos.length > 0)
                  void at.photos().then((store) => store.forget(f.photos.map((p) => p.file)))
              }}
            >
              {t.dropFinding}
            </Button>
          </div>
        </section>
      ))}
      <div>
        <Button
          icon={Plus}
          onPress={() =>
            put({ findings: [...draft.findings, { id: newId(), text: '', grave: false, photos: [] }] })
          }
        >
          {t.newFinding}
        </Button>
      </div>
      <VisitChecks
        phase={phase}
        had={at.project.checks}
        value={draft.checks}
        onChange={(next) => put({ checks: next })}
        wrong={
          tried
            ? badCheck
              ? [badCheck, t.number]
              : not?.field
                ? [not.field, words(not.refused)]
                : undefined
            : undefined
        }
      />
      <section className="card stack" aria-labelledby="field-photos">
        <Field
          label={t.log}
          hint={t.logHint}
          kind="long"
          optional
          maxLength={1500}
          value={draft.text}
          onChange={(text) => put({ text })}
          error={tried ? wrong.text : undefined}
        />
        <h2 id="field-photos">{t.photos}</h2>
        <p className="soft">{t.photosHint}</p>
        <FieldPhotos at={at} value={draft.photos} onChange={(photos) => put({ photos })} typed={typed} />
      </section>
    </VisitPage>
  )
}
