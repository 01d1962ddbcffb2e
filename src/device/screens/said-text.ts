// The words of what was said on this tablet and what of it was sent, of its photos and of its screen lock.
import { formatsOf } from '../../ui/formats.ts'
import { defineText } from '../../ui/words.ts'

const es = formatsOf('es')
const en = formatsOf('en')

export const saidText = defineText({
  es: {
    photos: {
      waiting: (n: number, kb: number) =>
        n === 1
          ? `1 foto por enviar (${kb} kB). Va al final.`
          : `${n} fotos por enviar (${kb} kB). Van al final.`,
      refused: (n: number) =>
        n === 1
          ? 'El servidor no aceptó 1 foto: hay que tomarla otra vez.'
          : `El servidor no aceptó ${n} fotos: hay que tomarlas otra vez.`,
      metered: 'Enviar fotos también con datos móviles',
      meteredHint: 'Sin esto, las fotos esperan una red que no cueste. Lo demás se envía siempre.',
    },
    passkey: {
      add: 'Abrir también con el bloqueo de la tableta',
      why: 'Así, si la tableta se cierra sola durante el día, basta la huella o el patrón. Escribir la frase para agregarlo.',
      done: 'Listo: el bloqueo de la tableta también la abre.',
      failed: 'No se pudo agregar: la frase no es esa o la tableta no lo permite. Todo sigue como estaba.',
    },
    outbox: {
      title: 'Lo guardado y lo enviado',
      all: 'Todo',
      review: 'Para revisar',
      none: 'Aquí aparece cada cosa que se registra en esta tableta.',
      noReview: 'No hay nada que revisar.',
      pending: (n: number, minutes: number) => `${es.number(n)} por enviar, desde hace ${es.span(minutes)}.`,
      contact: (asOf: string) => `Último contacto: ${asOf}.`,
      noContact: 'Todavía sin contacto.',
      skewed: (clock: string) =>
        `El reloj de la tableta está mal: son las ${clock}. Corregirlo en los ajustes.`,
      notDurable: 'Esta tableta no promete conservar lo guardado: instalar Nido desde el menú del navegador.',
      damaged: (n: number) =>
        `${es.plural(n, 'registro fue alterado', 'registros fueron alterados')} en el disco y no se puede leer. Se conserva; avisar a la dirección.`,
      stuck: (n: number) =>
        `${es.plural(n, 'registro no fue entendido', 'registros no fueron entendidos')} por el servidor: se guarda y se reintenta.`,
      lostData:
        'Esta tableta perdió registros que ya había enviado. El servidor los tiene; la dirección está avisada.',
      lease: {
        capture: 'Hace mucho sin contacto: las fichas no se abren hasta que haya red.',
        closed: 'Demasiado tiempo sin contacto: solo se entrega lo guardado.',
      },
      answer: {
        taken: 'recibido',
        duplicate: 'recibido',
        flagged: 'recibido, con aviso',
        review: 'lo revisa la dirección',
        quarantined: 'no se entendió',
      },
      reasons: {
        'no-permission': 'Quien lo dijo no tenía ese permiso ese día.',
        'out-of-scope': 'Es de otro centro.',
        'after-revocation': 'Se registró después de retirar la tableta.',
        'cloned-device': 'Otra tableta usó el mismo número.',
        'unknown-subject': 'Todavía no se conoce a esa niña o niño.',
        'unknown-kind': 'El servidor no conoce este tipo de registro.',
        'unknown-version': 'El servidor es más antiguo que la tableta.',
        'same-id-other-content': 'Dos registros distintos con el mismo número.',
        'taking-failed': 'El servidor no pudo aplicarlo.',
        'another-device': 'Dice ser de otra tableta.',
        'unreadable-text': 'Lleva signos que no se pueden leer.',
        'needs-decision': 'Esto se decide en la computadora de la dirección.',
      },
    },
  },
  en: {
    photos: {
      waiting: (n, kb) =>
        n === 1
          ? `1 photo to send (${kb} kB). It goes last.`
          : `${n} photos to send (${kb} kB). They go last.`,
      refused: (n) =>
        n === 1
          ? 'The server did not accept 1 photo: take it again.'
          : `The server did not accept ${n} photos: take them again.`,
      metered: 'Send photos over mobile data too',
      meteredHint:
        'Without this, photos wait for a network that costs nothing. Everything else is always sent.',
    },
    passkey: {
      add: 'Open with the tablet’s screen lock too',
      why: 'Then, if the tablet closes by itself during the day, a fingerprint or pattern is enough. Type the phrase to add it.',
      done: 'Done: the tablet’s screen lock opens it too.',
      failed: 'Not added: that is not the phrase, or the tablet does not allow it. Everything is as it was.',
    },
    outbox: {
      title: 'Saved and sent',
      all: 'All',
      review: 'To review',
      none: 'Everything that is recorded on this tablet appears here.',
      noReview: 'There is nothing to review.',
      pending: (n, minutes) => `${en.number(n)} to send, for ${en.span(minutes)}.`,
      contact: (asOf) => `Last contact: ${asOf}.`,
      noContact: 'No contact yet.',
      skewed: (clock) => `The tablet’s clock is wrong: it is ${clock}. Set it in the settings.`,
      notDurable: 'This tablet does not promise to keep what is saved: install Nido from the browser’s menu.',
      damaged: (n) =>
        `${en.plural(n, 'record was changed', 'records were changed')} on the disk and cannot be read. Kept; tell the office.`,
      stuck: (n) =>
        `${en.plural(n, 'record was', 'records were')} not understood by the server: kept and tried again.`,
      lostData: 'This tablet lost records it had sent. The server has them; the office has been told.',
      lease: {
        capture: 'Out of touch for long: cards do not open until there is a network.',
        closed: 'Out of touch for too long: only what was saved is handed in.',
      },
      answer: {
        taken: 'received',
        duplicate: 'received',
        flagged: 'received, with a notice',
        review: 'the office is looking',
        quarantined: 'not understood',
      },
      reasons: {
        'no-permission': 'Who said it had no such permission that day.',
        'out-of-scope': 'It belongs to another center.',
        'after-revocation': 'Recorded after the tablet was retired.',
        'cloned-device': 'Another tablet used the same number.',
        'unknown-subject': 'That child is not known yet.',
        'unknown-kind': 'The server does not know this kind of record.',
        'unknown-version': 'The server is older than the tablet.',
        'same-id-other-content': 'Two different records with one number.',
        'taking-failed': 'The server could not apply it.',
        'another-device': 'It claims to be of another tablet.',
        'unreadable-text': 'It carries signs that cannot be read.',
        'needs-decision': 'This is decided on the office computer.',
      },
    },
  },
})
