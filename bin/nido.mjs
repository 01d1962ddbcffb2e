// `npm run nido -- <command>`: the tools of data officers, researchers and operators.
import { ensureInstalled, runUnderNode24 } from './setup.mjs'

ensureInstalled()
const args = process.argv.slice(2)
// Rows of a list come and go: without a bound Node lets them lie in three times 32 MB before it sweeps (decision 0014).
const flags = args[0] === 'import' ? ['--max-semi-space-size=8'] : []
runUnderNode24('src/app/cli-main.ts', args, {}, true, flags)
