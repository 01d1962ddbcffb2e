// The walls of the house: which floor, module and room may import which. Read with docs/house.md; run by `npm run walls`.

/** Low to high: a module asks only those before it. */
const order = [
  'network',
  'territory',
  'staff',
  'children',
  'guardians',
  'places',
  'attendance',
  'daily',
  'growth',
  'health',
  'nutrition',
  'safety',
  'protection',
  'development',
  'referrals',
  'learning',
  'mentoring',
  'admissions',
  'construction',
  'partners',
  'needs',
  'agreements',
  'siting',
  'audit',
  'restructuring',
  'families',
  'oversight',
  'exchange',
]
/** These show what modules declare, and import no caring module: only where people and places are. */
const showing = ['families', 'oversight', 'exchange']
const ground = ['network', 'staff']

const module_ = '^src/modules/([^/]+)/'
const own = '^src/modules/$1/'
const any = (names) => `(${names.join('|')})`
const error = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

const kernel = '^src/kernel/'
/** `contract.ts`, and the parts of a large one in a folder beside it */
const contracts = '^src/modules/[^/]+/contract(\\.ts$|/)'
const reads = '^src/modules/[^/]+/reads\\.ts$'
const ownRoom = (...rooms) => `${own}${any(rooms)}`

/** npm packages and Node's own modules, wherever node_modules is */
const npm = '(^|/)node_modules/'
const packages = (...names) => `(^|/)node_modules/(@types/)?${any(names)}/`
const core = ['core']

/** What a room may import; everything else inside src is refused, and so is every package not named. */
const rooms = [
  { room: 'contract', file: 'contract(\\.ts|/)', may: [kernel, contracts], npm: ['valibot'] },
  { room: 'rules', file: 'rules/', may: [kernel, contracts, ownRoom('rules/', 'tables/')], npm: ['valibot', 'fastest-levenshtein'] },
  { room: 'tables', file: 'tables/', may: [kernel, ownRoom('tables/')], npm: ['jsgrowup'] },
  { room: 'reads', file: 'reads\\.ts', may: [kernel, contracts, reads, '^src/platform/(db|figures|house|joined)\\.ts$'], npm: ['valibot'] },
  {
    room: 'answers',
    file: 'answers\\.ts',
    may: [kernel, contracts, reads, ownRoom('rules/', 'tables/', 'indicators\\.ts', 'tasks\\.ts', 'work/'), '^src/platform/'],
    npm: ['valibot'],
  },
  {
    room: 'work',
    file: 'work/',
    may: [kernel, contracts, reads, ownRoom('rules/', 'work/', 'tasks\\.ts'), '^src/platform/'],
    npm: ['valibot', 'yaml', 'topojson-client', 'ical-generator'],
  },
  {
    room: 'decides',
    file: 'decides\\.ts',
    may: [kernel, contracts, reads, ownRoom('rules/'), '^src/platform/'],
    npm: ['valibot'],
  },
  {
    room: 'takes',
    file: 'takes\\.ts',
    may: [kernel, contracts, reads, ownRoom('rules/', 'tables/', 'indicators\\.ts', 'carry\\.ts', 'tasks\\.ts'), '^src/platform/'],
    npm: ['valibot'],
  },
  { room: 'indicators', file: 'indicators\\.ts', may: [kernel, contracts], npm: ['valibot'] },
  {
    room: 'offers',
    file: 'offers\\.ts',
    may: [
      ...[kernel, contracts, reads, '^src/platform/(db|house|joined|who|open-reviews)\\.ts$'],
      // the words of the screen whose list is taken away
      ...[ownRoom('rules/', 'work/', 'indicators\\.ts', 'tasks\\.ts', 'screens/[a-z-]+\\.ts$'), '^src/ui/desk-text\\.ts$'],
    ],
    npm: ['valibot'],
  },
  { room: 'tasks', file: 'tasks\\.ts', may: [kernel, contracts, ownRoom('rules/')], npm: [] },
  { room: 'imports', file: 'imports\\.ts', may: [kernel, contracts, reads, ownRoom('rules/')], npm: ['valibot'] },
  { room: 'carry', file: 'carry\\.ts', may: [kernel, contracts, ownRoom('rules/', 'tables/', 'tasks\\.ts')], npm: ['valibot'] },
  {
    room: 'screens',
    file: 'screens/',
    may: [kernel, contracts, ownRoom('rules/', 'tables/', 'screens/', 'carry\\.ts', 'tasks\\.ts'), '^src/(ui|device)/'],
    npm: [
      ...['valibot', 'react', 'react-dom', '@tanstack/[^/]+', 'd3-[^/]+'],
      ...['lucide-react', '@svg-maps/mexico'],
    ],
  },
  { room: 'module', file: 'module\\.ts', may: [kernel, contracts, own, '^src/platform/'], npm: ['valibot'] },
]

const forbidden = [
  error('no-circle', 'No import circle, not even of types.', {}, { circular: true }),
  error('no-unresolvable', 'Every import leads somewhere.', {}, { couldNotResolve: true }),
  error('no-dev-package', 'The product runs without what only its tests need.', { path: '^src/' }, {
    dependencyTypes: ['npm-dev'],
    dependencyTypesNot: ['type-only'],
  }),
  error('no-unlisted-package', 'What is imported is in package.json.', { path: '^src/' }, {
    dependencyTypes: ['npm-no-pkg', 'npm-unknown'],
      dependencyTypesNot: ['type-only'],
  }),

  // Floors
  error('floor-kernel', 'The kernel imports only itself and Valibot.', { path: kernel }, {
    pathNot: [kernel, packages('valibot')],
  }),
  error('floor-platform', 'The platform knows the kernel alone.', { path: '^src/platform/' }, {
    path: '^src/',
    pathNot: ['^src/(platform|kernel)/'],
  }),
  error('floor-device', 'The device knows the kernel and the parts of screens.', { path: '^src/device/' }, {
    path: '^src/',
    pathNot: ['^src/(device|ui|kernel)/'],
  }),
  error('floor-ui', 'The parts of screens know the kernel and the device.', { path: '^src/ui/' }, {
    path: '^src/',
    pathNot: ['^src/(ui|device|kernel)/'],
  }),
  error('floor-browser-core', 'A browser has none of Node.', { path: '^src/(ui|device)/' }, { dependencyTypes: core }),
  error('floor-app', 'Nothing below imports the composition.', { path: '^src/(kernel|platform|device|ui|modules)/' }, {
    path: '^src/app/',
  }),
  error('server-no-screens', 'The server runs without a compiler: no .tsx is reachable from it.', {
    path: '^src/(platform/|app/(serve|cli|cli-main)\\.ts$|app/start/)',
  }, { reachable: true, path: '\\.tsx$' }),

  // The driver
  error('only-db-drives', 'The driver is imported by platform/db.ts alone.', {
    path: '^src/',
    pathNot: ['^src/platform/db\\.ts$'],
  }, { path: packages('pg', 'pg-copy-streams') }),

  // Modules
  error('module-door', 'A module asks another only by its contract or its reads.', { path: module_ }, {
    path: '^src/modules/',
    pathNot: [own, contracts, reads],
  }),
  ...order.map((name, i) =>
    error(`module-order-${name}`, 'A module asks only modules below it.', { path: `^src/modules/${name}/` }, {
      path: '^src/modules/',
      pathNot: [`^src/modules/${any(order.slice(0, i + 1))}/`],
    }),
  ),
  ...showing.map((name) =>
    error(`no-caring-${name}`, 'What shows the modules imports none of them.', { path: `^src/modules/${name}/` }, {
      path: '^src/modules/',
      pathNot: [`^src/modules/${any([name, ...ground])}/`],
    }),
  ),

  // Rooms
  ...rooms.flatMap(({ room, file, may, npm: names }) => [
    error(`room-${room}`, `What the room "${room}" may import.`, { path: `${module_}${file}` }, {
      path: '^src/',
      pathNot: may,
    }),
    error(`room-${room}-package`, `Packages of the room "${room}".`, { path: `${module_}${file}` }, {
      path: npm,
      pathNot: [packages(...names)],
    }),
    error(`room-${room}-core`, `The room "${room}" uses nothing of Node.`, { path: `${module_}${file}` }, {
      dependencyTypes: core,
    }),
  ]),
].map((rule) => (rule.from.path || rule.from.pathNot ? { ...rule, from: { ...rule.from, pathNot: [...(rule.from.pathNot ?? []), '\\.test\\.tsx?$'] } } : rule))

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden,
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
}
