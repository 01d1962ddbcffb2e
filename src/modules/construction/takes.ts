// What happens when a plot is offered, a stage dated, a contract signed, works told of, a note taken, a standing published.
import type { Taking } from '../../kernel/taking.ts'
import { carryContract, carryFinding, carryProject } from './carry.ts'
import type { ConstructionForecast } from './contract/forecasts.ts'
import type {
  ConstructionContract,
  ConstructionFile,
  ConstructionNote,
  ConstructionProject,
  ConstructionPublished,
} from './contract.ts'
import { contractCounts, projectCounts } from './indicators.ts'
import { asksOfFinding, asksOfProject } from './rules/asks.ts'
import { fileKinds, filesOf, foldFile } from './rules/fold-file.ts'
import { foldForecast, forecastOf } from './rules/fold-forecast.ts'
import {
  contractKinds,
  contractOf,
  foldContract,
  foldNote,
  foldPublished,
  noteKinds,
  noteOf,
  publishedOf,
} from './rules/fold-parts.ts'
import { foldProject, projectKinds, projectOf, siteOfProject } from './rules/fold-project.ts'

const project: Taking<ConstructionProject> = {
  table: 'construction_project',
  version: 'construction-project/4',
  kinds: projectKinds,
  keysOf: projectOf,
  subjectOf: siteOfProject,
  fold: foldProject,
  carry: carryProject,
  carriedBy: 'own',
  contributes: projectCounts,
  asks: asksOfProject,
}
const contract: Taking<ConstructionContract> = {
  table: 'construction_contract',
  version: 'construction-contract/3',
  kinds: contractKinds,
  keysOf: contractOf,
  fold: foldContract,
  carry: carryContract,
  carriedBy: 'own',
  contributes: contractCounts,
}
const note: Taking<ConstructionNote> = {
  table: 'construction_note',
  version: 'construction-note/4',
  kinds: noteKinds,
  keysOf: noteOf,
  fold: foldNote,
  carry: carryFinding,
  carriedBy: 'own',
  asks: asksOfFinding,
}
const published: Taking<ConstructionPublished> = {
  table: 'construction_published',
  kinds: ['construction.standing-published'],
  keysOf: publishedOf,
  fold: foldPublished,
}

/** Nothing of a child is in them: whoever may read works may see them. */
const file: Taking<ConstructionFile> = {
  table: 'construction_file',
  kinds: fileKinds,
  keysOf: filesOf,
  fold: foldFile,
  shows: (r) => ({ about: r.project, needs: 'construction.read', name: r.paper ? 'expediente' : 'obra' }),
}

const forecast: Taking<ConstructionForecast> = {
  table: 'construction_forecast',
  kinds: ['construction.forecast-made'],
  keysOf: forecastOf,
  fold: foldForecast,
}

export const constructionTakings = [project, contract, note, published, file, forecast]
