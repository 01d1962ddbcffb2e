// The words of the house: each term as people say it in Mexico, as the code spells it, and where a standard has a name for it.

/** `what` tells where the code stands: a word of the house, a module, a fact kind, a figure. */
export type Term = {
  readonly what: 'word' | 'module' | 'fact' | 'figure'
  readonly code: string
  readonly es: string
  readonly en: string
  /** name or code in FHIR R4, LOINC, INEGI, RENAPO, WHO…; only where it means the same */
  readonly standard?: string
}

type Line = readonly [code: string, es: string, en: string, standard?: string]
const terms = (what: Term['what'], lines: readonly Line[]): Term[] =>
  lines.map(([code, es, en, standard]) => ({ what, code, es, en, ...(standard ? { standard } : {}) }))

const words = terms('word', [
  ['fact', 'hecho: lo que una persona confirmó con un toque', 'fact: what one person confirmed with one tap'],
  [
    'book',
    'libro de un centro, una representación o la nación',
    'book of a center, a representation or the nation',
  ],
  ['page', 'página: un hecho con su lugar y su huella', 'page: a fact with its place and hash'],
  [
    'seal',
    'sello: compromiso con sal sobre lo que se dijo de una persona',
    'seal: salted commitment to what was said of a person',
  ],
  ['letter', 'carta: hecho que un libro dice a otro', 'letter: a fact one book tells another'],
  [
    'blob',
    'archivo: foto o documento que un hecho nombra por su huella',
    'blob: photo or document that a fact names by its hash',
    'FHIR Binary',
  ],
  [
    'consent',
    'permiso de la familia: quién, cuándo y cómo',
    'consent of the family: who, when and how',
    'FHIR Consent',
  ],
  ['feed', 'novedades de un libro para sus tabletas', 'feed: what tablets of a book receive'],
  ['epoch', 'época: cambia al reconstruir o restaurar', 'epoch: changes on rebuild and restore'],
  [
    'outbox',
    'por enviar: lo dicho en la tableta que aún no llega',
    'outbox: what was said on a tablet and has not arrived',
  ],
  [
    'silence',
    'centro en silencio: días de servicio sin saber de sus tabletas',
    'silent center: days of service without a word of its tablets',
  ],
  [
    'task',
    'pendiente: lo que un renglón o el reloj pide a quien tiene un puesto, desde cuándo y para cuándo',
    'task: what a row or the clock asks of whoever holds a post, from when and by when',
    'FHIR Task',
  ],
  [
    'watch',
    'vigilancia: lo que pide el reloj porque no ha pasado nada',
    'watch: what the clock asks because nothing has happened',
  ],
  [
    'alarm',
    'alarma: lo que Nido nota solo y una persona debe mirar',
    'alarm: noticed by Nido, for a person to look at',
  ],
  [
    'unlock phrase',
    'frase para abrir: las palabras que abren la tableta cada mañana',
    'unlock phrase: the words that open the tablet every morning',
  ],
  ['dseq', 'número de la tableta, sin huecos', 'the tablet’s counter, without holes'],
  ['fold', 'plegar: de los hechos de una clave a su fila', 'fold: from the facts of a key to its row'],
  ['take', 'tomar un hecho: mirar, juzgar, escribir', 'take a fact: look, judge, write'],
  [
    'review',
    'en revisión: ocurrió, y una persona debe mirarlo',
    'review: it happened, and a person must look',
  ],
  ['quarantined', 'apartado: no se puede leer todavía', 'quarantined: cannot be read yet'],
  ['flag', 'señal: se acepta y se resalta', 'flag: accepted and highlighted'],
  ['refusal', 'negativa, con su motivo', 'refusal, with its reason'],
  ['decision', 'decisión que debe ser cierta ahora', 'decision that must be consistent now'],
  ['scope', 'alcance: nación, representación, centro, sala', 'scope: nation, representation, center, room'],
  [
    'post',
    'puesto: los permisos de una persona en un lugar',
    'post: the permissions of a person in a place',
    'FHIR PractitionerRole',
  ],
  [
    'figure',
    'cifra: parte sobre total, nunca un porcentaje guardado',
    'figure: part of whole, never a stored percentage',
  ],
  ['gauge', 'cifra que depende de la fecha', 'gauge: a figure that depends on the date'],
  ['residue', 'residuo anónimo de quien fue olvidado', 'anonymous residue of the forgotten'],
  ['center', 'centro de educación y cuidado infantil (CECI)', 'child-care center', 'FHIR Organization'],
  ['room', 'sala', 'room', 'FHIR Location'],
  ['representation', 'representación del instituto en un estado (OOAD)', 'state-level representation'],
  ['municipality', 'municipio', 'municipality', 'INEGI: clave de área geoestadística municipal'],
  ['child', 'niña o niño', 'child', 'FHIR Patient'],
  ['educator', 'educadora o educador', 'educator', 'FHIR Practitioner'],
  ['nurse', 'enfermera o enfermero', 'nurse', 'FHIR Practitioner'],
  ['director', 'directora o director', 'director', 'FHIR Practitioner'],
  ['supervisor', 'supervisora o supervisor de una representación', 'supervisor of a representation'],
  [
    'alert',
    'alerta: lo que todos deben saber',
    'alert: what everyone must know',
    'FHIR Flag; alergia: FHIR AllergyIntolerance',
  ],
  ['adult', 'persona adulta de una niña o un niño', 'adult of a child', 'FHIR RelatedPerson'],
  [
    'circle',
    'círculo: las personas adultas de una niña o un niño, restricciones y permisos',
    'circle: the adults of a child, restrictions and consents',
  ],
  [
    'restriction',
    'restricción de entrega: a quién no se entrega; gana a toda autorización',
    'custody restriction: whom a child is not handed over to; wins over every authorization',
  ],
  [
    'verifier',
    'verificador: con qué se comprueba un PIN o un código sin conocerlo',
    'verifier: what a PIN or code is checked by without being known',
  ],
  ['likeness', 'parecido de dos expedientes', 'likeness of two files', 'Fellegi–Sunter 1969'],
  ['curp', 'Clave Única de Registro de Población', 'population registry key', 'RENAPO: CURP'],
  ['cvegeo', 'clave INEGI de estado y municipio', 'INEGI key of state and municipality', 'INEGI: cvegeo'],
  [
    'clues',
    'Clave Única de Establecimientos de Salud',
    'key of health establishments',
    'Secretaría de Salud: CLUES',
  ],
  ['cct', 'Clave del Centro de Trabajo', 'key of a school', 'SEP: CCT'],
  ['weight_kg', 'peso, en kilogramos', 'weight, kilograms', 'LOINC 29463-7'],
  [
    'length_cm',
    'longitud (acostado) o talla (de pie), en centímetros',
    'length (lying) or height (standing), centimeters',
    'LOINC 8302-2',
  ],
  ['head_cm', 'perímetro cefálico, en centímetros', 'head circumference, centimeters', 'LOINC 9843-4'],
  ['arm_cm', 'perímetro del brazo, en centímetros', 'mid-upper-arm circumference, centimeters'],
  ['z', 'puntaje z', 'z-score', 'OMS: Estándares de crecimiento infantil 2006'],
  [
    'read_log',
    'quién abrió un expediente, cuándo y para qué',
    'who opened a file, when and why',
    'FHIR AuditEvent',
  ],
  [
    'sample',
    'muestra: registros que sortea Nido, no que alguien elige',
    'sample: records Nido draws, not somebody chooses',
  ],
  [
    'second factor',
    'segundo factor: algo que solo tiene la persona',
    'second factor: something only the person has',
  ],
  ['passkey', 'llave de acceso', 'passkey', 'WebAuthn'],
])

const modules = terms('module', [
  [
    'network',
    'red: representaciones, municipios, centros, salas, normas',
    'network: representations, municipalities, centers, rooms, norms',
  ],
  ['staff', 'personal y sus puestos', 'people who work here and their posts'],
  ['children', 'niñas y niños', 'children'],
  [
    'guardians',
    'personas adultas de cada niña y niño: quién recoge, quién no, permisos de la familia',
    'the adults of each child: who picks up, who must not, consents of the family',
    'FHIR RelatedPerson, Consent',
  ],
  ['attendance', 'asistencia: la puerta y la lista', 'attendance: the door and the roll-call'],
  ['growth', 'crecimiento: peso, talla y sus curvas', 'growth: weight, length and their curves'],
  [
    'restructuring',
    'cambios de la red: dividir, unir, cerrar centros; reorganizar salas',
    'changes of the network: centers split, merged, closed; rooms re-cut',
  ],
  ['oversight', 'tablero', 'board'],
  ['exchange', 'intercambio: importar y exportar', 'exchange: import and export'],
  [
    'audit',
    'auditoría: accesos por horas y muestras sorteadas',
    'audit: accesses by the hour and drawn samples',
  ],
])

const facts = terms('fact', [
  ['book.withdrawn', 'deshacer lo dicho', 'take back what was said'],
  ['book.review-resolved', 'resolver una revisión', 'resolve a review'],
  ['book.person-erased', 'borrar los datos de una persona (cancelación)', 'erase a person’s data'],
  ['book.restored', 'libro restaurado de un respaldo', 'book restored from a backup'],
  ['network.representation-named', 'representación', 'representation'],
  [
    'network.municipality-named',
    'municipio',
    'municipality',
    'INEGI: clave de área geoestadística municipal',
  ],
  [
    'network.municipality-assigned',
    'municipio asignado a una representación',
    'municipality assigned to a representation',
  ],
  ['network.center-registered', 'centro registrado', 'center registered', 'FHIR Organization'],
  ['network.center-changed', 'datos del centro corregidos', 'center’s data changed', 'FHIR Organization'],
  ['network.center-assigned', 'centro asignado a una representación', 'center assigned to a representation'],
  ['network.room-opened', 'sala abierta', 'room opened', 'FHIR Location'],
  ['network.room-changed', 'sala corregida', 'room changed', 'FHIR Location'],
  ['network.room-closed', 'sala cerrada', 'room closed', 'FHIR Location'],
  ['network.calendar-day-set', 'día del calendario del centro', 'day of the center’s calendar'],
  ['network.center-moved', 'centro que cambia de representación', 'center moved to another representation'],
  [
    'network.municipalities-moved',
    'municipios que cambian de representación',
    'municipalities moved to another representation',
  ],
  ['network.center-renamed', 'centro con otro nombre o clave', 'center renamed', 'FHIR Organization.alias'],
  ['network.center-closed', 'centro cerrado', 'center closed'],
  ['network.center-reopened', 'centro abierto de nuevo', 'center reopened'],
  ['network.center-split', 'centro dividido', 'center split'],
  ['network.center-merged', 'centro unido a otro', 'center merged into another'],
  ['network.rooms-received', 'salas recibidas de otro centro', 'rooms received from another center'],
  ['network.rooms-recut', 'salas reorganizadas', 'rooms re-cut'],
  ['network.norm-set', 'valor de una norma', 'value of a norm'],
  ['staff.person-registered', 'persona registrada', 'person registered', 'FHIR Practitioner'],
  ['staff.person-changed', 'datos de la persona corregidos', 'person’s data changed', 'FHIR Practitioner'],
  ['staff.post-held', 'puesto asignado', 'post assigned', 'FHIR PractitionerRole'],
  ['staff.post-ended', 'puesto terminado', 'post ended', 'FHIR PractitionerRole'],
  ['children.child-registered', 'niña o niño registrado', 'child registered', 'FHIR Patient'],
  ['children.child-changed', 'datos corregidos', 'data corrected', 'FHIR Patient'],
  ['children.child-placed', 'sala asignada', 'room assigned'],
  ['children.child-left', 'baja del centro', 'left the center'],
  ['children.child-transferred', 'cambio de centro', 'moved to another center'],
  [
    'children.alert-noted',
    'alerta o alergia',
    'alert or allergy',
    'FHIR Flag; alergia: FHIR AllergyIntolerance',
  ],
  ['children.alert-withdrawn', 'alerta retirada', 'alert withdrawn'],
  ['children.portrait-taken', 'retrato, con permiso de la familia', 'portrait, with the family’s consent'],
  ['children.portrait-withdrawn', 'retrato retirado', 'portrait withdrawn'],
  [
    'children.document-attached',
    'documento agregado al expediente',
    'document attached to the file',
    'FHIR DocumentReference',
  ],
  ['children.document-withdrawn', 'documento retirado', 'document withdrawn'],
  ['children.files-joined', 'dos expedientes unidos', 'two files joined', 'FHIR Patient.link: replaced-by'],
  ['children.files-split', 'dos expedientes separados otra vez', 'two files split again'],
  ['children.files-distinct', 'dos expedientes parecidos, dos personas', 'two files alike, two people'],
  ['guardians.adult-named', 'persona adulta nombrada', 'adult named', 'FHIR RelatedPerson'],
  [
    'guardians.adult-changed',
    'lo que puede una persona adulta, corregido',
    'what an adult may, changed',
    'FHIR RelatedPerson',
  ],
  [
    'guardians.adult-corrected',
    'datos de una persona adulta corregidos',
    'an adult’s data corrected',
    'FHIR RelatedPerson',
  ],
  ['guardians.adult-withdrawn', 'persona adulta retirada', 'adult withdrawn', 'FHIR RelatedPerson.active'],
  ['guardians.restriction-noted', 'restricción de entrega', 'custody restriction', 'FHIR Flag'],
  ['guardians.restriction-ended', 'restricción de entrega terminada', 'custody restriction ended'],
  ['guardians.consent-said', 'permiso de la familia', 'consent of the family', 'FHIR Consent'],
  ['guardians.notice-delivered', 'aviso de privacidad entregado', 'privacy notice delivered'],
  ['guardians.adult-portrait-taken', 'retrato de una persona adulta', 'portrait of an adult'],
  [
    'guardians.adult-portrait-withdrawn',
    'retrato de una persona adulta retirado',
    'portrait of an adult withdrawn',
  ],
  ['guardians.code-made', 'código de un día para recoger', 'one-day pick-up code'],
  ['guardians.code-withdrawn', 'código de un día retirado', 'one-day pick-up code withdrawn'],
  ['attendance.arrived', 'llegó', 'arrived'],
  ['attendance.moved-room', 'cambió de sala', 'moved to another room'],
  ['attendance.left', 'se fue', 'left'],
  ['attendance.absent', 'no vendrá', 'will not come'],
  ['attendance.register-brought', 'lista de asistencia de antes de Nido', 'roll-calls from before Nido'],
  ['growth.measured', 'medición', 'measuring', 'FHIR Observation (vital-signs)'],
  ['audit.granted', 'acceso de auditoría', 'audit access'],
  ['audit.ended', 'acceso de auditoría terminado', 'audit access ended'],
  ['audit.sample-drawn', 'muestra de auditoría sorteada', 'audit sample drawn'],
])

const figures = terms('figure', [
  ['network.centers', 'centros abiertos', 'open centers'],
  ['network.places', 'lugares', 'places'],
  ['children.enrolled', 'niñas y niños inscritos', 'children enrolled'],
  ['attendance.present', 'presentes ahora', 'present now'],
  ['attendance.days', 'días de asistencia', 'days attended'],
  ['growth.measured', 'medidos en el mes', 'measured in the month'],
  ['growth.overdue', 'falta pesar', 'weighing overdue'],
  ['growth.stunting', 'talla baja', 'stunting', 'OMS: longitud o talla para la edad, z < −2'],
  ['growth.wasting', 'emaciación', 'wasting', 'OMS: peso para la longitud o talla, z < −2'],
  ['growth.overweight', 'sobrepeso', 'overweight', 'OMS: peso para la longitud o talla, z > +2'],
])

export const glossary: readonly Term[] = [...words, ...modules, ...facts, ...figures]
