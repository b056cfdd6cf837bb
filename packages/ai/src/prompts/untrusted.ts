import { stripInvisible } from '../local/injection.ts'

const LONGEST_FIELD = 12_000

/** Text of others as one line of JSON: no line, quote or mark inside can end it and pose as a prompt. */
export function quoteUntrusted(fields: Record<string, unknown>): string {
  return JSON.stringify(fields, (_, value) =>
    typeof value === 'string' ? stripInvisible(value).slice(0, LONGEST_FIELD) : value,
  )
}
