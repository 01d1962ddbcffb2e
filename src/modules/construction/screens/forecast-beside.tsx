// The stored forecast of a scope for whoever shows it beside other things: its fans, what opened since, where it comes from, and its own page.
import type { ReactNode } from 'react'
import { useAsk, useNoAnswerWords } from '../../../ui/asking.tsx'
import { ButtonLink } from '../../../ui/button.tsx'
import { useFormats, useText } from '../../../ui/language.tsx'
import { useMay, useMe, widestPost } from '../../../ui/me.tsx'
import type { OutlookFan } from '../../../ui/outlook-chart.tsx'
import { type ForecastAt, type ForecastScope, forecastAt } from '../contract/forecasts.ts'
import { openOn } from '../rules/portfolio-given.ts'
import { fanOfMade } from './forecast-fan.ts'
import { forecastText } from './forecast-text.ts'
import { paceWords } from './pace-words.ts'

type Scope = { readonly scope: ForecastScope; readonly place: string }
export type BesideTold = {
  readonly madeOn: string
  readonly fan: Readonly<Record<'centers' | 'places', readonly OutlookFan[]>>
  readonly opened: Readonly<Record<'centers' | 'places', number>>
}

/** The address of the forecast of a scope. */
export const forecastAddress = ({ scope, place }: Scope): string =>
  scope === 'nation'
    ? '/obras/pronostico'
    : `/obras/pronostico/${scope === 'state' ? 'estado' : 'representacion'}/${place}`
/** The page of places of the same scope. */
export const placesAddress = ({ scope, place }: Scope): string =>
  scope === 'nation' ? '/lugares' : `/lugares/${scope === 'state' ? 'estado' : 'representacion'}/${place}`

function toldOf({ newest, happened, today }: ForecastAt): BesideTold | undefined {
  if (!newest) return undefined
  const [now, then] = [openOn(happened, today), openOn(happened, newest.made_on)]
  return {
    madeOn: newest.made_on,
    fan: { centers: fanOfMade(newest, 'centers', 'coming'), places: fanOfMade(newest, 'places', 'coming') },
    opened: { centers: now.centers - then.centers, places: now.places - then.places },
  }
}

/** `day`: the forecast as it was known then. Of a municipality none is made: its state's is named. */
export function ForecastBeside({
  scope: { representation, state, municipality },
  day,
  children,
}: {
  scope: {
    representation?: string | undefined
    state?: string | undefined
    municipality?: string | undefined
  }
  day: string | undefined
  children: (told: BesideTold | undefined, foot: ReactNode) => ReactNode
}) {
  const t = useText(forecastText)
  const formats = useFormats()
  const post = widestPost(useMe())
  const may = useMay()('construction.read')
  const scope: Scope | undefined = municipality
    ? undefined
    : representation
      ? { scope: 'representation', place: representation }
      : state
        ? { scope: 'state', place: state }
        : post?.scope === 'representation'
          ? { scope: 'representation', place: post.book }
          : { scope: 'nation', place: '' }
  const words = useNoAnswerWords()
  const { data, error } = useAsk(
    forecastAt,
    may && scope ? { ...scope, ...(day ? { asOf: day } : {}) } : undefined,
  )
  if (!may) return children(undefined, null)
  if (!scope)
    return children(
      undefined,
      <p>
        {t.ofState}{' '}
        <ButtonLink look="quiet" to={`/lugares/estado/${municipality!.slice(0, 2)}`}>
          {t.toState}
        </ButtonLink>
      </p>,
    )
  const told = data && toldOf(data)
  return children(
    told,
    data ? (
      <p className="row no-print">
        <span>
          {told
            ? `${t.beside(formats.day(told.madeOn))} ${data.newest?.arrivals ? paceWords(data.newest.arrivals, t, formats.number) : t.offeredOnly}`
            : day
              ? t.noneThen(formats.day(day))
              : t.noneHere}
        </span>
        <ButtonLink look="quiet" to={forecastAddress(scope)}>
          {t.toForecast}
        </ButtonLink>
      </p>
    ) : error ? (
      <p role="status">{t.notHad(words(error.why).happened)}</p>
    ) : null,
  )
}
