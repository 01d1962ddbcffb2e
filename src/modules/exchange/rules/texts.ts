// Texts as files have them: letters that other programs spoiled are mended, words that mean nothing are empty, headers are words.

/** Characters of Windows-1252 between 0x80 and 0x9F, by their byte. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const byteOf = (c: string): number => {
  const code = c.charCodeAt(0)
  if (code < 0x100) return code
  const at = WINDOWS.indexOf(c)
  return at < 0 ? -1 : 0x80 + at
}

/** UTF-8 that somebody read as Latin-1: `NiÃ±o` was «Niño». Undefined when the text is not that. */
function reread(text: string): string | undefined {
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) {
    const b = byteOf(text[i]!)
    if (b < 0) return undefined
    bytes[i] = b
  }
  let out = ''
  for (let i = 0; i < bytes.length; i++) {
    const b = bytes[i]!
    if (b < 0x80) {
      out += String.fromCharCode(b)
      continue
    }
    const more = b >= 0xc2 && b < 0xe0 ? 1 : b >= 0xe0 && b < 0xf0 ? 2 : b >= 0xf0 && b < 0xf5 ? 3 : 0
    if (more === 0 || i + more >= bytes.length) return undefined
    let code = b & (0x3f >> more)
    for (let k = 1; k <= more; k++) {
      const c = bytes[i + k]!
      if ((c & 0xc0) !== 0x80) return undefined
      code = (code << 6) | (c & 0x3f)
    }
    out += String.fromCodePoint(code)
    i += more
  }
  return out
}

const ENTITIES: Readonly<Record<string, string>> = {
  ...{
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    ordf: 'ª',
    ordm: 'º',
    iquest: '¿',
    iexcl: '¡',
  },
  ...{ aacute: 'á', eacute: 'é', iacute: 'í', oacute: 'ó', uacute: 'ú', ntilde: 'ñ', uuml: 'ü' },
  ...{ Aacute: 'Á', Eacute: 'É', Iacute: 'Í', Oacute: 'Ó', Uacute: 'Ú', Ntilde: 'Ñ', Uuml: 'Ü' },
}
const entity = (whole: string, name: string): string => {
  if (name[0] !== '#') return ENTITIES[name] ?? whole
  const code = name[1] === 'x' || name[1] === 'X' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : whole
}

/** Undoes what was escaped once or twice on the way: `&Ntilde;`, `&amp;ntilde;`, `\u00f1`, `NiÃ±o`. Other text as it is. */
export function mended(text: string): string {
  let now = text
  for (let round = 0; round < 3; round++) {
    let next = now
    if (next.includes('&')) next = next.replace(/&(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,8});/g, entity)
    if (next.includes('\\u'))
      next = next.replace(/\\u([0-9a-fA-F]{4})/g, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      )
    if (/[ÃÂ]/.test(next)) next = reread(next) ?? next
    if (next === now) break
    now = next
  }
  return now
}

/** Case, accents, punctuation and spaces apart: what two spellings of one word share. */
export const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

const EMPTY = new Set([
  'na',
  'n a',
  'nd',
  'n d',
  's d',
  'sd',
  'sin dato',
  'sin datos',
  'no aplica',
  'no disponible',
  'null',
  'none',
  'nan',
  'no especificado',
])

/** Whether a cell says nothing: `N/A`, `-`, `s/d`, dots, a lone asterisk. */
export function saysNothing(text: string): boolean {
  if (text.length > 20 || /^[0-9a-mo-rt-z]/i.test(text)) return false
  const words = plain(text)
  return words === '' || EMPTY.has(words)
}

/** Spaces of every kind are one space, and the letters are mended. */
export const cleaned = (text: string): string => {
  if (!/[&\\ÃÂ\s\u200b\ufeff]/.test(text)) return text
  const whole = /[&\\ÃÂ]/.test(text) ? mended(text) : text
  return /[\s\u00a0\u200b\ufeff]/.test(whole)
    ? whole
        .replace(/[\s\u00a0]+/g, ' ')
        .replace(/[\u200b\ufeff]/g, '')
        .trim()
    : whole
}

/** What stands between the parts of a grouped header. */
export const GROUP = ' · '

const SHORT: Readonly<Record<string, string>> = {
  ...{
    cve: 'clave',
    clv: 'clave',
    cv: 'clave',
    mun: 'municipio',
    mpio: 'municipio',
    nom: 'nombre',
    mpal: 'municipio',
  },
  ...{ ent: 'entidad', edo: 'estado', pob: 'poblacion', fec: 'fecha', nac: 'nacimiento', tel: 'telefono' },
  ...{ dir: 'direccion', num: 'numero', no: 'numero', nro: 'numero', loc: 'localidad', cap: 'capacidad' },
  ...{ rep: 'representacion', tot: 'total', ap: 'apellido', pat: 'paterno', mat: 'materno', lat: 'latitud' },
  ...{ latitude: 'latitud', lon: 'longitud', long: 'longitud', lng: 'longitud', longitude: 'longitud' },
  ...{
    guard: 'guarderia',
    nina: 'nino',
    ninas: 'nino',
    sem: 'semana',
    cab: 'cabecera',
    kilogramo: 'kg',
    kilo: 'kg',
  },
  ...{
    centimetro: 'cm',
    gramo: 'g',
    fem: 'femenina',
    femenino: 'femenina',
    masc: 'masculina',
    hab: 'habitante',
  },
  ...{ masculino: 'masculina', municipal: 'municipio', estatal: 'estado', munic: 'municipio' },
}
/** Words that change nothing about what a column is. */
const NEUTRAL = new Set([
  'de',
  'del',
  'la',
  'el',
  'los',
  'las',
  'en',
  'por',
  'y',
  'o',
  'a',
  'al',
  'of',
  'the',
  'un',
  'una',
  'con',
  'para',
  'mx',
  'mxn',
])

/** The words of a header, abbreviations written out, without articles and years: `CVE_MUN` is «clave municipio». */
export function headerWords(text: string): string[] {
  const split = cleaned(text).replace(/([a-záéíóúñ])([A-ZÁÉÍÓÚÑ])/g, '$1 $2')
  const all = plain(split)
    .split(' ')
    .filter((w) => w !== '')
  const said = all.filter((w) => !NEUTRAL.has(w) && !/^(19|20)\d\d$/.test(w))
  return (said.length > 0 ? said : all).map((w) => {
    const one = w.length > 4 ? w.replace(/s$/, '') : w
    return SHORT[one] ?? one
  })
}
