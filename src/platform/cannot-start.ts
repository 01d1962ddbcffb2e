// What keeps Nido from starting: one plain sentence for the person at the console, and nothing damaged.

const mark = 'NIDO_CANNOT_START'

/** A fault whose message is the sentence to print: what happened, what is safe, what to do. */
export function cannotStart(sentence: string, cause?: unknown): Error {
  return Object.assign(new Error(sentence, { cause }), { code: mark })
}

/** The code of a system or database error, if it has one. */
export function codeOf(e: unknown): string | undefined {
  if (typeof e !== 'object' || e === null || !('code' in e)) return undefined
  return typeof e.code === 'string' ? e.code : undefined
}

/** True when the message is meant for a person and no stack should follow. */
export function isCannotStart(e: unknown): e is Error {
  return codeOf(e) === mark
}

/** What a failed write in a folder means, in words; other errors pass as they are. */
export function folderTrouble(e: unknown, folder: string): unknown {
  switch (codeOf(e)) {
    case 'EACCES':
    case 'EPERM':
      return cannotStart(
        `No hay permiso para escribir en ${folder}; no se tocó nada. Dé permiso a este usuario o elija otra carpeta con --data.`,
        e,
      )
    case 'EROFS':
      return cannotStart(
        `La carpeta ${folder} está en un disco de solo lectura; no se tocó nada. Elija otra con --data.`,
        e,
      )
    case 'ENOSPC':
    case 'EDQUOT':
      return cannotStart(
        `El disco de ${folder} está lleno; lo que ya estaba guardado sigue a salvo. Libere espacio y vuelva a iniciar.`,
        e,
      )
    case 'ENOTDIR':
    case 'EEXIST':
      return cannotStart(`${folder} no es una carpeta; no se tocó nada. Elija otra con --data.`, e)
    case 'ENAMETOOLONG':
      return cannotStart(`La ruta ${folder} es demasiado larga; no se tocó nada. Elija otra con --data.`, e)
    default:
      return e
  }
}
