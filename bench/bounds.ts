// The figures Nido promises on two cores: what each must not miss, and what it reaches for.

export type Bound = {
  readonly unit: string
  /** `up`: at least; `down`: at most */
  readonly better: 'up' | 'down'
  /** absent: nobody was promised it; the figure is printed beside what it reaches for */
  readonly must?: number
  readonly reach?: number
  /** a share that is right in between: at most */
  readonly most?: number
}

export const bounds: Readonly<Record<string, Bound>> = {
  'intake.rate': { unit: 'facts/s', better: 'up', must: 1_500, reach: 3_000 },
  'intake.single.p95': { unit: 'ms', better: 'down', must: 30 },
  'board.nation.p95': { unit: 'ms', better: 'down', must: 100 },
  'board.center.p95': { unit: 'ms', better: 'down', must: 50 },
  'today.p95': { unit: 'ms', better: 'down', must: 100 },
  'today.supervisor.p95': { unit: 'ms', better: 'down', must: 100 },
  'children.search.p95': { unit: 'ms', better: 'down', must: 100 },
  /**
   * Begins at 03:15, beside the hourly backup; digests are written at 06:00. Half an hour leaves time for one that was cut and
   * for the files of three years, which are kept. Printed: pieces of a second each hold nobody up, however many they are.
   */
  'children.likely': { unit: 's', better: 'down', reach: 1_800 },
  /** second files without CURP and with a slip, planted; what a person would have to find otherwise */
  'children.likely.found': { unit: '%', better: 'up', reach: 90 },
  'nation.intake.rate': { unit: 'facts/s', better: 'up', must: 1_500, reach: 3_000 },
  'nation.intake.single.p95': { unit: 'ms', better: 'down', must: 30 },
  'nation.board.nation.p95': { unit: 'ms', better: 'down', must: 100 },
  'nation.board.center.p95': { unit: 'ms', better: 'down', must: 50 },
  morning: { unit: 's', better: 'down', must: 60 },
  'import.rate': { unit: 'rows/s', better: 'up', must: 5_000 },
  'import.memory': { unit: 'MB', better: 'down', must: 300 },
  /** the whole server while it judges a million rows and takes of them */
  'import.server.memory': { unit: 'MB', better: 'down', must: 300 },
  /** 2,200 centers and 500,000 children with 12 months, indexes and statistics included */
  'nation.load': { unit: 's', better: 'down', must: 600 },
  'growth.rate': { unit: 'z/s', better: 'up', must: 2_000_000, reach: 5_000_000 },
  /** Rasch EAP of 20 items with its standard error, one core */
  'dscore.rate': { unit: 'scores/s', better: 'up', must: 50_000, reach: 150_000 },
  /** false referrals of the worst group, away from those of all: sex, zone, prematurity, level at the start */
  'development.fair': { unit: 'points', better: 'down', must: 0.3 },
  /** the same of a rule that looks at the largest fall between two scores, at as many false referrals: printed */
  'development.fair.naive': { unit: 'points', better: 'down' },
  /** by the true level at the start, which nobody can know: printed */
  'development.fair.hidden': { unit: 'points', better: 'down' },
  'development.false': { unit: '%', better: 'down' },
  'development.sensitive': { unit: '%', better: 'up' },
  /** of five planted kinds over ten seeds, the one found least, for the right reason */
  'development.fraud.found': { unit: '%', better: 'up', must: 80 },
  /** honest rooms that are asked to be looked at again */
  'development.fraud.false': { unit: '%', better: 'down', must: 10 },
  /** of all rooms asked, those that were honest */
  'development.fraud.vain': { unit: '%', better: 'down', reach: 10 },
  /** small centers among the worst twentieth, three in ten being small: by shrunken estimates, by their adjusted means as they are, unadjusted */
  'development.small': { unit: '%', better: 'down', must: 15 },
  'development.small.raw': { unit: '%', better: 'down' },
  'development.small.unadjusted': { unit: '%', better: 'down' },
  /** 50,000 places of people, 10,000 sites, 1,000 new centers beside 1,200: from coordinates to a plan, and how far from the bound */
  'siting.heuristic': { unit: 's', better: 'down', must: 1 },
  'siting.heuristic.gap': { unit: '%', better: 'down', must: 0.5 },
  /** until no plan can be better, or the time is up: then the gap is what is left */
  'siting.proven': { unit: 's', better: 'down', must: 60, reach: 15 },
  'siting.proven.gap': { unit: '%', better: 'down', must: 0.05, reach: 0 },
  /** 95 of 100 moves of a slider answered, with all figures: 13,729 points and 11,319 candidates, one state, and another travel */
  'siting.slider': { unit: 'ms', better: 'down', must: 200 },
  'siting.slider.state': { unit: 'ms', better: 'down', must: 200 },
  'siting.slider.travel': { unit: 'ms', better: 'down', must: 200 },
  /** the same with children farther away counting in part */
  'siting.gradual': { unit: 's', better: 'down', must: 1 },
  'siting.gradual.gap': { unit: '%', better: 'down', must: 0.5 },
  'siting.gradual.proven.gap': { unit: '%', better: 'down' },
  /** learned, 10,000 runs of 1,000 projects, and the fan, in one worker thread */
  'forecast.seconds': { unit: 's', better: 'down', must: 4 },
  /** bands from 10 to 90 % that held what happened in 60 worlds: right is 80, and more than 88 is a fault as well */
  'forecast.cover': { unit: '%', better: 'up', must: 72, most: 88 },
  /** of the middle, 27 months ahead */
  'forecast.error': { unit: 'centers', better: 'down', must: 12 },
  /** with its sign, above 0 = too many promised; and the error of the plan alone: printed */
  'forecast.bias': { unit: 'centers', better: 'down' },
  'forecast.plan': { unit: 'centers', better: 'down' },
  /** the nation on a day: 1,200 accounts, their months to 2030 and one line each */
  'places.ledger.p95': { unit: 'ms', better: 'down', must: 300 },
  /** 1,000 projects on the line of time in Chromium: longest task while panning, and from the tap to rows painted */
  'portfolio.gantt': { unit: 'ms', better: 'down', must: 50 },
  'portfolio.gantt.paint': { unit: 's', better: 'down', must: 1 },
  'portfolio.answer': { unit: 'ms', better: 'down', reach: 300 },
  'sync.first': { unit: 's', better: 'down', must: 15 },
  'sync.first.bytes': { unit: 'kB', better: 'down', must: 600 },
  'sync.faulty': { unit: 's', better: 'down', must: 15 },
  /** 100,000 rows, asked, written and fetched */
  'export.rows.csv': { unit: 's', better: 'down', must: 10 },
  'export.rows.xlsx': { unit: 's', better: 'down', must: 10 },
  /** what both add to the server's memory at most */
  'export.memory': { unit: 'MB', better: 'down', must: 200 },
  'tablet.save.p95': { unit: 'ms', better: 'down', must: 120 },
  /** a lunch of 18 children with four exceptions, and the hand's own time */
  'daily.lunch': { unit: 's', better: 'down', must: 30 },
  'daily.lunch.taps': { unit: 'taps', better: 'down', must: 20 },
  /** an educator's screen a day for 10 infants, without the door */
  'daily.screen': { unit: 'min', better: 'down', must: 12 },
  'day.taps': { unit: 'ms', better: 'down', must: 120 },
  'tablet.cold': { unit: 's', better: 'down', must: 3 },
  'tablet.bytes': { unit: 'kB', better: 'down', must: 150 },
  'tablet.precache': { unit: 'kB', better: 'down', must: 1_200 },
  'start.first': { unit: 's', better: 'down', must: 60 },
  'start.next': { unit: 's', better: 'down', must: 5 },
}

/** The word of the table: whether a value keeps its promise. */
export function standing(id: string, value: number): 'reached' | 'kept' | 'missed' | 'printed' | 'no bound' {
  const bound = bounds[id]
  if (!bound) return 'no bound'
  if (bound.most !== undefined && value > bound.most) return 'missed'
  const within = (limit: number) => (bound.better === 'up' ? value >= limit : value <= limit)
  if (bound.reach !== undefined && within(bound.reach)) return 'reached'
  if (bound.must === undefined) return 'printed'
  return within(bound.must) ? (bound.reach === undefined ? 'reached' : 'kept') : 'missed'
}
