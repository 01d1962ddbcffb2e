// Words of what may not be near a child of these ages: no activity of the house's own has them, and one that is loaded is looked at again.
import type { Activity } from '../../contract/programme.ts'

/** Nobody of these ages gets any of it, not even named as something to avoid. */
export const NEVER =
  /\b(pantallas?|celular(es)?|tele(visi[oó]n)?|videos?|tabletas?|velas?|cerillos?|estufas?|gas|encendedor(es)?|aerosol(es)?|cloro|andaderas?|globos?|pilas?|imán|imanes|talco|premios?|castigos?)\b/
/** What is small enough to be swallowed or breathed in, or may go around a neck. Source: NOM-051 and AAP lists, by memory: see ceci.md §8 */
export const CHOKES =
  /\b(canicas?|botones|bot[oó]n|monedas?|chaquiras?|frijol(es)?|lentejas?|semillas?|arroz|garbanzos?|palomitas?|cacahuates?|nuez|nueces|uvas?|salchichas?|caramelos?|dulces|corcholatas?|alfiler(es)?|tijeras?|unicel|algod[oó]n|hielos?|cordones|cord[oó]n|estambre|hilos?|piedritas?|grapas|ligas?)\b/
export const CHOKES_BELOW = 36

/** The first such word of an activity: a reason to look at it, not to refuse it, because words have more than one meaning. */
export function hazardOf(
  a: Pick<Activity, 'title' | 'what' | 'look' | 'adjust' | 'materials' | 'from'>,
): string | undefined {
  const told = [a.title, a.what, a.look, a.adjust, ...a.materials].join(' · ').toLowerCase()
  return told.match(NEVER)?.[0] ?? (a.from < CHOKES_BELOW ? told.match(CHOKES)?.[0] : undefined)
}
