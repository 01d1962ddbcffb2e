// The order of test files: those that take longest begin, so that none of them is still running alone when the others are over.
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Names of files that take more than ten seconds on two quiet cores, longest first. A new one may stand where the others are. */
const longest = [
  ...['tests/browser/desk', 'tests/faults/start', 'tests/browser/whole-day', 'tests/faults/postgres'],
  ...['tests/faults/server', 'tests/browser/partners', 'tests/faults/tablet-photos', 'tests/browser/sealed'],
  ...['tests/browser/one-weight', 'tests/browser/tablet-axe', 'tests/browser/ui-parts', 'tests/browser/room'],
  ...['tests/walks/synthetic-nation', 'tests/walks/import-real', 'tests/walks/import-messy'],
  ...['tests/walks/import-territory', 'tests/contracts/regular-expressions', 'tests/contracts/books'],
  ...['tests/contracts/access', 'tests/contracts/office-books', 'tests/contracts/sealed'],
  ...['tests/walks/plan-real', 'src/app/calc/site', 'src/app/world/nation/nation'],
  ...['src/app/world/world', 'tests/contracts/network-changes', 'tests/contracts/exporting'],
].map((name) => `/${name}.test.ts`)

const placeOf = ({ moduleId }: TestSpecification): number => {
  const at = longest.findIndex((name) => moduleId.endsWith(name))
  return at < 0 ? longest.length : at
}

/** The rest as vitest orders it: by how long each took the last time, else by size. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).toSorted((a, b) => placeOf(a) - placeOf(b))
  }
}
