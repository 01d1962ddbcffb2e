// The words of the age curves: what a study saw, month by month, in words a mother reads, and what it is not.
import { defineText } from '../../../ui/words.ts'

export const cohortText = defineText({
  es: {
    mexico: 'México',
    title: '¿A qué edad lo logran?',
    about:
      'Lo que se vio en las niñas y niños de un estudio, edad por edad. No son de nuestros centros, no cuentan en ninguna cifra y no son una norma: cada quien tiene su ritmo.',
    item: 'Qué se mira',
    study: 'Estudio',
    unnamed: 'Sin nombre',
    studyOf: (name: string, children: string) => `${name} · ${children} niñas y niños`,
    link: 'Edades de una cohorte',
    domains: {
      comunicacion: 'Comunicación',
      motricidad_fina_y_personal_social: 'Manos y trato con otros',
      motricidad_gruesa: 'Movimiento del cuerpo',
    } as Readonly<Record<string, string>>,
    modes: { observed: 'Lo vio quien examinaba.', parent: 'Se preguntó a la madre o al padre.' },
    picture: (item: string) => `¿A qué edad? ${item}`,
    sentence: (children: string, answers: string) =>
      `${children} niñas y niños del estudio, ${answers} respuestas. La línea es lo más probable; la zona clara, lo que cabe en 95 de cada 100 estudios así.`,
    of10: { '0.1': '1 de cada 10', '0.5': '5 de cada 10', '0.9': '9 de cada 10' } as Readonly<
      Record<string, string>
    >,
    plain: 'En palabras',
    at: (age: string) => `lo logran a ${age}`,
    before: 'lo logran antes de la edad en que el estudio empezó a mirarlo',
    after: 'lo logran después de la edad en que el estudio dejó de mirarlo',
    weeks: (n: string, one: boolean) => (one ? 'la primera semana' : `las ${n} semanas`),
    months: (n: string, one: boolean) => (one ? 'el primer mes' : `los ${n} meses`),
    calm: 'Si alguien tarda más, no quiere decir que algo esté mal. Si hay dudas, se platica con la educadora y con la unidad de salud.',
    month: 'Edad',
    monthAt: (n: string) => `${n} meses`,
    axis: 'Edad en meses (corregida si nació antes de tiempo)',
    of: 'Niñas y niños',
    share: 'Lo logran',
    point: (month: string, share: string, children: string) =>
      `A los ${month} meses: lo logra ${share} de ${children} niñas y niños`,
    touch: 'Toque un punto para leerlo.',
    hidden: 'menos de 10: no se muestra',
    none: {
      few: 'Con tan pocas respuestas, o casi todas iguales, no se puede dibujar una curva honesta. Abajo están las edades que sí se pueden mostrar.',
      falling: 'En este estudio no aumenta con la edad; no se dibuja una curva.',
    },
    source:
      'Curva logística sobre el logaritmo de la edad, error por niña o niño. El dato viene del estudio que se importó.',
    empty: 'Aquí se verá a qué edad se logra cada cosa',
    emptyAbout:
      'Falta cargar una cohorte de investigación. En «Importar» suba, en este orden, tres listas: sus reactivos (clave, dominio, texto; con más de un estudio, también su nombre en la columna «estudio»), sus niñas y niños (número y días de gestación, nunca nombres) y sus respuestas (número, edad en días, reactivo, 1 o 0).',
    load: 'Ir a importar',
    print: 'Imprimir',
  },
  en: {
    mexico: 'Mexico',
    title: 'At what age do they achieve it?',
    about:
      'What was seen in the children of a study, age by age. They are not of our centers, count in no figure and are no norm: each child has a pace of its own.',
    item: 'What is looked at',
    study: 'Study',
    unnamed: 'Without a name',
    studyOf: (name: string, children: string) => `${name} · ${children} children`,
    link: 'Ages of a cohort',
    domains: {
      comunicacion: 'Communication',
      motricidad_fina_y_personal_social: 'Hands and others',
      motricidad_gruesa: 'Moving the body',
    } as Readonly<Record<string, string>>,
    modes: { observed: 'Seen by who examined.', parent: 'Mother or father was asked.' },
    picture: (item: string) => `At what age? ${item}`,
    sentence: (children: string, answers: string) =>
      `${children} children of the study, ${answers} answers. The line is what is most likely; the light zone holds 95 of 100 studies like it.`,
    of10: { '0.1': '1 in 10', '0.5': '5 in 10', '0.9': '9 in 10' } as Readonly<Record<string, string>>,
    plain: 'In words',
    at: (age: string) => `achieve it at ${age}`,
    before: 'achieve it before the age at which the study began to look',
    after: 'achieve it after the age at which the study ceased to look',
    weeks: (n: string, one: boolean) => (one ? '1 week' : `${n} weeks`),
    months: (n: string, one: boolean) => (one ? '1 month' : `${n} months`),
    calm: 'If someone takes longer, it does not mean that anything is wrong. When in doubt, talk with the educator and the health unit.',
    month: 'Age',
    monthAt: (n: string) => `${n} months`,
    axis: 'Age in months (corrected if born early)',
    of: 'Children',
    share: 'Achieve it',
    point: (month: string, share: string, children: string) =>
      `At ${month} months: ${share} of ${children} children achieve it`,
    touch: 'Touch a dot to read it.',
    hidden: 'fewer than 10: not shown',
    none: {
      few: 'With so few answers, or nearly all alike, no honest curve can be drawn. Below are the ages that can be shown.',
      falling: 'In this study it does not rise with age; no curve is drawn.',
    },
    source:
      'Logistic curve over the logarithm of age, error by child. The data are of the study that was imported.',
    empty: 'Here you will see at what age each thing is achieved',
    emptyAbout:
      'A research cohort is still to be loaded. Under “Import” upload three lists in this order: its items (key, domain, text; with more than one study, also its name in the column “estudio”), its children (number and days of gestation, never names) and its answers (number, age in days, item, 1 or 0).',
    load: 'Go to import',
    print: 'Print',
  },
})
