// The words of two files' common past: lines of time, days on which both were seen, and joinings that were taken back.
import { formatsOf } from '../../../ui/formats.ts'
import { defineText } from '../../../ui/words.ts'

const es = formatsOf('es')
const en = formatsOf('en')

export const pastText = defineText({
  es: {
    title: 'Historia de los dos',
    about: 'Todo lo que dice cada expediente, en un solo orden, lo más reciente primero.',
    empty: 'Ninguno de los dos dice todavía nada.',
    when: 'Cuándo',
    kept: 'Expediente que se queda',
    other: 'El otro expediente',
    span: (from: string, until: string) => `${from} a ${until}`,
    since: (from: string) => `desde ${from}`,
    all: (n: number) => `Ver las ${es.number(n)} líneas`,
    withheld: (what: string) => `Este puesto no ve: ${what}.`,
    room: (name: string) => `Sala ${name}`,
    otherRoom: 'de otro centro',
    left: 'Baja',
    alert: (text: string) => `Alerta: ${text}`,
    document: (what: string, withdrawn: boolean) => `Documento: ${what}${withdrawn ? ' (retirado)' : ''}`,
    days: {
      title: '¿Estuvieron los dos al mismo tiempo?',
      neverSeen: 'De uno de los dos no hay ningún día con asistencia: los días no dicen nada.',
      noneBoth: (kept: number, other: number) =>
        `Ningún día estuvieron los dos. Días con asistencia: ${es.number(kept)} y ${es.number(other)}.`,
      both: (n: number, kept: number, other: number) =>
        `Estuvieron los dos en ${es.plural(n, 'mismo día', 'mismos días')}. Días con asistencia: ${es.number(kept)} y ${es.number(other)}.`,
      twoPlaces: 'Nadie está en dos centros el mismo día: pesa en contra de que sean la misma persona.',
      onePlace: 'En un mismo centro, dos llegadas cada día pesan en contra de que sean la misma persona.',
      slip: 'Uno o dos días pueden ser un descuido en la entrada.',
      speaks:
        'Asistieron en el mismo tiempo y nunca el mismo día: pesa a favor de que sean la misma persona.',
      stays: (from: string, until: string) =>
        `Los dos expedientes tuvieron sala a la vez, de ${from} a ${until}.`,
      staysOpen: (from: string) => `Los dos expedientes tienen sala a la vez desde ${from}.`,
      noStays: 'Los dos expedientes nunca tuvieron sala a la vez.',
      day: 'Día',
      legend: 'Círculo lleno: vino quien se queda. Rombo hueco: vino el otro. Con marco: los dos.',
      month: (month: string, kept: number, other: number, both: number) =>
        `${month}: ${es.number(kept)} y ${es.number(other)} días, ${es.number(both)} en común`,
      which: (days: string) => `Los dos: ${days}`,
      earlier: (n: number) => es.plural(n, 'mes anterior', 'meses anteriores'),
    },
    parted: {
      title: 'Estuvo unido con otro expediente',
      with: (who: string, from: string, until: string) =>
        `Estuvo unido con ${who} del ${from} al ${until}; se separaron otra vez.`,
      unnamed: 'un expediente de otro centro',
      at: (who: string, center: string) => `${who} (${center})`,
      by: (who: string) => `Los separó ${who}.`,
      why: (reason: string) => `Por qué: ${reason}`,
      open: 'Abrir el otro expediente',
    },
  },
  en: {
    title: 'Past of both',
    about: 'All that each file tells, in one order, latest first.',
    empty: 'Neither tells anything yet.',
    when: 'When',
    kept: 'File that stays',
    other: 'The other file',
    span: (from, until) => `${from} to ${until}`,
    since: (from) => `since ${from}`,
    all: (n) => `See all ${en.number(n)} lines`,
    withheld: (what) => `This post does not see: ${what}.`,
    room: (name) => `Room ${name}`,
    otherRoom: 'of another center',
    left: 'Left',
    alert: (text) => `Alert: ${text}`,
    document: (what, withdrawn) => `Document: ${what}${withdrawn ? ' (withdrawn)' : ''}`,
    days: {
      title: 'Were both there at the same time?',
      neverSeen: 'One of the two was never seen on any day: days say nothing.',
      noneBoth: (kept, other) =>
        `On no day were both there. Days attended: ${en.number(kept)} and ${en.number(other)}.`,
      both: (n, kept, other) =>
        `Both were there on ${en.plural(n, 'same day', 'same days')}. Days attended: ${en.number(kept)} and ${en.number(other)}.`,
      twoPlaces: 'Nobody is in two centers on one day: it speaks against their being one child.',
      onePlace: 'In one center, two arrivals day after day speak against their being one child.',
      slip: 'One or two days may be a slip at the door.',
      speaks: 'They came in the same time and never on one day: it speaks for their being one child.',
      stays: (from, until) => `Both files had a room at once, from ${from} to ${until}.`,
      staysOpen: (from) => `Both files have had a room at once since ${from}.`,
      noStays: 'The two files never had a room at once.',
      day: 'Day',
      legend: 'Filled circle: the one that stays came. Hollow diamond: the other came. Framed: both.',
      month: (month, kept, other, both) =>
        `${month}: ${en.number(kept)} and ${en.number(other)} days, ${en.number(both)} in common`,
      which: (days) => `Both: ${days}`,
      earlier: (n) => en.plural(n, 'earlier month', 'earlier months'),
    },
    parted: {
      title: 'Was joined with another file',
      with: (who, from, until) => `Was joined with ${who} from ${from} to ${until}; they were split again.`,
      unnamed: 'a file of another center',
      at: (who, center) => `${who} (${center})`,
      by: (who) => `Split by ${who}.`,
      why: (reason) => `Why: ${reason}`,
      open: 'Open the other file',
    },
  },
})
