/**
 * The given target as an absolute URL if it stays on our own origin, else the origin itself. Parsing decides,
 * as a browser would, so that `//host`, `/\host`, `javascript:` and other origins all end at home.
 */
export function ownUrl(target: string, origin: string): string {
  const base = new URL(origin)
  // Browsers drop these characters before they parse, which would turn /<tab>/host into //host.
  if (/[\t\n\r]/.test(target) || !URL.canParse(target, base)) return base.origin
  const url = new URL(target, base)
  if (url.origin !== base.origin || url.username || url.password) return base.origin
  // A path that begins with two slashes would be another host to whoever uses the path alone.
  if (/^\/[/\\]/.test(safelyDecoded(url.pathname))) return base.origin
  return url.href
}

function safelyDecoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return '//'
  }
}
