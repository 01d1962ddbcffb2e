// The pace at which plots are supposed to go on coming, in words.
import type { Arrivals } from '../contract/forecasts.ts'
import type { forecastText } from './forecast-text.ts'

type Words = (typeof forecastText)['es']
const tenth = (n: number) => Math.round(10 * n) / 10

export const paceWords = (
  { months, offered, aMonth }: Arrivals,
  t: Pick<Words, 'pace'>,
  number: (n: number) => string,
): string =>
  t.pace(
    number(offered),
    number(months),
    number(tenth(aMonth.p50)),
    number(tenth(aMonth.p10)),
    number(tenth(aMonth.p90)),
  )
