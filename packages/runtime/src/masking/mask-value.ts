import { maskText } from './mask-text.ts'

const deepest = 8
const widest = 200

const secretKey =
  /pass(word|wd|phrase)|^pass$|secret|token|authorization|cookie|api[-_]?key|access[-_]?key|private[-_]?key|credential|signature|session(id|_id)?$|^otp$|^cv[cv]$/i
const phoneKey = /phone|mobile|^fax|^tel$|^tel[-_]|msisdn/i

/** A copy of `value`, ready for JSON, in which `maskText` was applied to every text and secrets are gone. */
export function maskValue(value: unknown): unknown {
  return copy(value, '', [])
}

function copy(value: unknown, key: string, parents: readonly object[]): unknown {
  if (secretKey.test(key) && holdsText(value)) return '[redacted]'
  if (phoneKey.test(key) && (typeof value === 'string' || typeof value === 'number')) return '[phone]'
  switch (typeof value) {
    case 'string':
      return maskText(value)
    case 'number':
      return Math.abs(value) < 1e11 ? value : maskNumber(value)
    case 'bigint':
      return maskText(String(value))
    case 'symbol':
    case 'function':
      return `[${typeof value}]`
    case 'object':
      return value === null ? null : copyObject(value, key, parents)
    default:
      return value
  }
}

function holdsText(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsText)
  return typeof value === 'string' || value instanceof Uint8Array
}

function maskNumber(value: number): unknown {
  const masked = maskText(String(value))
  return masked === String(value) ? value : masked
}

function copyObject(value: object, key: string, parents: readonly object[]): unknown {
  if (parents.includes(value)) return '[circular]'
  if (parents.length >= deepest) return '[deep]'
  const path = [...parents, value]
  if (value instanceof Error) return copyError(value, path)
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString()
  if (value instanceof URL) return maskText(value.href)
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`
  if (value instanceof Map)
    return copyEntries(
      [...value].map(([name, entry]) => [String(name), entry]),
      path,
    )
  if (value instanceof Set) return copy([...value], key, path)
  if (Array.isArray(value)) return value.slice(0, widest).map((entry) => copy(entry, key, path))
  return copyEntries(readEntries(value), path)
}

function copyError(error: Error, path: readonly object[]): unknown {
  const { name, message, stack, cause } = error
  return {
    type: name,
    message: maskText(message),
    ...(stack === undefined ? {} : { stack: maskText(stack) }),
    ...(cause === undefined ? {} : { cause: copy(cause, 'cause', path) }),
    ...copyEntries(
      readEntries(error).filter(([key]) => !(key in described)),
      path,
    ),
  }
}

const described = { name: true, message: true, stack: true, cause: true, type: true }

function readEntries(value: object): [string, unknown][] {
  return Object.keys(value).map((key) => {
    try {
      return [key, Reflect.get(value, key)]
    } catch {
      return [key, '[unreadable]']
    }
  })
}

function copyEntries(entries: [string, unknown][], path: readonly object[]): Record<string, unknown> {
  return Object.fromEntries(
    entries.slice(0, widest).map(([key, entry]) => [maskText(key), copy(entry, key, path)]),
  )
}
