// Why Nido did not start, told in one sentence whatever failed, so that nobody has to read a stack.
import { cannotStart, codeOf, isCannotStart } from '../../platform/cannot-start.ts'

export const portInUse = (port: number) =>
  `El puerto ${port} ya lo usa otro programa (quizá otro Nido); no se tocó ningún dato. Ciérrelo, o inicie con: npm start -- --port ${port === 65_535 ? 3000 : port + 1}`

/** Codes of a database that cannot be reached or used. Source: PostgreSQL 18, Appendix A; Node system errors. */
const unreachableCodes = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ECONNRESET',
  'EAI_AGAIN',
  '57P03',
]

/** The sentence for a failed start, or undefined for a fault of the program, which needs its stack. */
export function sentenceOf(e: unknown, port: number, ownServer: boolean): string | undefined {
  if (isCannotStart(e)) return e.message
  const code = codeOf(e)
  if (code === 'NEWER_SCHEMA') {
    return 'La base de datos es de una versión más nueva de Nido; no se cambió nada en ella. Instale esa versión o una posterior y vuelva a iniciar.'
  }
  if (code === 'CHANGED_MIGRATION') {
    return 'La base de datos se creó con otra edición de esta versión de Nido (una migración ya aplicada es distinta); no se cambió nada en ella. Instale la edición con que se creó, o elija otra carpeta con --data.'
  }
  if (code === 'EADDRINUSE') return portInUse(port)
  if (code === 'EACCES' && e instanceof Error && 'port' in e) {
    return `Este usuario no puede abrir el puerto ${port}; no se tocó ningún dato. Use uno mayor a 1023: npm start -- --port 3000`
  }
  if (code === '53100' || code === 'ENOSPC') {
    return 'El disco está lleno; lo que ya estaba guardado sigue a salvo. Libere espacio y vuelva a iniciar.'
  }
  if (!ownServer) return undefined
  if (code !== undefined && unreachableCodes.includes(code)) {
    return 'El servidor de DATABASE_URL no responde; no se tocó ningún dato. Revise que esté en marcha y que la dirección sea correcta.'
  }
  if (code === '28P01' || code === '28000') {
    return 'El servidor de DATABASE_URL rechazó el usuario o la contraseña; no se tocó ningún dato. Corrija DATABASE_URL.'
  }
  if (code === '3D000')
    return 'La base de datos de DATABASE_URL no existe en ese servidor: créela y vuelva a iniciar.'
  if (code === '42501') {
    return 'El usuario de DATABASE_URL no tiene permiso para crear las tablas de Nido; no quedó nada a medias. Dele permiso y vuelva a iniciar.'
  }
  return undefined
}

/** Refuses before anything is touched when the port is taken. */
export async function checkPort(port: number, tryToListen: (port: number) => Promise<void>): Promise<void> {
  try {
    await tryToListen(port)
  } catch (e) {
    const sentence = sentenceOf(e, port, false)
    throw sentence === undefined ? e : cannotStart(sentence, e)
  }
}
