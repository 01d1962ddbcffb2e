// A refusal that leaves the server: a status, a code with words on the screen, and the field it belongs to.

/** A refusal that is an answer: status, code, and words the screen may show beside a field. */
export class Refused extends Error {
  readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 503 | 507
  readonly code: string
  readonly field: string | undefined
  constructor(status: Refused['status'], code: string, field?: string) {
    super(code)
    this.status = status
    this.code = code
    this.field = field
  }
}
