// Words of a file that is sent: why it cannot be, and how far it is.
import { defineText } from './words.ts'

export const fileText = defineText({
  es: {
    problems: {
      'no-photo': 'No es un PDF ni una foto que se pueda leer (JPG, PNG o WebP).',
      'unknown-type': 'No es un PDF ni una foto que se pueda leer (JPG, PNG o WebP).',
      'no-logo': 'No es un PNG ni un JPG que se pueda leer. Un SVG no se acepta: expórtelo como PNG.',
      'logo-too-large': 'El logotipo es demasiado grande, aun reducido. Use uno más sencillo o más chico.',
      'too-large':
        'Es demasiado grande: un PDF puede tener hasta 20 MB. Escanéelo con menos resolución o en partes.',
      'too-many-pixels': 'La foto es demasiado grande. Tómela otra vez con menos tamaño.',
      'holds-metadata': 'La foto dice dónde se tomó. Elíjala otra vez desde esta pantalla, que se lo quita.',
      'active-document':
        'El PDF trae algo que actúa solo (un programa, un formulario que se envía o un archivo dentro). Imprímalo a un PDF nuevo y súbalo así.',
      'broken-file': 'El archivo está incompleto o dañado. Ábralo en su computadora y guárdelo otra vez.',
      'wrong-hash': 'El archivo cambió mientras subía. Elíjalo otra vez.',
      'too-many-files': 'Hoy ya se subió mucho desde esta cuenta. Inténtelo mañana o pida ayuda.',
      'no-room': 'Al servidor le queda poco espacio y no acepta archivos. Avise a quien lo cuida.',
      other: 'No se pudo leer el archivo. Inténtelo otra vez.',
    },
    goesOn: 'Lo que ya subió se queda: al guardar otra vez sigue donde iba.',
    sending: 'Subiendo el archivo',
    choose: 'Elegir la foto o el PDF',
    chooseOther: 'Elegir otro',
    without: 'Guardar sin archivo',
    refusedStays: 'Nada se guarda mientras tanto: elija otro archivo, o diga que se guarde sin él.',
  },
  en: {
    problems: {
      'no-photo': 'It is neither a PDF nor a photo that can be read (JPG, PNG or WebP).',
      'unknown-type': 'It is neither a PDF nor a photo that can be read (JPG, PNG or WebP).',
      'no-logo': 'It is neither a PNG nor a JPG that can be read. An SVG is not taken: export it as PNG.',
      'logo-too-large': 'The logo is too large, even made smaller. Use a simpler or smaller one.',
      'too-large': 'It is too large: a PDF may have up to 20 MB. Scan it at a lower resolution or in parts.',
      'too-many-pixels': 'The photo is too large. Take it again, smaller.',
      'holds-metadata':
        'The photo tells where it was taken. Choose it again from this screen, which takes that away.',
      'active-document':
        'The PDF holds something that acts by itself (a program, a form that sends, or a file inside). Print it to a new PDF and upload that.',
      'broken-file': 'The file is incomplete or damaged. Open it on your computer and save it again.',
      'wrong-hash': 'The file changed while it was uploaded. Choose it again.',
      'too-many-files': 'Much was uploaded from this account today already. Try tomorrow or ask for help.',
      'no-room': 'The server has little space left and takes no files. Tell whoever looks after it.',
      other: 'The file could not be read. Try again.',
    },
    goesOn: 'What was uploaded stays: saving again goes on from there.',
    sending: 'Uploading the file',
    choose: 'Choose the photo or PDF',
    chooseOther: 'Choose another',
    without: 'Save without a file',
    refusedStays:
      'Nothing is saved meanwhile: choose another file, or say that it is to be saved without one.',
  },
})
