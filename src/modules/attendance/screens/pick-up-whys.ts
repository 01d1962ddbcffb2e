// Why a pick-up was for the director, in the words of the tablet and of the desk: one list, one difference.
import type { PickUpWhy } from '../contract/door.ts'

type Whys = Readonly<Record<PickUpWhy, string>>

/**
 * On the tablet, which whoever stands at the door may see: of a name like somebody's who may not take the child it says only
 * that the name must be looked at.
 */
export const whysAtTheDoor = {
  es: {
    unknown: 'no está en la lista',
    proposed: 'la dirección aún no la confirma',
    withdrawn: 'su autorización se retiró',
    'not-authorized': 'no está autorizada para recoger',
    'not-yet': 'su autorización aún no empieza',
    expired: 'su autorización ya terminó',
    minor: 'no consta que sea mayor de edad',
    unverified: 'no se comprobó quién es',
    'pin-wrong': 'el PIN no coincidió',
    'face-unlike': 'la cara no es la de la foto',
    'document-other-name': 'el documento tiene otro nombre',
    'code-wrong': 'el código no coincidió',
    'code-other-person': 'el código es de otra persona',
    'code-other-day': 'el código es de otro día',
    'code-used': 'el código ya se usó',
    'resembles-restricted': 'hay que revisar el nombre',
  },
  en: {
    unknown: 'not on the list',
    proposed: 'not confirmed by the office yet',
    withdrawn: 'their authorization was withdrawn',
    'not-authorized': 'not authorized to pick up',
    'not-yet': 'their authorization has not begun',
    expired: 'their authorization has ended',
    minor: 'not known to be of age',
    unverified: 'nobody verified who they are',
    'pin-wrong': 'the PIN did not match',
    'face-unlike': 'not the face in the photo',
    'document-other-name': 'the document has another name',
    'code-wrong': 'the code did not match',
    'code-other-person': 'the code is somebody else’s',
    'code-other-day': 'the code is of another day',
    'code-used': 'the code had been used',
    'resembles-restricted': 'the name must be checked',
  },
} satisfies Record<'es' | 'en', Whys>

/** At the desk, where the director decides. */
export const whysAtTheDesk = {
  es: {
    ...whysAtTheDoor.es,
    'resembles-restricted': 'su nombre se parece al de alguien a quien no se entrega',
  },
  en: {
    ...whysAtTheDoor.en,
    'resembles-restricted': 'a name like somebody’s who may not take the child',
  },
} satisfies Record<'es' | 'en', Whys>
