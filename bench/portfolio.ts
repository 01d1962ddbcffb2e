// The line of time of a thousand projects in the product's own page and a real Chromium: how soon it is painted, how smoothly it pans.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { houseWith } from '../src/app/modules.ts'
import { tellProject } from '../src/app/world/telling-projects.ts'
import { COUNTRY_ZONE, civilDay } from '../src/kernel/days.ts'
import type { Fact } from '../src/kernel/fact.ts'
import { stagesOf } from '../src/modules/construction/rules/stage-line.ts'
import { builtInTables } from '../src/modules/growth/rules/built-in-tables.ts'
import { openDb } from '../src/platform/db.ts'
import { takeBatch } from '../src/platform/intake.ts'
import { launchChromium, newProfile, removeProfile } from '../tests/browser/chromium.ts'
import { onGround, remark } from './fixture.ts'
import { chanceOf } from './parts/chance.ts'
import { type Country, settleCountry } from './parts/country.ts'
import { signIn } from './parts/signing-in.ts'
import type { Bench } from './run.ts'

const ROOT = join(import.meta.dirname, '..')
const PROJECTS = 1_000
const BATCH = 500
/** Steps of a pan, and pixels of each. */
const STEPS = 120
const STEP_PX = 90

/** Projects of every stage over all representations, said as facts of a file would be. */
async function settleProjects(url: string, seed: number, country: Country): Promise<number> {
  const chance = chanceOf(seed)
  const house = houseWith(builtInTables())
  const db = openDb(url)
  const until = civilDay(new Date().toISOString(), COUNTRY_ZONE)
  const line = stagesOf('imss')
  let said = 0
  try {
    for (let n = 0; n < PROJECTS; n++) {
      const facts: Fact[] = []
      const place = n % country.representations.length
      const author = chance.id()
      tellProject(
        {
          ...{
            id: chance.id(),
            code: `B-${n}`,
            name: `Proyecto ${n}`,
            municipality: country.municipalities[place]!,
          },
          ...{
            latitude: 20,
            longitude: -100,
            scheme: 'imss',
            places: chance.pick([110, 150, 200, 250]),
            nth: n + 1,
          },
          ...{
            reached: line[n % line.length]!,
            slip: 1 + chance.next() * 0.6,
            contracts: [chance.id(), chance.id()],
            lot: chance.id(),
          },
        },
        { promoter: author, watcher: author, national: author },
        until,
        (kind, about, day, by, payload) => {
          const at = Date.parse(`${day}T18:00:00.000Z`) + facts.length
          facts.push({
            ...{ id: chance.factId(at), kind, kindVersion: 1, about, book: country.representations[place]! },
            ...{ happenedAt: new Date(at).toISOString(), author: by, origin: 'world', payload },
          })
        },
      )
      for (let i = 0; i < facts.length; i += BATCH) {
        const results = await takeBatch(
          db,
          house,
          facts.slice(i, i + BATCH),
          { by: 'system' },
          () => new Date(),
        )
        const wrong = results.find((r) => r.answer !== 'taken' && r.answer !== 'flagged')
        if (wrong) throw new Error(`a project was not taken: ${wrong.answer} ${wrong.reason}`)
      }
      said += facts.length
    }
    return said
  } finally {
    await db.close()
  }
}

export const benches: readonly Bench[] = [
  {
    ids: ['portfolio.gantt', 'portfolio.gantt.paint', 'portfolio.answer'],
    run: async ({ seed, signal }) => {
      const built = spawnSync(process.execPath, [join(ROOT, 'bin', 'build.mjs')], { stdio: 'inherit' })
      if (built.status !== 0) throw new Error('the screens could not be built')
      return onGround(signal, async (ground) => {
        const country = await settleCountry(ground.url, seed, { centers: 1, childrenPerRoom: 1 })
        const facts = await settleProjects(ground.url, seed, country)
        const server = await ground.openServer()
        const cookie = await signIn(server.address, country.national)
        const answers: number[] = []
        let bytes = 0
        for (let i = 0; i < 5; i++) {
          const from = performance.now()
          const text = await (
            await fetch(`${server.address}/v1/construction/programme`, { headers: { cookie } })
          ).text()
          answers.push(performance.now() - from)
          bytes = text.length
        }
        const profile = newProfile()
        const browser = await launchChromium(profile, ['--lang=es-MX'])
        try {
          const page = await browser.context.newPage()
          await page.setViewportSize({ width: 1280, height: 800 })
          const [name, value] = cookie.split('=')
          await browser.context.addCookies([{ name: name!, value: value!, url: server.address }])
          // once, so that scripts are in the browser's memory as for who works with it
          await page.goto(`${server.address}/obras/programa`)
          await page.locator('.gantt-row').first().waitFor({ timeout: 60_000 })
          await page.goto(`${server.address}/obras`)
          await page.getByRole('link', { name: 'Ver el programa' }).waitFor({ timeout: 60_000 })
          const from = performance.now()
          await page.getByRole('link', { name: 'Ver el programa' }).click()
          await page.locator('.gantt-row').nth(5).waitFor({ timeout: 60_000 })
          const paint = performance.now() - from
          const longest = await page.evaluate(
            async ({ steps, px }) => {
              const box = document.querySelector('.gantt')!
              let most = 0
              const watch = new PerformanceObserver((list) => {
                for (const e of list.getEntries()) most = Math.max(most, e.duration)
              })
              watch.observe({ type: 'longtask', buffered: false })
              const frame = () => new Promise((done) => requestAnimationFrame(done))
              for (let i = 0; i < steps; i++) {
                box.scrollTop += px * 3
                box.scrollLeft += i % 2 === 0 ? px : -px / 2
                await frame()
              }
              for (let i = 0; i < steps; i++) {
                box.scrollLeft += px
                await frame()
              }
              await new Promise((done) => setTimeout(done, 300))
              watch.disconnect()
              return most
            },
            { steps: STEPS, px: STEP_PX },
          )
          const drawn = await page.locator('.gantt-row').count()
          remark(
            `portfolio: ${PROJECTS} projects of ${facts} facts, answer ${(bytes / 1000).toFixed(0)} kB, ${drawn} rows drawn`,
          )
          return [
            // below 50 ms the browser reports no task at all
            { id: 'portfolio.gantt', value: longest, unit: 'ms' },
            { id: 'portfolio.gantt.paint', value: paint / 1000, unit: 's' },
            { id: 'portfolio.answer', value: answers.sort((a, b) => a - b)[2]!, unit: 'ms' },
          ]
        } finally {
          await browser.kill()
          removeProfile(profile)
        }
      })
    },
  },
]
