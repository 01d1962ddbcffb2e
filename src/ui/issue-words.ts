// What is wrong with a typed value, in the reader's language, from the issue the shared schema found.
import type { BaseIssue } from 'valibot'
import { deskText } from './desk-text.ts'
import type { Language } from './words.ts'

/** Words for the first issue of a field. Spanish messages of the contract are more exact than ours and win in Spanish. */
export function issueWords(issue: BaseIssue<unknown>, language: Language): string {
  const t = deskText[language].wrong
  const limit = String(issue.requirement ?? '')
  const own = /^Invalid /.test(issue.message) ? undefined : issue.message
  switch (issue.type) {
    case 'min_length':
    case 'non_empty':
      return issue.received === '0' || issue.received === '""' ? t.missing : t.short(limit)
    case 'max_length':
      return t.long(limit)
    case 'min_value':
      return t.least(limit)
    case 'max_value':
      return t.most(limit)
    case 'integer':
      return t.whole
    default:
      if (issue.received === 'undefined' || issue.received === 'null') return t.missing
      if (issue.received === '""') return t.missing
      return language === 'es' && own ? own : t.form
  }
}

/** Words by field, the first issue of each. A nested field is named by its top. */
export function wrongFields(
  issues: readonly BaseIssue<unknown>[],
  language: Language,
): Readonly<Record<string, string>> {
  const wrong: Record<string, string> = {}
  for (const issue of issues) {
    const field = String(issue.path?.[0]?.key ?? '')
    wrong[field] ??= issueWords(issue, language)
  }
  return wrong
}
