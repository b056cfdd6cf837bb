export type FieldError = { path: string; message: string }

type Extras = { errors?: FieldError[]; headers?: Record<string, string> }

/** A refusal that belongs to HTTP alone; what the domain refuses is a DomainError. */
export class HttpProblem extends Error {
  readonly status: number
  readonly code: string
  readonly errors: FieldError[] | undefined
  readonly headers: Record<string, string>
  constructor(status: number, code: string, detail: string, { errors, headers = {} }: Extras = {}) {
    super(detail)
    this.status = status
    this.code = code
    this.errors = errors
    this.headers = headers
  }
}
