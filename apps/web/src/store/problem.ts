import type { FetchBaseQueryError, FetchBaseQueryMeta } from '@reduxjs/toolkit/query'

/** What a screen shows when a call fails. `status` is 0 when no answer came. */
export type Problem = {
  status: number
  code: string
  title: string
  detail: string
  requestId: string | null
  fields: { path: string; message: string }[]
}

const withoutAnswer: Record<string, { code: string; title: string; detail: string }> = {
  FETCH_ERROR: {
    code: 'offline',
    title: 'No connection',
    detail: 'Frontdesk could not be reached. Check your connection and try again.',
  },
  TIMEOUT_ERROR: {
    code: 'timeout',
    title: 'No answer in time',
    detail: 'The server took too long to answer. Try again in a moment.',
  },
}

const unreadable = {
  code: 'unreadable',
  title: 'Something went wrong',
  detail: 'The server answered in a way this page does not understand. Try again in a moment.',
}

/** Reads RFC 9457 problem details out of a failed call, and finds words for calls that got no answer. */
export function problemOf(error: FetchBaseQueryError, meta?: FetchBaseQueryMeta): Problem {
  const requestId = meta?.response?.headers.get('x-request-id') ?? null
  if (typeof error.status === 'string') {
    const status = error.status === 'PARSING_ERROR' ? error.originalStatus : 0
    return { status, requestId, fields: [], ...(withoutAnswer[error.status] ?? unreadable) }
  }
  const body = isRecord(error.data) ? error.data : {}
  return {
    status: error.status,
    code: text(body.code) ?? unreadable.code,
    title: text(body.title) ?? unreadable.title,
    detail: text(body.detail) ?? '',
    requestId: text(body.requestId) ?? requestId,
    fields: Array.isArray(body.errors) ? body.errors.filter(isField) : [],
  }
}

/** Whatever a hook or an unwrapped mutation hands out as its error, as a problem. */
export function asProblem(error: unknown): Problem {
  if (isRecord(error) && typeof error.status === 'number' && Array.isArray(error.fields)) {
    return error as Problem
  }
  return { status: 0, requestId: null, fields: [], ...unreadable }
}

/** One sentence for a toast or beside a form. */
export function sentenceOf(problem: Problem): string {
  return problem.detail === '' ? problem.title : problem.detail
}

/** What people call the field at a path of the API: `openingHours.0.fromTime` is "Opening hours 1, from time". */
export function placeOf(path: string): string {
  const words = path
    .replace(/\.(\d+)(?=\.|$)/g, (_, index) => ` ${Number(index) + 1}`)
    .replaceAll('.', ', ')
    .replace(/[_-]/g, ' ')
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function isField(value: unknown): value is Problem['fields'][number] {
  return isRecord(value) && typeof value.path === 'string' && typeof value.message === 'string'
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
