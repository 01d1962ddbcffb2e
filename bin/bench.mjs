// `npm run bench`: measures Nido on this machine and writes bench/results/latest.json.
import { ensureBuilt, ensureInstalled, runUnderNode24, stopWith } from './setup.mjs'

ensureInstalled({ dev: true })
if (!ensureBuilt()) stopWith('No se pudieron preparar las pantallas (el error está arriba).')
runUnderNode24('bench/run.ts', process.argv.slice(2))
