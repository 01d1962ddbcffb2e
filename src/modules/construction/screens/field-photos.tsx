// Photos of a visit, each kept on the phone with its place and moment as soon as it is taken; one that does not say where is not kept.
import Camera from 'lucide-react/icons/camera'
import ImageIcon from 'lucide-react/icons/image'
import { useEffect, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import { StateShape } from '../../../ui/chip.tsx'
import { FileButton } from '../../../ui/file-button.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import type { SitePhoto, StoodAt } from '../contract/parts.ts'
import type { FieldAt } from './field-here.ts'
import { fieldText } from './field-text.ts'
import { takenWhere } from './where.ts'

const TYPES = 'image/jpeg,image/png,image/webp'

export function FieldPhotos({
  at,
  value,
  onChange,
  typed,
}: {
  at: Pick<FieldAt, 'photos'>
  value: readonly SitePhoto[]
  onChange: (next: readonly SitePhoto[]) => void
  /** the place written by hand, for a photo taken just now where the phone does not tell */
  typed?: StoodAt
}) {
  const t = useText(fieldText)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const take = async (file: File) => {
    setBusy(true)
    setProblem(undefined)
    try {
      const taken = await takenWhere(file, typed)
      if (!taken) return setProblem(t.noPhotoPlace)
      const kept = await (await at.photos()).keepPlace(file)
      if (typeof kept === 'string')
        return setProblem((t.photoRefused as Readonly<Record<string, string>>)[kept] ?? t.photoRefused.other)
      if (!value.some((p) => p.file === kept.file)) onChange([...value, { file: kept.file, ...taken }])
    } catch {
      setProblem(t.photoRefused.other)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="stack">
      {value.length > 0 ? (
        <ul className="field-photos">
          {value.map((p, i) => (
            <li key={p.file}>
              <Shown at={at} photo={p} n={i + 1} />
              <Button
                look="quiet"
                label={`${t.dropPhoto}: ${t.photo(i + 1)}`}
                onPress={() => {
                  onChange(value.filter((x) => x !== p))
                  void at.photos().then((store) => store.forget([p.file]))
                }}
              >
                {t.dropPhoto}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <div className="row">
        <FileButton icon={Camera} accept={TYPES} camera busy={busy} onFile={(file) => void take(file)}>
          {busy ? t.takingPhoto : t.takePhoto}
        </FileButton>
        <FileButton
          look="quiet"
          icon={ImageIcon}
          accept={TYPES}
          busy={busy}
          onFile={(file) => void take(file)}
        >
          {t.choosePhoto}
        </FileButton>
      </div>
      {problem ? (
        <p role="alert" className="field-error">
          <StateShape state="urgent" />
          {problem}
        </p>
      ) : null}
    </div>
  )
}

/** A photo that left the phone already is told by its hour and place alone. */
function Shown({ at, photo, n }: { at: Pick<FieldAt, 'photos'>; photo: SitePhoto; n: number }) {
  const t = useText(fieldText)
  const { clock, number } = useFormats()
  const [url, setUrl] = useState<string>()
  const { photos } = at
  useEffect(() => {
    let shown = true
    void photos()
      .then((store) => store.shownHere(photo.file))
      .then((found) => shown && setUrl(found))
      .catch(() => undefined)
    return () => {
      shown = false
    }
  }, [photos, photo.file])
  const place = `${photo.latitude}, ${photo.longitude}`
  return (
    <figure className="field-photo">
      {url ? <img src={url} alt={t.photo(n)} /> : null}
      <figcaption>
        {clock(photo.at)} ·{' '}
        {photo.typed
          ? t.typed(place)
          : photo.accuracy === undefined
            ? place
            : t.took(place, number(photo.accuracy))}
      </figcaption>
    </figure>
  )
}
