// Words of the page that shares the announced centers by need and by formal jobs.
import { stateName } from '../../../kernel/state-names.ts'
import { defineText } from '../../../ui/words.ts'
import { REST } from '../rules/share-rows.ts'

export const sharesText = defineText({
  es: {
    title: 'Reparto de los centros',
    siting: 'Ubicación',
    mexico: 'México',
    lead: 'Cuántos centros tocarían a cada estado y municipio por sus niñas y niños o por los puestos de sus mujeres, junto a lo que se publicó.',
    centers: 'Centros por repartir',
    level: 'Por',
    levels: { state: 'Estado', municipality: 'Municipio' },
    towards: 'Entre la necesidad y el empleo formal',
    towardsSaid: (need: string, jobs: string) => `${need} por niñas y niños, ${jobs} por puestos de mujeres`,
    follows: {
      posts: 'Lo publicado sigue al empleo formal más que a la necesidad.',
      children: 'Lo publicado sigue a la necesidad más que al empleo formal.',
      neither: 'Lo publicado queda igual de lejos de ambos.',
    },
    distance: (places: string, posts: string, children: string) =>
      `En ${places} lugares con total publicado, las metas se apartan ${posts} centros del reparto por puestos y ${children} del reparto por niñas y niños.`,
    noTargets: 'No hay metas publicadas con total por lugar: se importan en «Metas publicadas».',
    targetsElsewhere: 'Las metas publicadas las ve quien lleva los lugares: aquí se ve el reparto sin ellas.',
    city: 'Los puestos de la Ciudad de México vienen con una sola clave (09000): por municipio, sus alcaldías cuentan juntas.',
    unplaced: (n: string) =>
      `${n} puestos de mujeres no tienen municipio que se pueda decir: cuentan en su estado y en ningún municipio.`,
    caution: (census: string, posts: string) =>
      `Niñas y niños de 0 a 3 años: los de 0 a 2 y un tercio de los de 3 a 5 del censo (${census}). Puestos permanentes de mujeres: ${posts}. El puesto se cuenta donde paga el patrón, no donde vive la madre.`,
    endNeed: 'Niñas y niños',
    endJobs: 'Puestos de mujeres',
    onlyHere: (where: string) => `La lista muestra solo ${where}.`,
    everywhere: 'Ver todo',
    missing: 'Faltan el censo o los puestos: se importan y se ven en Territorio.',
    toTerritory: 'Ir a Territorio',
    mapTitle: 'Centros por estado según el reparto',
    mapSentence: (n: string) => `${n} centros, entre la necesidad y el empleo formal como dice el control.`,
    measure: 'Centros',
    place: 'Lugar',
    children: 'De 0 a 3 años',
    posts: 'Puestos de mujeres',
    byChildren: 'Por niñez',
    byPosts: 'Por puestos',
    between: 'Según el control',
    target: 'Publicado',
    planned: 'Planeados aquí',
    wholeCity: 'Ciudad de México (toda)',
    rest: 'Resto del país, sin cifras aquí',
    partOnly: (n: string, states: string) => `Hay cifras de ${n} de los 32 estados: ${states}.`,
    restKnown:
      'Los centros son los de todo el país: lo que toca a los demás estados queda junto, en la última fila, según los totales nacionales de las mismas listas.',
    restUnknown:
      'Los centros se reparten solo entre ellos: escriba cuántos les tocan, porque el total de todo el país aquí sería demasiado.',
    lacking: (states: string) => `Faltan municipios, y por eso no entran en el reparto: ${states}.`,
    someOf: (state: string, told: string, of: string) => `${state} (${told} de ${of})`,
    nothingWhole:
      'Ningún estado tiene cifras de todos sus municipios: no hay entre quiénes repartir. Se importan en Territorio.',
    sources: 'De dónde sale',
    sourceOf: (what: string, of: string, source: string) => `${what} (${of}): ${source}`,
    census: 'Niñas y niños',
    publishedFrom: (place: string, n: string) => `Publicado de ${place}, ${n}:`,
    table: 'Reparto',
    wrong: 'Un número de 1 a 100,000',
  },
  en: {
    title: 'Share of the centers',
    siting: 'Siting',
    mexico: 'Mexico',
    lead: 'How many centers each state and municipality would have by its children or by the posts of its women, beside what was published.',
    centers: 'Centers to share',
    level: 'By',
    levels: { state: 'State', municipality: 'Municipality' },
    towards: 'Between need and formal jobs',
    towardsSaid: (need, jobs) => `${need} by children, ${jobs} by women’s posts`,
    follows: {
      posts: 'What was published follows formal jobs more than need.',
      children: 'What was published follows need more than formal jobs.',
      neither: 'What was published is as far from one as from the other.',
    },
    distance: (places, posts, children) =>
      `In ${places} places with a published total, targets are ${posts} centers away from the share by posts and ${children} from the share by children.`,
    noTargets: 'No published targets have a total by place: they are imported as “Published targets”.',
    targetsElsewhere:
      'Published targets are seen by whoever keeps the places: here the share stands without them.',
    city: 'Mexico City’s posts come under one key (09000): by municipality its boroughs count together.',
    unplaced: (n) =>
      `${n} posts of women have no municipality that could be told: they count in their state and in no municipality.`,
    caution: (census, posts) =>
      `Children aged 0 to 3: those of 0 to 2 and a third of those of 3 to 5 in the census (${census}). Permanent posts of women: ${posts}. A post counts where the employer pays, not where the mother lives.`,
    endNeed: 'Children',
    endJobs: 'Women’s posts',
    onlyHere: (where) => `The list shows ${where} only.`,
    everywhere: 'See all',
    missing: 'Census or posts are missing: they are imported and seen in Territory.',
    toTerritory: 'Go to Territory',
    mapTitle: 'Centers by state in this share',
    mapSentence: (n) => `${n} centers, between need and formal jobs as the control says.`,
    measure: 'Centers',
    place: 'Place',
    children: 'Aged 0 to 3',
    posts: 'Women’s posts',
    byChildren: 'By children',
    byPosts: 'By posts',
    between: 'As the control says',
    target: 'Published',
    planned: 'Planned here',
    wholeCity: 'Mexico City (all)',
    rest: 'Rest of the country, without figures here',
    partOnly: (n, states) => `There are figures of ${n} of the 32 states: ${states}.`,
    restKnown:
      'The centers are those of the whole country: what the other states would have stands together in the last row, by the national totals of the same lists.',
    restUnknown:
      'The centers are shared among these alone: write how many are theirs, because the total of the whole country would be too many here.',
    lacking: (states) => `Municipalities are missing, so they have no part in the share: ${states}.`,
    someOf: (state, told, of) => `${state} (${told} of ${of})`,
    nothingWhole:
      'No state has figures of all its municipalities: there is nobody to share among. They are imported in Territory.',
    sources: 'Where it comes from',
    sourceOf: (what, of, source) => `${what} (${of}): ${source}`,
    census: 'Children',
    publishedFrom: (place, n) => `Published of ${place}, ${n}:`,
    table: 'Share',
    wrong: 'A number from 1 to 100,000',
  },
})

/** As people call a row of a share: its state, its municipality, all of Mexico City, or the rest of the country. */
export function shareName(
  key: string,
  names: Readonly<Record<string, string>>,
  t: Pick<(typeof sharesText)['es'], 'rest' | 'wholeCity'>,
): string {
  if (key === REST) return t.rest
  if (key.length === 2) return stateName(key)
  return key === '09000' ? t.wholeCity : `${names[key] ?? key}, ${stateName(key.slice(0, 2))}`
}
