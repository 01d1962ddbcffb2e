// The words of conversations of two.
import { defineText } from '../../../ui/words.ts'

export const talkText = defineText({
  es: {
    title: 'Conversaciones de dos',
    lead: 'Lo que aquí se escribe lo leen usted y la otra persona, y nadie más: ni la dirección, ni la supervisión, ni la unidad nacional.',
    none: 'Aquí estarán sus conversaciones.',
    noneStep: 'Se abren cuando en su centro hay quien acompaña, o cuando usted acompaña a alguien.',
    find: 'Buscar por nombre o centro',
    notFound: 'Nadie con ese nombre o centro.',
    more: (n: number) => `Y ${n} más: buscar por nombre o centro.`,
    notes: (n: number) => (n === 1 ? '1 nota' : `${n} notas`),
    noNotes: 'Sin notas',
    last: (when: string) => `la última, ${when}`,
    with: (name: string) => `Conversación con ${name}`,
    limits: 'Dónde están sus límites',
    limitsWords:
      'Las notas se guardan selladas y no salen en ningún libro, lista, cifra ni copia para auditoría. Quien opera el servidor y tiene su llave podría abrirlas. Quien entra con la cuenta de usted las lee: use una contraseña que solo usted sepa.',
    hidden: (n: number) =>
      n === 1
        ? 'Hay 1 nota anterior cerrada, porque otra persona le dio una contraseña nueva. La otra persona de la conversación puede volver a abrirla.'
        : `Hay ${n} notas anteriores cerradas, porque otra persona le dio una contraseña nueva. La otra persona de la conversación puede volver a abrirlas.`,
    waits: (name: string) =>
      `A ${name} le dieron una contraseña nueva. Las notas anteriores quedan cerradas de su lado hasta que usted confirme, en persona o por teléfono, que es quien entra.`,
    vouch: 'Ya lo confirmé: abrirle las notas',
    closed: 'Ya no se acompañan: lo escrito sigue siendo de las dos, y no se escribe más.',
    empty: 'Todavía no hay notas.',
    emptyStep: 'Escribir lo que se quiere pensar entre las dos.',
    mine: 'Usted',
    lost: 'No se puede abrir: falta la llave con que se selló.',
    write: 'Escribir una nota',
    send: 'Guardar la nota',
    takeBack: 'Borrar',
    sure: '¿Borrar esta nota? No se puede deshacer.',
    failed: 'No se guardó. Lo escrito sigue aquí; intentar de nuevo.',
    others: 'Otras personas',
  },
  en: {
    title: 'Conversations of two',
    lead: 'What is written here is read by you and the other person, and nobody else: not the director, the supervisor or the national unit.',
    none: 'Your conversations will be here.',
    noneStep: 'They open when somebody accompanies your center, or when you accompany somebody.',
    find: 'Find by name or center',
    notFound: 'Nobody by that name or center.',
    more: (n) => `And ${n} more: find by name or center.`,
    notes: (n) => (n === 1 ? '1 note' : `${n} notes`),
    noNotes: 'No notes',
    last: (when) => `the last one, ${when}`,
    with: (name) => `Conversation with ${name}`,
    limits: 'Where its limits are',
    limitsWords:
      'Notes are kept sealed and come out in no book, list, figure or copy for audit. Whoever runs the server and has its key could open them. Whoever comes in with your account reads them: use a password that only you know.',
    hidden: (n) =>
      n === 1
        ? '1 earlier note is shut, because somebody else gave you a new password. The other person of the conversation can open it again.'
        : `${n} earlier notes are shut, because somebody else gave you a new password. The other person of the conversation can open them again.`,
    waits: (name) =>
      `${name} was given a new password. Earlier notes stay shut on their side until you have made sure, in person or by phone, that it is them.`,
    vouch: 'I made sure: open the notes',
    closed: 'You no longer accompany each other: what was written stays yours, and nothing is added.',
    empty: 'No notes yet.',
    emptyStep: 'Write what you want to think over between the two of you.',
    mine: 'You',
    lost: 'It cannot be opened: the key it was sealed with is missing.',
    write: 'Write a note',
    send: 'Save the note',
    takeBack: 'Delete',
    sure: 'Delete this note? It cannot be undone.',
    failed: 'It was not saved. What you wrote is still here; try again.',
    others: 'Other people',
  },
})
