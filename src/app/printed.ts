// The printed documents that need no database: the interface and the glossary, from the objects the server itself uses.
import { glossary, type Term } from '../kernel/glossary.ts'
import type { Bound } from '../platform/http.ts'
import { openApi } from './openapi.ts'

/** OpenAPI 3.1 as `docs/api.json`. */
export const apiText = (bound: readonly Bound[]): string => `${JSON.stringify(openApi(bound), null, 2)}\n`

const headings: readonly [Term['what'], string][] = [
  ['word', 'Palabras de la casa'],
  ['module', 'Módulos'],
  ['fact', 'Hechos que se pueden decir'],
  ['figure', 'Cifras'],
]

const cell = (text: string) => text.replaceAll('|', '\\|')

/** The glossary as `docs/glosario.md`. */
export function glossaryText(): string {
  const parts = headings.map(([what, title]) => {
    const lines = glossary
      .filter((t) => t.what === what)
      .map((t) => `| ${cell(t.es)} | \`${t.code}\` | ${cell(t.en)} | ${cell(t.standard ?? '—')} |`)
    return [
      `## ${title}`,
      '',
      '| Término | En el código | Inglés | Norma o estándar |',
      '|---|---|---|---|',
      ...lines,
    ].join('\n')
  })
  return `# Glosario\n\nImpreso de \`src/kernel/glossary.ts\` por \`src/app/print-docs.ts\`; no se edita a mano.\n\n${parts.join('\n\n')}\n`
}
