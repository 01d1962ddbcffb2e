// Reads a file of JSON or YAML in the browser; what reads it is fetched when somebody chooses a file.

/** Aliases of YAML beyond this are a file that wants to grow without end. */
const MOST_ALIASES = 20

/** The value, or the reader's own first line on where the text cannot be understood. JSON is YAML too. */
export async function parseText(
  text: string,
): Promise<{ readonly value: unknown } | { readonly why: string }> {
  const { parse } = await import('yaml')
  try {
    return { value: parse(text, { maxAliasCount: MOST_ALIASES }) }
  } catch (e) {
    return { why: e instanceof Error ? (e.message.split('\n')[0] ?? '') : '' }
  }
}
