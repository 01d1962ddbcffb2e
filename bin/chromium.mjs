// Finds the browser the tests drive: one that is there, else Debian's when root, else it says what to install.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { stopWith } from './setup.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

function onPath() {
  for (const name of names) {
    for (const folder of (process.env.PATH ?? '').split(delimiter)) {
      const file = join(folder, name)
      try {
        accessSync(file, constants.X_OK)
        return file
      } catch {
        // not here
      }
    }
  }
  return undefined
}

function apt(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync('apt-get', args, { stdio: ['ignore', 'inherit', 'inherit'], env }).status === 0
}

/** The browser's path; installs it when it may, ends the process with a sentence when there is none. */
export function ensureChromium() {
  const asked = process.env.NIDO_CHROMIUM
  if (asked) {
    if (existsSync(asked)) return asked
    return stopWith(`NIDO_CHROMIUM dice ${asked}, y ahí no hay ningún navegador.`)
  }
  const found = onPath()
  if (found) return found
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    process.stdout.write('Instalando Chromium para las pruebas en el navegador (una sola vez)…\n')
    apt(['update'])
    apt(['install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation'])
    const installed = onPath()
    if (installed) return installed
  }
  return stopWith(
    'Las pruebas necesitan Chromium o Google Chrome: instálelo (en Debian: apt-get install chromium) o diga dónde está con NIDO_CHROMIUM, y repita npm test.',
  )
}
