const home = '/inbox'

/** The page to go to after signing in: only ever one of our own origin, else the inbox. */
export function safeReturn(wanted: string | null | undefined, origin: string): string {
  if (!wanted || !URL.canParse(wanted, origin)) return home
  const url = new URL(wanted, origin)
  const ours = url.origin === new URL(origin).origin && !url.pathname.startsWith('/sign-in')
  const path = url.pathname + url.search + url.hash
  // "//elsewhere" as a path would be read as another host again.
  return ours && !path.startsWith('//') && path !== '/' ? path : home
}
