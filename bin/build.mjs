// Builds the screens when their sources have changed; ends badly when they cannot be built.
import { ensureBuilt, ensureInstalled } from './setup.mjs'

ensureInstalled()
process.exitCode = ensureBuilt() ? 0 : 1
