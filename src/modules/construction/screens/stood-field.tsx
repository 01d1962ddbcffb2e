// Where one stands: the phone's own location with its margin, or typed where the phone does not tell.
import LocateFixed from 'lucide-react/icons/locate-fixed'
import { useState } from 'react'
import { kilometers } from '../../../kernel/distance.ts'
import { Button } from '../../../ui/button.tsx'
import { StateShape } from '../../../ui/chip.tsx'
import { Field } from '../../../ui/field.tsx'
import { decimalOf } from '../../../ui/formats.ts'
import { useFormats, useText } from '../../../ui/language.tsx'
import type { StoodAt } from '../contract/parts.ts'
import { FAR_KM } from '../contract/visits.ts'
import type { CarriedProject } from '../rules/carried.ts'
import { fieldText } from './field-text.ts'
import { whereNow } from './where.ts'

/** `typing`: the phone does not tell, and two fields stand open. */
export type Standing = {
  readonly at?: StoodAt
  readonly typing?: { readonly latitude: string; readonly longitude: string }
}

/** Degrees as people type them; a longitude of Mexico is west whether or not its sign was typed. */
function degreesOf(typed: string, west: boolean): number | undefined {
  const n = decimalOf(typed.trim().replace(/^[-−]/, ''))
  return n === undefined ? undefined : west ? -n : n
}
const inMexico = (latitude: number, longitude: number) =>
  latitude >= 14 && latitude <= 33.5 && longitude >= -119 && longitude <= -86

/** What stands: the phone's word, or what was typed. `wrong`: something is typed that is no place. */
export function placeOf({ at, typing }: Standing): { readonly at?: StoodAt; readonly wrong?: true } {
  if (!typing) return at ? { at } : {}
  if (typing.latitude.trim() === '' && typing.longitude.trim() === '') return {}
  const [latitude, longitude] = [degreesOf(typing.latitude, false), degreesOf(typing.longitude, true)]
  return latitude !== undefined && longitude !== undefined && inMexico(latitude, longitude)
    ? { at: { latitude, longitude } }
    : { wrong: true }
}

export function StoodField({
  value,
  onChange,
  site,
  tried,
}: {
  value: Standing
  onChange: (next: Standing) => void
  site: Pick<CarriedProject, 'latitude' | 'longitude'>
  tried: boolean
}) {
  const t = useText(fieldText)
  const { number } = useFormats()
  const [busy, setBusy] = useState(false)
  const take = async () => {
    setBusy(true)
    const at = await whereNow()
    setBusy(false)
    onChange(at ? { at } : { typing: value.typing ?? { latitude: '', longitude: '' } })
  }
  const { typing } = value
  const { at } = placeOf(value)
  const away =
    at && site.latitude !== null && site.longitude !== null
      ? kilometers(at, { latitude: site.latitude, longitude: site.longitude })
      : undefined
  const wrongIn = (typed: string, west: boolean): string | undefined => {
    if (!tried || (typing?.latitude.trim() === '' && typing.longitude.trim() === '')) return undefined
    const n = degreesOf(typed, west)
    if (n === undefined) return t.degrees
    return inMexico(west ? 20 : n, west ? n : -100) ? undefined : t.outside
  }
  return (
    <section className="card stack" aria-labelledby="field-where">
      <h2 id="field-where">{t.where}</h2>
      <p role="status">
        {busy
          ? t.taking
          : value.at
            ? t.took(`${value.at.latitude}, ${value.at.longitude}`, number(value.at.accuracy ?? 0))
            : typing
              ? t.refused
              : t.whereHint}
      </p>
      {typing && !busy ? (
        <div className="field-pair">
          <Field
            label={t.latitude}
            kind="decimal"
            optional
            value={typing.latitude}
            onChange={(latitude) => onChange({ typing: { ...typing, latitude } })}
            error={wrongIn(typing.latitude, false)}
          />
          <Field
            label={t.longitude}
            hint="−117.038247"
            optional
            value={typing.longitude}
            onChange={(longitude) => onChange({ typing: { ...typing, longitude } })}
            error={wrongIn(typing.longitude, true)}
          />
        </div>
      ) : null}
      {away !== undefined && away > FAR_KM ? (
        <p className="row">
          <StateShape state="attention" />
          {t.far(number(Math.round(away * 10) / 10))}
        </p>
      ) : null}
      <div>
        <Button icon={LocateFixed} busy={busy} onPress={() => void take()}>
          {value.at || typing ? t.takeAgain : t.take}
        </Button>
      </div>
    </section>
  )
}
