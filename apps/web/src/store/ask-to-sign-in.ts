/** Leaves for the sign-in page and remembers where to come back to. */
export function askToSignIn(): void {
  const { pathname, search } = window.location
  if (pathname.startsWith('/sign-in')) return
  const here = new URLSearchParams({ callbackUrl: pathname + search })
  window.location.assign(`/sign-in?${here.toString()}`)
}
