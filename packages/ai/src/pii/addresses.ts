import { isIPv4, isIPv6 } from 'node:net'
import { standsAlone } from './context.ts'
import { type Span, spansOf } from './span.ts'

const LOCAL_PART = /[\p{L}\p{M}\p{N}.!#$%&'*+/=?^_`{|}~-]+$/u
const DOMAIN =
  /^(?:[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?\.){1,8}[\p{L}][\p{L}\p{M}\p{N}-]{0,22}[\p{L}\p{N}]/u

/** Mail addresses (RFC 5321 lengths, internationalised ones too). */
export function findEmails(text: string): Span[] {
  const spans: Span[] = []
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const local = text
      .slice(Math.max(0, at - 64), at)
      .match(LOCAL_PART)?.[0]
      .replace(/^[.'`*_{|/=-]+/, '')
    const domain = local ? text.slice(at + 1, at + 254).match(DOMAIN)?.[0] : undefined
    if (local && domain) spans.push({ kind: 'EMAIL', start: at - local.length, end: at + 1 + domain.length })
  }
  return spans
}

/** Internet addresses, version 4 and 6; a version number such as v1.2.3.4 is none. */
export function findIps(text: string): Span[] {
  const four = spansOf('IP', text, /\d{1,3}(?:\.\d{1,3}){3}/g, (match, start) => {
    return isIPv4(match) && standsAlone(text, start, start + match.length) && !isVersion(text, start)
  })
  const six = spansOf('IP', text, /[\da-f:]{1,39}(?::\d{1,3}(?:\.\d{1,3}){3})?/gi, (match, start) => {
    return /\d/.test(match) && isIPv6(match) && standsAlone(text, start, start + match.length)
  })
  return [...six, ...four]
}

function isVersion(text: string, start: number): boolean {
  return /(?:version|release|firmware|build|update|\bv)[\s.:]*$/i.test(
    text.slice(Math.max(0, start - 16), start),
  )
}
