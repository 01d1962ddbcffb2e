// The columns by which a row of a file tells whose it is: a child that is here already, by folio, CURP or names and birth.
import { importColumn as column } from './import-target.ts'

const must = { required: true } as const
const words = (es: string, en: string) => ({ es, en })

/** First in every list about children who are here; what is told of them follows. */
export const columnsOfChild = [
  column(
    'centro',
    'center',
    words('Centro', 'Center'),
    'C-001',
    'center | clave centro | guarderia | clave guarderia | unidad | clave unidad',
    must,
  ),
  column(
    'folio',
    'code',
    words('Folio', 'File number'),
    'A-17',
    'id | folio nino | numero expediente | expediente | matricula | clave nino | nino | clave menor',
  ),
  column('curp', 'curp', words('CURP', 'CURP'), '', 'curp nino | curp menor'),
  column('nombre', 'text', words('Nombre', 'Given name'), '', 'given | nombres | nombre nino | nombre menor'),
  column(
    'primer_apellido',
    'text',
    words('Primer apellido', 'First surname'),
    '',
    'apellido paterno | paterno | ap paterno',
  ),
  column(
    'segundo_apellido',
    'text',
    words('Segundo apellido', 'Second surname'),
    '',
    'apellido materno | materno | ap materno',
  ),
  column(
    'nacimiento',
    'day',
    words('Nacimiento', 'Birth'),
    '',
    'birth | fecha nacimiento | fec nac | fecha nac',
  ),
] as const
