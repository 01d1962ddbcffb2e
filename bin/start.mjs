// `npm start`: sets Nido up on this machine and puts it in service.
import { ensureBuilt, ensureInstalled, runUnderNode24, stopWith, sweepSooner } from './setup.mjs'

const args = process.argv.slice(2)
ensureInstalled()
// Asking for help needs no screens
if (!args.includes('--help') && !args.includes('-h') && !ensureBuilt()) {
  stopWith('No se pudieron preparar las pantallas (el error está arriba). No se tocó ningún dato.')
}
runUnderNode24('src/app/start/main.ts', args, {}, false, sweepSooner)
