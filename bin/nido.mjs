// `npm run nido -- <command>`: the tools of data officers, researchers and operators.
import { ensureInstalled, runUnderNode24 } from './setup.mjs'

ensureInstalled()
runUnderNode24('src/app/cli-main.ts', process.argv.slice(2), {}, true)
