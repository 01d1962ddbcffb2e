// `calc edi`: the traffic light of the EDI for counts of items achieved, one colour per case of a JSON file.
import * as v from 'valibot'
import { EDI_GROUPS, ediAreas, ediItems, ediLight } from '../../modules/development/rules/edi-light.ts'
import { calculator, done, type Outcome, wrong } from './frame.ts'
import { answers, CaseId, objectOf, readJson } from './json-input.ts'

const whole = (words: string, most: number) =>
  v.pipe(
    v.number(words),
    v.check((x) => Number.isInteger(x) && x >= 0 && x <= most, words),
  )
/** More than so many risks or findings is a typing error. */
const MOST_SIGNS = 99
const signs = v.optional(whole(`se esperaba un entero de 0 a ${MOST_SIGNS}`, MOST_SIGNS), 0)
const met = whole('se esperaba un entero de 0 a 3', 3)

const Round = objectOf({
  group: v.pipe(
    v.number(`se esperaba un grupo de 1 a ${EDI_GROUPS}`),
    v.check(
      (g) => Number.isInteger(g) && g >= 1 && g <= EDI_GROUPS,
      `se esperaba un grupo de 1 a ${EDI_GROUPS}`,
    ),
  ),
  areas: objectOf({ MG: met, MF: met, LEN: met, SOC: met, CON: met }),
  previous: v.optional(
    objectOf({
      MG: v.optional(met),
      MF: v.optional(met),
      LEN: v.optional(met),
      SOC: v.optional(met),
      CON: v.optional(met),
    }),
  ),
  frb: signs,
  ale: signs,
  en: signs,
  alarm: signs,
})
const Cases = objectOf({ cases: v.array(objectOf({ id: CaseId, input: Round })) })
type Case = v.InferOutput<typeof Cases>['cases'][number]

export const edi = calculator({
  summary: 'edi: semáforo de la EDI de un archivo JSON · traffic light of the EDI of a JSON file',
  help: `nido calc edi ARCHIVO.json
Semáforo de la Evaluación del Desarrollo Infantil. El archivo tiene {"cases": [{"id"?, "input": {"group", "areas": {"MG", "MF",
"LEN", "SOC", "CON"}, "previous"?, "frb", "ale", "en", "alarm"}}]}: group de 1 a ${EDI_GROUPS}, areas cuántos reactivos se lograron (de 0 a 2
hasta el grupo 7, de 0 a 3 después), previous los del grupo anterior donde no se logró ninguno, lo demás cuántos hay.
Escribe {"cases": [{"id", "result"}]} con result green, yellow o red. Un área sin ninguno logrado y sin grupo anterior queda
amarilla, y se avisa. La regla viene de una fuente secundaria: confírmela con los formatos oficiales antes de usarla.
Termina en 2 si el archivo está mal: dice línea y columna, o el campo, y qué se esperaba.
English: one colour per case, {"cases": [{"id", "result"}]}; the rule comes from a secondary source.`,
  compute: async (file, _options, io) => {
    const read = await readJson(file, Cases, io)
    if (!read.stands) return read
    const { cases } = read.value
    const fitting = ofTheirGroup(file, cases)
    if (!fitting.stands) return fitting
    for (const [i, { id, input }] of cases.entries()) {
      const missing = ediLight(input).incomplete
      if (missing.length > 0)
        io.err(
          `caso ${id ?? i}: incompleto, falta aplicar el grupo ${input.group - 1} en ${missing.join(', ')}\n`,
        )
    }
    io.out(`${JSON.stringify({ cases: answers(cases, (c) => ediLight(c.input).colour) }, null, 1)}\n`)
    return done(undefined)
  },
})

/** How many items an area has depends on the group: three achieved of two is a wrong file. */
function ofTheirGroup(file: string, cases: readonly Case[]): Outcome<void> {
  for (const [i, { input }] of cases.entries()) {
    for (const [field, group] of [
      ['areas', input.group],
      ['previous', input.group - 1],
    ] as const) {
      const most = ediItems(group)
      for (const area of ediAreas) {
        const count = input[field]?.[area]
        if (count === undefined || count <= most) continue
        const path = `cases[${i}].input.${field}.${area}`
        const expected = `se esperaba un entero de 0 a ${most} en el grupo ${group}`
        return wrong({ file, path, expected, found: `«${count}»` })
      }
    }
  }
  return done(undefined)
}
