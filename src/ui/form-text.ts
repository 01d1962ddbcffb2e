// Words of forms whose fields are data: what is expected, what was found, what was kept.
import { defineText } from './words.ts'

export const formText = defineText({
  es: {
    number: 'Se esperaba un número',
    pickOne: 'Elegir uno de la lista',
    pickHint: 'Escribir parte del nombre y elegir.',
    picked: 'Elegido',
    noneFound: (what: string) => `Nada coincide con «${what}».`,
    unchanged: 'Nada cambió.',
    kept: 'Aquí sigue lo que ya se había escrito.',
    again: 'Empezar de nuevo',
    dropFile: 'Quitar',
  },
  en: {
    number: 'A number was expected',
    pickOne: 'Choose one of the list',
    pickHint: 'Type part of the name and choose.',
    picked: 'Chosen',
    noneFound: (what) => `Nothing matches “${what}”.`,
    unchanged: 'Nothing changed.',
    kept: 'What had been typed is still here.',
    again: 'Start again',
    dropFile: 'Take off',
  },
})
