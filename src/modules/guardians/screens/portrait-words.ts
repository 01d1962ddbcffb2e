// The words of an adult's portrait: what it is for, and whose word it needs.
import { defineText } from '../../../ui/words.ts'

export const portraitWords = defineText({
  es: {
    about:
      'Sirve para comparar la cara en la puerta. Se ve en este centro y sus tabletas, se guarda cifrado y se borra cuando la persona lo pida.',
    how: 'Cómo dio su permiso',
    howMissing: 'Elija cómo dio su permiso',
    choose: 'Elegir o tomar la foto',
    preview: 'Así se verá el retrato',
    save: 'Guardar el retrato',
    missing: 'Falta la foto',
    noPhoto: 'Eso no es una foto que se pueda leer. Pruebe con la cámara, o con una foto JPG o PNG.',
    agreed: (day: string) => `Dio su permiso el ${day}.`,
    noConsent: 'Ya no da su permiso: borrar',
    wrong: 'No es su cara: borrar',
    another: 'Otro retrato',
  },
  en: {
    about:
      'It is for comparing faces at the door. Seen in this center and its tablets, kept encrypted, erased when they ask.',
    how: 'How they agreed',
    howMissing: 'Choose how they agreed',
    choose: 'Choose or take the photo',
    preview: 'How the portrait will look',
    save: 'Keep the portrait',
    missing: 'The photo is missing',
    noPhoto: 'That is no photo that can be read. Try the camera, or a JPG or PNG photo.',
    agreed: (day) => `They agreed on ${day}.`,
    noConsent: 'No longer agrees: erase',
    wrong: 'Not their face: erase',
    another: 'Another portrait',
  },
})
