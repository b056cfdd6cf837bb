/** These take passwords from few accounts, or from none any more. */
const hosts: [host: RegExp, provider: string][] = [
  [/(^|\.)(gmail|googlemail)\.com$/i, 'Google'],
  [/(^|\.)(outlook|office365|hotmail|live)\.com$/i, 'Microsoft'],
]

/** What to say after a refused password where the server's provider wants a sign-in; empty for every other server. */
export function signInHint(host: string): string {
  const [, provider] = hosts.find(([pattern]) => pattern.test(host)) ?? []
  if (provider === undefined) return ''
  return `. ${provider} takes app passwords at most, and for many accounts none: sign in with ${provider} instead`
}
