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

/** RFC 9457 problem details. */
export function renderProblem(problem: HttpProblem, requestId: string): Response {
  const { status, code, errors, headers, message } = problem
  const body = {
    type: `urn:frontdesk:problem:${code}`,
    title: titles[status] ?? 'Error',
    status,
    detail: message,
    code,
    requestId,
    ...(errors ? { errors } : {}),
  }
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...headers, 'content-type': 'application/problem+json' },
  })
}

const titles: Record<number, string> = {
  400: 'Malformed request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  411: 'Length required',
  413: 'Too large',
  415: 'Unsupported media type',
  416: 'Range not satisfiable',
  422: 'Makes no sense here',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Unavailable',
}
