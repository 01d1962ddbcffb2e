// The words of the pages every morning begins with: opening, who one is, waiting, leaving.
import { formatsOf } from '../../ui/formats.ts'
import { defineText } from '../../ui/words.ts'

const es = formatsOf('es')
const en = formatsOf('en')

export const deviceText = defineText({
  es: {
    unlock: {
      title: 'Abrir la tableta',
      morning: (day: string, clock: string) => `Hoy es ${day} y son las ${clock}.`,
      clockHint: 'Si no es así, corregir la hora en los ajustes de la tableta.',
      phrase: 'Frase para abrir',
      hint: 'Las 5 palabras de la dirección. Abre hasta que cierre el centro.',
      show: 'Mostrar lo que escribo',
      open: 'Abrir',
      opening: 'Abriendo…',
      screenLock: 'Abrir con el bloqueo de la tableta',
      wrong: 'Esa no es la frase. Nada se perdió; intentar de nuevo.',
      notConfirmed: 'No se confirmó. Intentar de nuevo o escribir la frase.',
      pending: (n: number) =>
        `${es.plural(n, 'registro guardado aquí espera', 'registros guardados aquí esperan')} a ser enviados. Siguen a salvo.`,
      broken:
        'Lo guardado en esta tableta fue alterado y no se puede abrir. Avisar a la dirección; no borrar nada.',
    },
    blocked: {
      title: 'La tableta no puede leer lo que guardó',
      body: 'Nada se borra. Se intenta otra vez sola; si sigue así, reiniciar la tableta.',
      tries: (n: number) => `Intentos: ${es.number(n)}`,
    },
    leaving: {
      title: 'Esta tableta se despide',
      body: 'Se está entregando lo que queda. Después se borra sola. No hace falta nada más.',
      pending: (facts: number, photos: number) =>
        facts > 0
          ? `Faltan ${es.number(facts)} por entregar.`
          : photos > 0
            ? `Faltan ${es.plural(photos, 'foto', 'fotos')} por entregar.`
            : 'Todo entregado.',
    },
    gone: {
      title: 'Esta tableta ya no guarda nada de Nido',
      body: 'Para volver a usarla, unirla de nuevo a un centro.',
    },
    downloading: {
      title: 'Trayendo lo de este centro',
      body: 'Solo esta primera vez. La sala se abre cuando esté completo.',
      rows: (n: number) => `${es.number(n)} renglones`,
    },
    who: {
      title: '¿Quién eres?',
      others: 'De otras salas',
      nobody: 'Todavía no hay personas en este centro. La dirección las registra en Personal.',
      pin: (name: string) => `PIN de ${name}`,
      digits: 'Seis números',
      typed: (n: number) => `${es.number(n)} de 6`,
      erase: 'Borrar',
      wrong: (left: number) => `Ese no es el PIN. Quedan ${es.plural(left, 'intento', 'intentos')}.`,
      locked: (until: string) =>
        `Demasiados intentos: esperar hasta las ${until}. Las demás personas pueden seguir.`,
      none: 'Esta persona no tiene PIN. La dirección lo asigna en Personal.',
      back: 'Volver',
      leave: 'Soltar la tableta',
      said: 'Lo guardado y lo enviado',
      close: 'Cerrar por hoy',
      look: 'Idioma y aspecto',
    },
    sending: {
      now: 'Enviar ahora',
      state: {
        starting: 'Abriendo…',
        sending: 'Enviando…',
        sent: 'Todo enviado.',
        waiting: 'Se envía solo cuando haya red.',
        renew: 'El servidor no reconoce esta tableta. Avisar a la dirección; lo guardado sigue aquí.',
        refused: 'El servidor no dejó pasar. Avisar a la dirección; lo guardado sigue aquí.',
        update: 'Hay una versión nueva: se instala al cerrar. Mientras, todo se sigue enviando.',
      },
    },
  },
  en: {
    unlock: {
      title: 'Open the tablet',
      morning: (day, clock) => `Today is ${day} and it is ${clock}.`,
      clockHint: 'If it is not, set the time in the tablet’s settings.',
      phrase: 'Opening phrase',
      hint: 'The office’s 5 words. It stays open until the center closes.',
      show: 'Show what I type',
      open: 'Open',
      opening: 'Opening…',
      screenLock: 'Open with the tablet’s screen lock',
      wrong: 'That is not the phrase. Nothing is lost; try again.',
      notConfirmed: 'Not confirmed. Try again or type the phrase.',
      pending: (n) =>
        `${en.plural(n, 'record kept here waits', 'records kept here wait')} to be sent. They are safe.`,
      broken: 'What this tablet kept was changed and does not open. Tell the office; delete nothing.',
    },
    blocked: {
      title: 'The tablet cannot read what it kept',
      body: 'Nothing is deleted. It tries again by itself; if it goes on, restart the tablet.',
      tries: (n) => `Tries: ${en.number(n)}`,
    },
    leaving: {
      title: 'This tablet says goodbye',
      body: 'What is left is being handed in. Then it clears itself. Nothing else is needed.',
      pending: (facts, photos) =>
        facts > 0
          ? `${en.number(facts)} still to hand in.`
          : photos > 0
            ? `${en.plural(photos, 'photo', 'photos')} still to hand in.`
            : 'All handed in.',
    },
    gone: {
      title: 'This tablet keeps nothing of Nido any more',
      body: 'To use it again, join it to a center.',
    },
    downloading: {
      title: 'Bringing what belongs to this center',
      body: 'Only this first time. The room opens when it is complete.',
      rows: (n) => `${en.number(n)} rows`,
    },
    who: {
      title: 'Who are you?',
      others: 'From other rooms',
      nobody: 'There is nobody in this center yet. The office registers people under Staff.',
      pin: (name) => `${name}’s PIN`,
      digits: 'Six digits',
      typed: (n) => `${en.number(n)} of 6`,
      erase: 'Erase',
      wrong: (left) => `That is not the PIN. ${en.plural(left, 'try', 'tries')} left.`,
      locked: (until) => `Too many tries: wait until ${until}. Everybody else can go on.`,
      none: 'This person has no PIN. The office gives one under Staff.',
      back: 'Back',
      leave: 'Put the tablet down',
      said: 'Saved and sent',
      close: 'Close for today',
      look: 'Language and look',
    },
    sending: {
      now: 'Send now',
      state: {
        starting: 'Opening…',
        sending: 'Sending…',
        sent: 'All sent.',
        waiting: 'It is sent by itself when there is a network.',
        renew: 'The server does not know this tablet. Tell the office; what was saved is still here.',
        refused: 'The server did not let it through. Tell the office; what was saved is still here.',
        update: 'There is a new version: it is installed at closing. Meanwhile everything is still sent.',
      },
    },
  },
})
