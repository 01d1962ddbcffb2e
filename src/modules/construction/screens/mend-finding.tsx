// A finding that was mended, told on the site: how it is now, with a photo that proves it.
import Save from 'lucide-react/icons/save'
import { useState } from 'react'
import * as v from 'valibot'
import { Button } from '../../../ui/button.tsx'
import { Chip } from '../../../ui/chip.tsx'
import { Field } from '../../../ui/field.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import type { SitePhoto } from '../contract/parts.ts'
import { FindingMended, findingMended } from '../contract/visits.ts'
import type { CarriedFinding } from '../rules/carried.ts'
import './field.css'
import { type FieldAt, mendDraft } from './field-here.ts'
import { FieldPhotos } from './field-photos.tsx'
import { fieldText } from './field-text.ts'
import { placeOf, type Standing, StoodField } from './stood-field.tsx'
import { VisitPage } from './visit-page.tsx'

type Draft = { readonly where: Standing; readonly text: string; readonly photos: readonly SitePhoto[] }

export function MendFinding({ at, note, finding }: { at: FieldAt; note: string; finding: CarriedFinding }) {
  const t = useText(fieldText)
  const { day } = useFormats()
  const name = mendDraft(note)
  const [draft, set] = useState<Draft>(() => ({ where: {}, text: '', photos: [], ...at.draft<Draft>(name) }))
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const put = (part: Partial<Draft>) => {
    const next = { ...draft, ...part }
    set(next)
    at.keepDraft(name, next)
  }
  const payload = {
    ...{ note, on: at.today, text: draft.text.trim() },
    ...(draft.photos.length > 0 ? { photos: draft.photos } : {}),
  }
  const stands = v.is(FindingMended, payload)
  const save = async () => {
    setTried(true)
    if (!stands || busy) return
    setBusy(true)
    const line = { kind: findingMended.kind, kindVersion: findingMended.version, about: at.id, payload }
    const saved = await at.tell(name, [line], t.mendedSaved, false)
    setBusy(false)
    if (!saved) return
    at.keepDraft(name, undefined)
    at.onBack()
  }
  return (
    <VisitPage
      at={at}
      title={t.mendTitle}
      draft={name}
      photos={draft.photos}
      begun={at.draft(name) !== undefined}
      wrong={undefined}
      action={
        <Button big look="main" icon={Save} busy={busy} onPress={() => void save()}>
          {t.saveMended}
        </Button>
      }
    >
      <section className="card stack">
        <p className="row">
          <strong>{day(finding.on)}</strong>
          {finding.grave ? <Chip state="urgent">{t.grave}</Chip> : null}
        </p>
        <p>{finding.text}</p>
        <Field
          label={t.mendText}
          kind="long"
          maxLength={500}
          value={draft.text}
          onChange={(text) => put({ text })}
          error={tried && !stands ? (draft.text.trim() === '' ? t.missing : t.short) : undefined}
        />
      </section>
      <StoodField value={draft.where} onChange={(where) => put({ where })} site={at.project} tried={tried} />
      <section className="card stack" aria-labelledby="field-photos">
        <h2 id="field-photos">{t.photos}</h2>
        <p className="soft">{t.photosHint}</p>
        <FieldPhotos
          at={at}
          value={draft.photos}
          onChange={(photos) => put({ photos })}
          typed={draft.where.typing ? placeOf(draft.where).at : undefined}
        />
      </section>
    </VisitPage>
  )
}
