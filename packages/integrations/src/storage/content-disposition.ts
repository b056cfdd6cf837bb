/** Types a browser shows without running anything the sender wrote. SVG and HTML are not among them. */
const harmless = new Set([
  'application/pdf',
  'audio/mpeg',
  'image/avif',
  'image/gif',
  'image/jpeg',
  'image/png',
  'image/webp',
  'text/plain',
  'video/mp4',
])

export type Presentation = { filename?: string; contentType?: string; inline?: boolean }

/** The header field (RFC 6266) that tells a browser to save a file, or to show it when asked to and harmless. */
export function contentDisposition({ filename, contentType, inline }: Presentation): string {
  const disposition = inline && mayShowInline(contentType) ? 'inline' : 'attachment'
  if (filename === undefined) return disposition
  const name = plainName(filename)
  const ascii = name.replace(/[^\x20-\x7e]|["%\\]/g, '_')
  return `${disposition}; filename="${ascii}"; filename*=UTF-8''${encodeExtended(name)}`
}

function mayShowInline(contentType: string | undefined): boolean {
  const [type = ''] = (contentType ?? '').toLowerCase().split(';')
  return harmless.has(type.trim())
}

/** The last part of a path, without the characters that could change its direction, its line or its folder. */
function plainName(filename: string): string {
  const last = filename.toWellFormed().split(/[/\\]/).at(-1) ?? ''
  const name = last.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '').trim()
  return Array.from(name).slice(-150).join('').replace(/^\.+/, '') || 'file'
}

/** Percent-encoding of RFC 8187, which allows fewer characters than a URL does. */
function encodeExtended(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
}
