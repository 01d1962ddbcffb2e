// Which case a result opens: one for a child and a result, whoever says the doubt first, on whichever machine, however often.

/** What is hashed into the id of the case. `result` names it among those of the child. */
export const resultCase = (child: string, result: string): string => `nido/case/${child}/${result}`
