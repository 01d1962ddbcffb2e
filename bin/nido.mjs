// `npm run nido -- <command>`: the tools of data officers, researchers and operators.
import { ensureInstalled, runUnderNode24, sweepSooner } from './setup.mjs'

ensureInstalled()
const args = process.argv.slice(2)
runUnderNode24('src/app/cli-main.ts', args, {}, true, args[0] === 'import' ? sweepSooner : [])
