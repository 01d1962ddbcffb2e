// The words of applying an instrument at the desk: what is asked, why somebody may not, and what came out, never a verdict on a child.
import { defineText } from '../../../ui/words.ts'

export const applyText = defineText({
  es: {
    mexico: 'México',
    children: 'Niñas y niños',
    apply: (what: string) => `Aplicar ${what}`,
    edi: 'EDI',
    ofAge: (group: string, age: string) => `Grupo ${group} · ${age}`,
    corrected: 'edad corregida por haber nacido antes de tiempo',
    day: 'Día en que se aplica',
    dayHint: 'El grupo de edad y el certificado son los de ese día.',
    dayWrong: 'Un día hasta hoy, desde que nació.',
    draftFound: 'Se recuperó lo que faltaba por guardar.',
    dropDraft: 'Empezar de nuevo',
    answers: { yes: 'Sí', no: 'No', unseen: 'No se sabe' },
    before: 'Del grupo de edad anterior, porque de esta área no logra ninguna',
    note: 'Una nota, si hace falta',
    done: (n: number, of: number) => `${n} de ${of}`,
    save: 'Guardar y ver el resultado',
    saving: 'Guardando…',
    nothing: 'Responder al menos una pregunta.',
    missing: (n: number) =>
      n === 1
        ? 'Falta 1 respuesta. Sin ella puede no haber resultado.'
        : `Faltan ${n} respuestas. Sin ellas puede no haber resultado.`,
    toMissing: 'Ir a la primera que falta',
    saveAnyway: 'Guardar así',
    refused: {
      'no-certificate': 'Ese día no hay un certificado vigente para este instrumento. Nada se guardó.',
      'future-day': 'El día todavía no llega.',
      'unknown-instrument': 'Esta versión no está en vigor ese día. Volver a abrir la página.',
      'other-frame':
        'El instrumento cambió mientras se aplicaba. Volver a abrir la página: lo respondido sigue aquí.',
      'unknown-item': 'El instrumento cambió mientras se aplicaba. Volver a abrir la página.',
      'other-place': 'El instrumento cambió mientras se aplicaba. Volver a abrir la página.',
      'missing-item': 'El instrumento cambió mientras se aplicaba. Volver a abrir la página.',
    },
    notTaken: 'No se pudo guardar. Lo respondido sigue en la pantalla: volver a guardar.',
    result: 'Resultado',
    ediLights: {
      green: 'Desarrollo normal',
      amber: 'Rezago en el desarrollo',
      red: 'Riesgo de retraso en el desarrollo',
      none: 'Sin resultado',
    },
    ediMeaning: {
      green: 'Seguir jugando con ella o él, y aplicarla de nuevo en el siguiente grupo de edad.',
      amber: 'Conviene estimular esas áreas en casa y en la sala, y volver a aplicarla.',
      red: 'Conviene hablar con la familia en persona y pedir una valoración al servicio de salud.',
      none: 'Faltan respuestas para decir un color. Lo respondido quedó guardado: se puede completar.',
    },
    incomplete: (areas: string) =>
      `Falta aplicar el grupo de edad anterior en: ${areas}. Hasta entonces queda en amarillo.`,
    expected: 'El puntaje no da un color: se lee junto a lo esperado a esa edad, siempre con su error.',
    notADiagnosis: 'Un tamizaje no es un diagnóstico.',
    toFile: 'Volver al expediente',
    again: 'Completar o corregir',
    againAbout: 'Si algo quedó mal, se aplica otra vez: de cada pregunta vale la última respuesta.',
    why: {
      none: (what: string) =>
        `Para aplicar ${what} se necesita un certificado, y aquí no hay uno a su nombre.`,
      over: (what: string, day: string) => `Su certificado para ${what} venció el ${day}.`,
      'not-yet': (what: string, day: string) => `Su certificado para ${what} vale desde el ${day}.`,
      other: (what: string, had: string) => `Su certificado es de ${had}; para ${what} se necesita el suyo.`,
    },
    givers: (names: string) => `Los anota en Personal: ${names}.`,
    noGivers:
      'Los anota la dirección del centro, en Personal. Hoy nadie tiene ese puesto aquí: pedirlo a la oficina nacional.',
    toStaff: 'Abrir Personal',
    notInForce: 'Este instrumento no está en vigor',
    notInForceAbout: 'La oficina nacional carga y firma los instrumentos. Aquí se ve cuáles hay.',
    toInstruments: 'Ver instrumentos',
    noAge: (title: string) => `${title} no tiene preguntas para esta edad`,
    noAgeAbout: (ages: string) => `Se aplica en estas edades: ${ages}.`,
    notForAge: (title: string) => `${title}: no es para esta edad.`,
    months: (from: number, below: number) =>
      below - from === 1 ? `${from} meses` : `${from} a ${below - 1} meses`,
  },
  en: {
    mexico: 'Mexico',
    children: 'Children',
    apply: (what: string) => `Apply ${what}`,
    edi: 'EDI',
    ofAge: (group: string, age: string) => `Group ${group} · ${age}`,
    corrected: 'age corrected for an early birth',
    day: 'Day of the application',
    dayHint: 'Age group and certificate are those of that day.',
    dayWrong: 'A day up to today, since the birth.',
    draftFound: 'What was not saved yet is here again.',
    dropDraft: 'Begin anew',
    answers: { yes: 'Yes', no: 'No', unseen: 'Not known' },
    before: 'Of the age group before, because nothing of this area is there',
    note: 'A note, if needed',
    done: (n: number, of: number) => `${n} of ${of}`,
    save: 'Save and see the result',
    saving: 'Saving…',
    nothing: 'Answer at least one question.',
    missing: (n: number) =>
      n === 1
        ? '1 answer is missing. Without it there may be no result.'
        : `${n} answers are missing. Without them there may be no result.`,
    toMissing: 'Go to the first missing one',
    saveAnyway: 'Save as it is',
    refused: {
      'no-certificate': 'No certificate for this instrument holds on that day. Nothing was saved.',
      'future-day': 'That day has not come yet.',
      'unknown-instrument': 'This version is not in force on that day. Open the page again.',
      'other-frame':
        'The instrument changed while it was applied. Open the page again: the answers are still here.',
      'unknown-item': 'The instrument changed while it was applied. Open the page again.',
      'other-place': 'The instrument changed while it was applied. Open the page again.',
      'missing-item': 'The instrument changed while it was applied. Open the page again.',
    },
    notTaken: 'It could not be saved. The answers are still on the screen: save again.',
    result: 'Result',
    ediLights: {
      green: 'Normal development',
      amber: 'Lag in development',
      red: 'Risk of delay in development',
      none: 'No result',
    },
    ediMeaning: {
      green: 'Go on playing, and apply it again at the next age group.',
      amber: 'Play those areas at home and in the room, and apply it again.',
      red: 'Talk with the family in person and ask the health service for an assessment.',
      none: 'Answers are missing to say a colour. What was answered is saved: it can be completed.',
    },
    incomplete: (areas: string) =>
      `The age group before still has to be applied in: ${areas}. Until then it stays yellow.`,
    expected:
      'The score gives no colour: it is read beside what is expected at that age, always with its error.',
    notADiagnosis: 'A screening is no diagnosis.',
    toFile: 'Back to the file',
    again: 'Complete or correct',
    againAbout: 'If something is wrong it is applied once more: the last answer to each question holds.',
    why: {
      none: (what: string) => `Applying ${what} takes a certificate, and there is none in your name here.`,
      over: (what: string, day: string) => `Your certificate for ${what} ended on ${day}.`,
      'not-yet': (what: string, day: string) => `Your certificate for ${what} holds from ${day}.`,
      other: (what: string, had: string) => `Your certificate is for ${had}; ${what} takes its own.`,
    },
    givers: (names: string) => `Noted under Staff by: ${names}.`,
    noGivers:
      'The center’s director notes them under Staff. Nobody holds that post here today: ask the national office.',
    toStaff: 'Open Staff',
    notInForce: 'This instrument is not in force',
    notInForceAbout: 'The national office loads and signs instruments. See which there are.',
    toInstruments: 'See instruments',
    noAge: (title: string) => `${title} has no questions for this age`,
    noAgeAbout: (ages: string) => `It is applied at these ages: ${ages}.`,
    notForAge: (title: string) => `${title}: not for this age.`,
    months: (from: number, below: number) =>
      below - from === 1 ? `${from} months` : `${from} to ${below - 1} months`,
  },
})
