// The words of the paper a family takes to the doctor when a child was not received.
import { defineText } from '../../../ui/words.ts'

export const referralText = defineText({
  es: {
    link: 'Papel de envío',
    title: 'Envío a valoración médica',
    none: 'Ese día no se envió a nadie desde el filtro.',
    seen: 'En el filtro de hoy se observó:',
    told: 'Se informó a',
    ask: 'Se pide valoración médica. Para volver al centro hace falta la indicación de quien lo valore.',
    doctor: 'Valoración e indicaciones:',
    back: 'Puede volver desde:',
    signs: 'Responsable del filtro|Familiar que recibe|Quien valora (nombre, cédula)',
    source:
      'DPSG 18-III, citadas por IDC el 21 de septiembre de 2020; que rijan para CECI, por confirmar. Este papel no es un diagnóstico. Generado por Nido.',
    center: 'Centro',
    child: 'Niña o niño',
    print: 'Imprimir',
    signHint: 'Nombre y firma',
  },
  en: {
    link: 'Referral paper',
    title: 'Referral to a doctor',
    none: 'Nobody was referred at the door that day.',
    seen: 'At the door today this was seen:',
    told: 'Told to',
    ask: 'A medical assessment is asked for. To come back, the advice of whoever assesses is needed.',
    doctor: 'Assessment and advice:',
    back: 'May come back from:',
    signs: 'In charge of the door|Family member|Who assesses (name, licence)',
    source:
      'DPSG 18-III, as cited by IDC on 21 September 2020; that they hold for CECI is to be confirmed. This paper is no diagnosis. Made by Nido.',
    center: 'Center',
    child: 'Child',
    print: 'Print',
    signHint: 'Name and signature',
  },
})
