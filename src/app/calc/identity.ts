// `calc identity`: judges CURP and NSS, normalises and composes, over the lists of a JSON file.
import * as v from 'valibot'
import { judgeCurp, normaliseCurp } from '../../kernel/identity/curp.ts'
import { firstFourLetters } from '../../kernel/identity/curp-letters.ts'
import { judgeNss, normaliseNss } from '../../kernel/identity/nss.ts'
import { calculator, done } from './frame.ts'
import { answers, CaseId, objectOf, readJson } from './json-input.ts'

const list = <E extends v.ObjectEntries>(entries: E) =>
  v.optional(v.array(objectOf({ id: CaseId, ...entries })))
const curps = list({ curp: v.string() })
const numbers = list({ nss: v.string() })

const Cases = v.pipe(
  objectOf({
    curp: v.optional(
      objectOf({
        valid: curps,
        invalid: curps,
        normalise: list({ input: v.string() }),
        names: list({ given: v.string(), first: v.string(), second: v.optional(v.string(), '') }),
      }),
    ),
    nss: v.optional(objectOf({ valid: numbers, invalid: numbers })),
  }),
  v.check((c) => c.curp !== undefined || c.nss !== undefined, 'se esperaba un objeto con curp o nss'),
)

export const identity = calculator({
  summary: 'identity: juzga CURP y NSS de un archivo JSON · judges CURP and NSS of a JSON file',
  help: `nido calc identity ARCHIVO.json
Juzga las listas que haya de {"curp": {"valid": [{"curp"}], "invalid": [{"curp"}], "normalise": [{"input"}],
"names": [{"given", "first", "second"}]}, "nss": {"valid": [{"nss"}], "invalid": [{"nss"}]}} y escribe las mismas listas,
cada una [{"id", "result"}]: de curp y nss {"valid", "why"?, "checkDigit"?}, de normalise un texto, de names las cuatro
primeras letras. id es el del caso o su lugar desde 0. Lo que el archivo diga esperar no se lee.
Termina en 2 si el archivo está mal: dice línea y columna, o el campo, y qué se esperaba.
English: judges each list of the file and writes the same lists with one result per case.`,
  compute: async (file, _options, io) => {
    const read = await readJson(file, Cases, io)
    if (!read.stands) return read
    const { curp, nss } = read.value
    const judgedCurp = (c: { curp: string }) => shown(judgeCurp(normaliseCurp(c.curp)))
    const judgedNss = (c: { nss: string }) => shown(judgeNss(normaliseNss(c.nss)))
    const result = {
      curp: curp && {
        valid: curp.valid && answers(curp.valid, judgedCurp),
        invalid: curp.invalid && answers(curp.invalid, judgedCurp),
        normalise: curp.normalise && answers(curp.normalise, (c) => normaliseCurp(c.input)),
        names: curp.names && answers(curp.names, firstFourLetters),
      },
      nss: nss && {
        valid: nss.valid && answers(nss.valid, judgedNss),
        invalid: nss.invalid && answers(nss.invalid, judgedNss),
      },
    }
    io.out(`${JSON.stringify(result, null, 1)}\n`)
    return done(undefined)
  },
})

type Judged = { readonly valid: boolean; readonly why?: string; readonly checkDigit?: string }

const shown = ({ valid, why, checkDigit }: Judged): Judged => ({ valid, why, checkDigit })
