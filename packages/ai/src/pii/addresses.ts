import { isIPv4, isIPv6 } from 'node:net'
import { standsAlone } from './numbers/context.ts'
import { type Span, spansOf } from './span.ts'

const LOCAL_PART = /[\p{L}\p{M}\p{N}.!#$%&'*+/=?^_`{|}~-]+$/u
const DOMAIN =
  /^(?:[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.){1,8}[\p{L}][\p{L}\p{M}\p{N}-]{0,22}[\p{L}\p{N}]/u

/** In a link other signs part its fields. */
const LINKED_PART = /[\p{L}\p{M}\p{N}._+-]+$/u
/** A local part in quotes (RFC 5321, 4.1.2), which may hold blanks. */
const QUOTED_PART = /"(?:[^"\\\p{Cc}]|\\\P{Cc}){1,62}"$/u

/** Mail addresses (RFC 5321 lengths, internationalised ones too), also as links write them. */
export function findEmails(text: string): Span[] {
  const spans: Span[] = []
  for (const { index: at, 0: sign } of text.matchAll(/@|%40/g)) {
    const before = text.slice(Math.max(0, at - 64), at)
    const local =
      QUOTED_PART.exec(before)?.[0] ??
      before.match(sign === '@' ? LOCAL_PART : LINKED_PART)?.[0].replace(/^[.'`*_{|/=-]+/, '')
    const after = at + sign.length
    const domain = local ? text.slice(after, after + 253).match(DOMAIN)?.[0] : undefined
    if (local && domain) spans.push({ kind: 'EMAIL', start: at - local.length, end: after + domain.length })
  }
  return spans
}

/** Internet addresses, version 4 and 6; a version number such as v1.2.3.4 is none. */
export function findIps(text: string): Span[] {
  const four = spansOf('IP', text, /\d{1,3}(?:\.\d{1,3}){3}/g, (match, start) => {
    return isIPv4(match) && isApart(text, start, start + match.length) && !isVersion(text, start)
  })
  const six = spansOf('IP', text, /[\da-f:]{1,39}(?::\d{1,3}(?:\.\d{1,3}){3})?/gi, (match, start) => {
    return /\d/.test(match) && isIPv6(match) && isApart(text, start, start + match.length)
  })
  return [...six, ...four]
}

/** A port, the length of a network's prefix, or the other end of a range. */
const GOES_ON =
  /^(?::\d{1,5}|\/\d{1,3}|[ ]?[-\u2013](?:\d{1,3}\.){0,3}\d{1,3})(?![\p{L}\d.,:_-]\d|[\p{L}\d_])/u
const BEGINS = /(?<![\p{L}\d_]|\d[.,:/-])$/u
const ENDS = /^(?![\p{L}\d_]|[.,:/-]\d)/u
const RANGE_BEGINS = /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}[-\u2013]$/

function isApart(text: string, start: number, end: number): boolean {
  if (standsAlone(text, start, end)) return true
  const begins =
    RANGE_BEGINS.test(text.slice(Math.max(0, start - 17), start)) ||
    BEGINS.test(text.slice(Math.max(0, start - 2), start))
  return begins && (GOES_ON.test(text.slice(end, end + 20)) || ENDS.test(text.slice(end, end + 2)))
}

function isVersion(text: string, start: number): boolean {
  return /(?:version|release|firmware|build|update|\bv)[\s.:]*$/i.test(
    text.slice(Math.max(0, start - 16), start),
  )
}
