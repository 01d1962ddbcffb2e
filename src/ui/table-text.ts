// Words of lists: how many rows, what sorts them, what is printed.
import { formatsOf } from './formats.ts'
import { defineText } from './words.ts'

const es = formatsOf('es')
const en = formatsOf('en')

export const tableText = defineText({
  es: {
    rows: (n: number) => es.plural(n, 'renglón', 'renglones'),
    found: (n: number, all: number) => `${es.number(n)} de ${es.number(all)}`,
    more: 'Ver más',
    moreLoading: 'Trayendo más…',
    printAll: (n: number) => `Imprimir ${es.plural(n, 'renglón', 'renglones')}`,
    part: (n: number, all: number) =>
      `Se imprimieron ${es.number(n)} de ${es.number(all)}. Todos: «Imprimir», arriba de la lista, o «Descargar».`,
    sortUp: 'de menor a mayor',
    sortDown: 'de mayor a menor',
    sortBy: (column: string) => `Ordenar por ${column}`,
    none: (what: string) => `Nada coincide con «${what}».`,
    keys: 'Flechas para recorrer, Entrar para abrir.',
  },
  en: {
    rows: (n) => en.plural(n, 'row', 'rows'),
    found: (n, all) => `${en.number(n)} of ${en.number(all)}`,
    more: 'See more',
    moreLoading: 'Bringing more…',
    printAll: (n) => `Print ${en.plural(n, 'row', 'rows')}`,
    part: (n, all) =>
      `Printed ${en.number(n)} of ${en.number(all)}. All of them: “Print”, above the list, or “Take away”.`,
    sortUp: 'lowest first',
    sortDown: 'highest first',
    sortBy: (column) => `Sort by ${column}`,
    none: (what) => `Nothing matches “${what}”.`,
    keys: 'Arrows to move, Enter to open.',
  },
})
