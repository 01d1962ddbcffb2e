// Norms of the door as dated data: who is not received, until when an absence is told in time, and what happens after closing.
import { OWN_PROPOSAL } from '../../../kernel/norm.ts'
import type { Confidence } from '../contract/words.ts'

const DPSG =
  'Disposiciones para la Prestación del Servicio de Guardería (DPSG) 18-III, citadas por IDC el 21 de septiembre de 2020; no se sabe si rigen para CECI'
const NOT_SEEN = 'Sin norma vista que lo fije: solo se anota; el Instituto puede cambiarlo'
const MEMORY = 'Protocolo de salida tardía, de memoria'

type Line = readonly [
  norm: string,
  es: string,
  en: string,
  value: number,
  unit: string,
  source: string,
  confidence: Confidence,
]

const lines: readonly Line[] = [
  [
    'door.fever',
    'Temperatura desde la que no se recibe',
    'Temperature from which a child is not received',
    38,
    '°C',
    DPSG,
    'observed',
  ],
  [
    'door.out-vomiting',
    'No se recibe con vómito',
    'Not received with vomiting',
    1,
    '(1 sí, 0 no)',
    DPSG,
    'observed',
  ],
  [
    'door.out-contagious',
    'No se recibe con enfermedad contagiosa',
    'Not received with a contagious disease',
    1,
    '(1 sí, 0 no)',
    DPSG,
    'observed',
  ],
  [
    'door.out-malaise',
    'No se recibe con malestar general',
    'Not received with general malaise',
    1,
    '(1 sí, 0 no)',
    DPSG,
    'observed',
  ],
  [
    'door.out-care',
    'No se recibe si necesita cuidado personal (después de una operación)',
    'Not received when personal care is needed (after surgery)',
    1,
    '(1 sí, 0 no)',
    DPSG,
    'observed',
  ],
  [
    'door.out-outbreak',
    'No se recibe por indicación médica o brote',
    'Not received on medical advice or in an outbreak',
    1,
    '(1 sí, 0 no)',
    DPSG,
    'observed',
  ],
  [
    'door.out-diarrhea',
    'No se recibe con diarrea',
    'Not received with diarrhea',
    0,
    '(1 sí, 0 no)',
    NOT_SEEN,
    'unconfirmed',
  ],
  [
    'door.out-rash',
    'No se recibe con erupción en la piel',
    'Not received with a rash',
    0,
    '(1 sí, 0 no)',
    NOT_SEEN,
    'unconfirmed',
  ],
  [
    'door.out-cough',
    'No se recibe con tos',
    'Not received with a cough',
    0,
    '(1 sí, 0 no)',
    NOT_SEEN,
    'unconfirmed',
  ],
  [
    'door.out-eyes',
    'No se recibe con ojos rojos o con secreción',
    'Not received with red or weeping eyes',
    0,
    '(1 sí, 0 no)',
    NOT_SEEN,
    'unconfirmed',
  ],
  [
    'door.cut-off',
    'Aviso de falta a tiempo: minutos después de abrir',
    'Absence told in time: minutes after opening',
    90,
    'minutos',
    OWN_PROPOSAL,
    'unconfirmed',
  ],
  [
    'door.impute',
    'Salida supuesta: minutos después del cierre sin que nadie la diga',
    'Departure imputed: minutes after closing without a word',
    120,
    'minutos',
    OWN_PROPOSAL,
    'unconfirmed',
  ],
  [
    'late.family',
    'Salida tardía: llamar a la familia, minutos después del cierre',
    'Late pick-up: call the family, minutes after closing',
    5,
    'minutos',
    MEMORY,
    'unconfirmed',
  ],
  [
    'late.director',
    'Salida tardía: llamar a la dirección, minutos después del cierre',
    'Late pick-up: call the director, minutes after closing',
    30,
    'minutos',
    MEMORY,
    'unconfirmed',
  ],
  [
    'late.authority',
    'Salida tardía: avisar a la autoridad, minutos después del cierre',
    'Late pick-up: tell the authority, minutes after closing',
    60,
    'minutos',
    MEMORY,
    'unconfirmed',
  ],
]

export const doorNorms = lines.map(([norm, es, en, value, unit, source, confidence]) => ({
  ...{ norm, words: { es, en }, value, unit, source, confidence },
  from_day: '2020-01-01',
}))
