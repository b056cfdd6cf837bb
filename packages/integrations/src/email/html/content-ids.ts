import { Parser } from 'htmlparser2'
import { boundNesting } from './bound-nesting.ts'

/**
 * The content ids that a `cid:` address can mean, given what stands after its colon: what it says once its
 * escapes are undone (RFC 2392), and what it says as written, since programs forget to escape. White space is
 * left out of ids everywhere.
 */
export function contentIdsOf(written: string): string[] {
  const bare = written.replace(INVISIBLE, '')
  return [...new Set([unescaped(bare).replace(INVISIBLE, ''), bare])].filter((id) => id !== '')
}

/** The content ids that attributes and styles of HTML refer to. */
export function contentIdsIn(html: string): Set<string> {
  const ids = new Set<string>()
  if (!/cid:/i.test(html)) return ids
  const add = (written: string) => {
    if (written.length > MAX_ID || ids.size > MAX_IDS) return
    for (const id of contentIdsOf(written)) ids.add(id)
  }
  const addAllOf = (css: string) => {
    for (const [, url = ''] of css.matchAll(/url\(([^()]{1,2000})\)/gi)) {
      const written = url.replace(/["']/g, '').trim()
      if (/^cid:/i.test(written)) add(written.slice(4))
    }
  }
  const parser = new Parser({
    onattribute(name, value) {
      const address = value.slice(0, MAX_ID * 2).trimStart()
      if (/^cid:/i.test(address)) add(address.slice(4))
      else if (name === 'style') addAllOf(value)
    },
    ontext: addAllOf,
  })
  parser.end(boundNesting(html.slice(0, MAX_LENGTH)))
  return ids
}

/** As much of HTML as is shown at most. */
const MAX_LENGTH = 4_000_000
const MAX_ID = 1_000
const MAX_IDS = 10_000
const INVISIBLE = /[\s\p{Cc}\p{Cf}]/gu

/** Escapes that mean nothing stay as they are written, and the others are undone all the same. */
function unescaped(written: string): string {
  return written.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes)
    } catch {
      return escapes
    }
  })
}
