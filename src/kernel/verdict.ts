// Verdicts: what a rule says of something a person entered. Expected outcomes are values; only bugs are thrown.

/** A bilingual text shown to people: Spanish first. */
export type Words = { readonly es: string; readonly en: string }

/** `code` is stable and has words in the module's text; `field` is where the screen shows it. */
export type Refusal = { readonly code: string; readonly field?: string }
export type Flag = { readonly code: string; readonly field?: string }

/** A verdict stands, perhaps with flags (accepted, highlighted), or it is refused with its reason. */
export type Verdict =
  | { readonly stands: true; readonly flags: readonly Flag[] }
  | { readonly stands: false; readonly refusal: Refusal }

export const stands = (...flags: Flag[]): Verdict => ({ stands: true, flags })
export const refused = (code: string, field?: string): Verdict => ({
  stands: false,
  refusal: field === undefined ? { code } : { code, field },
})
