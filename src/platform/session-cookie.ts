// The session's cookie: for this site and no script; and what a browser says of itself.
import type { Context } from 'hono'
import { setCookie } from 'hono/cookie'
import { SESSION_COOKIE, SESSION_HOURS } from './session.ts'

export const isSecure = (c: Context): boolean =>
  c.req.header('x-forwarded-proto') === 'https' || new URL(c.req.url).protocol === 'https:'

export function giveCookie(c: Context, token: string): void {
  setCookie(c, SESSION_COOKIE, token, {
    httpOnly: true,
    sameSite: 'Strict',
    path: '/',
    maxAge: SESSION_HOURS * 3600,
    secure: isSecure(c),
  })
}

const BROWSERS = [
  ['Edg', 'Edge'],
  ['OPR', 'Opera'],
  ['Firefox', 'Firefox'],
  ['Chrome', 'Chrome'],
  ['Safari', 'Safari'],
] as const
const SYSTEMS = [
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Macintosh', 'Mac'],
  ['CrOS', 'Chromebook'],
  ['Linux', 'Linux'],
] as const

/** Enough to know one's own computer again, and no more is kept: "Firefox · Windows". */
export function browserOf(c: Context): string | null {
  const agent = c.req.header('user-agent') ?? ''
  const found = [BROWSERS, SYSTEMS].map((list) => list.find(([mark]) => agent.includes(mark))?.[1])
  return found.filter(Boolean).join(' · ') || null
}
