// What children of a room still have on their way, in the words of the activity bank, out of the domains of whatever instrument saw it.
import type { ActivityDomain } from '../contract/programme.ts'

/** What was seen longer ago has changed. Source: house proposal, two lists of the milestones. */
export const NEEDS_DAYS = 180

/** Below so many children a number would point at one of them: what to play is said without it. */
export const NEEDS_NAMELESS = 3

/** Domains of the open milestones and of the areas of the EDI. An unknown one of a loaded instrument asks for nothing. */
const inBank: Readonly<Record<string, readonly ActivityDomain[]>> = {
  soc: ['social-emotional'],
  len: ['language'],
  cog: ['cognitive'],
  mot: ['gross-motor', 'fine-motor'],
  MG: ['gross-motor'],
  MF: ['fine-motor'],
  LEN: ['language'],
  SOC: ['social-emotional'],
  CON: ['cognitive'],
}

/** Two domains of one instrument that mean the same here count the larger number, so that no child counts twice. */
export function needsOf(
  seen: readonly { readonly domain: string; readonly children: number }[],
): { domain: ActivityDomain; children: number }[] {
  const needs = new Map<ActivityDomain, number>()
  for (const { domain, children } of seen)
    for (const d of inBank[domain] ?? []) needs.set(d, Math.max(needs.get(d) ?? 0, children))
  return [...needs]
    .map(([domain, children]) => ({ domain, children }))
    .sort((a, b) => (a.domain < b.domain ? -1 : 1))
}
