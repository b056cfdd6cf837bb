import { Parser } from 'htmlparser2'

/** The charset that a `meta` element of HTML names (https://html.spec.whatwg.org/#charset), or null. */
export function charsetInHtml(bytes: Uint8Array): string | null {
  let found: string | null = null
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'meta') found ??= charsetOf(attributes)
    },
  })
  parser.end(Buffer.from(bytes.subarray(0, MAX_SCANNED)).toString('latin1'))
  return found
}

/** In bytes. Programs put their styles in front, now and then. */
const MAX_SCANNED = 64 * 1024

function charsetOf({ charset, content, 'http-equiv': header }: Record<string, string>): string | null {
  const typed = header?.trim().toLowerCase() === 'content-type'
  const written = typed ? /charset\s*=\s*["']?([^\s"';,]+)/i.exec(content ?? '')?.[1] : undefined
  const name = (charset ?? written ?? '').trim()
  // Bytes in which the name can be read letter by letter are in none of these.
  return name === '' || /^(?:x-user-defined$|unicode|ucs|utf-?(?:7|16|32))/i.test(name) ? null : name
}
