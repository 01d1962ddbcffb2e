// Takes a JSON or YAML text apart, for files that a person chooses; fetched only by the screens that read one.
import { parse } from 'yaml'

/** JSON is YAML too. Throws on what is neither; aliases are few, so that a small file cannot become a large one. */
export const readObjectText = (text: string): unknown => parse(text, { maxAliasCount: 20 })
