// The portfolio as a file of Open Contracting for Infrastructure: written project by project as long work, stopped when asked.
import type * as v from 'valibot'
import { COUNTRY_ZONE, civilDay } from '../../../kernel/days.ts'
import { stateName } from '../../../kernel/state-names.ts'
import type { LongWork } from '../../../platform/house.ts'
import { WorkFailed } from '../../../platform/long-work.ts'
import { OC4IDS_WORK, Oc4idsAsked, type Oc4idsDone } from '../contract/programme.ts'
import { projectsWhole } from '../reads.ts'
import { oc4idsHead, oc4idsProject } from '../rules/oc4ids.ts'
import { oc4idsWords } from '../rules/oc4ids-words.ts'

/** Projects read and written in one go. */
const AT_ONCE = 100

/** Refused while there is nothing: the standard wants one project at least, and an empty file would be none. */
export const oc4idsFile: LongWork<v.InferOutput<typeof Oc4idsAsked>> = {
  kind: OC4IDS_WORK,
  input: Oc4idsAsked,
  words: () => ({ es: 'Obras en OC4IDS', en: 'Works as OC4IDS' }),
  permission: 'construction.read',
  scopeOf: () => ({ kind: 'own' }),
  afterCrash: 'resume',
  run: async ({ id, db, scope, now, signal, progress, file }, { language }): Promise<Oc4idsDone> => {
    const at = now().toISOString()
    const words = oc4idsWords[language]
    const out = file(`nido-oc4ids-${civilDay(at, COUNTRY_ZONE)}.json`, 'application/json')
    const write = (text: string) => out.write(Buffer.from(text))
    const head = JSON.stringify(oc4idsHead(id, at))
    await write(`${head.slice(0, -1)},"projects":[`)
    let written = 0
    for (let after: string | null = ''; after !== null; ) {
      signal.throwIfAborted()
      const page = await db.read(scope, (read) => projectsWhole(read, after ?? '', AT_ONCE))
      for (const told of page.rows) {
        const one = oc4idsProject(
          { ...told, state: stateName(told.project.municipality.slice(0, 2)) },
          at,
          words,
        )
        await write(`${written > 0 ? ',' : ''}\n${JSON.stringify(one)}`)
        written++
      }
      progress(written, page.total)
      after = page.next
    }
    if (written === 0)
      throw new WorkFailed({ es: 'No hay proyectos que escribir.', en: 'There are no projects to write.' })
    await write('\n]}\n')
    await out.close()
    return { projects: written }
  },
}
