// The ledger of places with the forecast of works beside it, put together here because places know not of what is built on them.
import { ForecastBeside } from '../../modules/construction/screens/forecast-beside.tsx'
import { LedgerPage } from '../../modules/places/screens/ledger-page.tsx'

export function PlacesPage(at: { id?: string; state?: string; municipality?: string }) {
  return <LedgerPage {...at} Forecast={ForecastBeside} />
}
