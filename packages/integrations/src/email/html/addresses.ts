/** An absolute web address, or null; without its scheme it is taken as https. */
export function webAddress(written: string): string | null {
  const url = asBrowsersRead(written)
  const absolute = /^[\\/]{2}/.test(url) ? `https://${url.slice(2)}` : url
  if (absolute.length > MAX_URL) return null
  const [, origin, rest = ''] = /^(https?:\/\/[^/?#]*)(.*)$/is.exec(absolute) ?? []
  if (origin === undefined) return null
  if (/["'`]/.test(origin) || /[<>\\]/.test(absolute)) return null
  const address = origin.replace(SKIPPED_IN_HOSTS, '') + encoded(rest)
  return address.length <= MAX_URL && URL.canParse(address) ? address : null
}

/** An address to write to or to call, or null. */
export function personalAddress(written: string): string | null {
  const url = asBrowsersRead(written)
  if (url.length > MAX_URL || /[<>]/.test(url)) return null
  if (/^tel:/i.test(url)) return /^tel:[^"]+$/i.test(bare(url)) ? bare(url) : null
  const [, receivers = '', fields = ''] = /^(mailto:[^?"]*)(\?.*)?$/is.exec(url) ?? []
  // Apostrophes belong to the names of people and mean nothing else here.
  const address = bare(receivers) + fields.replaceAll(' ', '%20').replace(UNSAFE_IN_MAIL, percent)
  return address.length > 'mailto:'.length && address.length <= MAX_URL ? address : null
}

/** The address of a file of the mail (RFC 2392), or null. */
export function fileAddress(written: string): string | null {
  const named = bare(written)
  if (named.length > MAX_URL) return null
  const url = encoded(named)
  return /^cid:[^<>\\]{1,500}$/i.test(url) ? `cid:${url.slice(4)}` : null
}

/** An image that is written into its address, or null. */
export function imageAddress(written: string): string | null {
  const url = bare(written)
  if (url.length > MAX_DATA_URL) return null
  return /^data:image\/(?:png|jpe?g|gif|webp);base64,[a-z0-9+/]+={0,2}$/i.test(url) ? url : null
}

const MAX_URL = 8000
const MAX_DATA_URL = 2_000_000
const SKIPPED = /[\s\p{Cc}\p{Cf}]/gu
/** All of them but the joiners, without which words of some languages are other words. */
const SKIPPED_IN_HOSTS = /(?![\u200c\u200d])[\s\p{Cc}\p{Cf}]/gu
const UNSAFE = /["'`]|(?![\u200c\u200d])[\s\p{Cc}\p{Cf}]/gu
const UNSAFE_IN_MAIL = /"|(?![\u200c\u200d])[\s\p{Cc}\p{Cf}]/gu

/**
 * Line breaks and tabs count nowhere, and spaces or invisible characters not at the ends. Spaces that follow a
 * line break are its indentation, or the fold of a line that was too long for a mail.
 */
function asBrowsersRead(written: string): string {
  const line = written.replace(/[\r\n][\t\r\n ]*|\t/g, '')
  let [start, end] = [0, line.length]
  while (start < end && isInvisible(line[start])) start += 1
  while (end > start && isInvisible(line[end - 1])) end -= 1
  return line.slice(start, end)
}

function isInvisible(char = ''): boolean {
  return /[\s\p{Cc}\p{Cf}]/u.test(char)
}

function bare(url: string): string {
  return url.replace(SKIPPED, '')
}

function encoded(part: string): string {
  return part.replaceAll(' ', '%20').replace(UNSAFE, percent)
}

function percent(char: string): string {
  return [...Buffer.from(char)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
}
