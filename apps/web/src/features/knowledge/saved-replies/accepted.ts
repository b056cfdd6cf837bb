import type { Accepted } from './api.ts'

/** "40 %": how many of those shown were sent; a dash where none was shown. */
export function acceptedShare({ shown, sent }: Pick<Accepted, 'shown' | 'sent'>): string {
  return shown === 0 ? '–' : `${Math.round((100 * sent) / shown)} %`
}

/** What became of a reply where it was recommended, in a few words; empty where it never was. */
export function acceptedWords({ shown, sent, unchanged }: Accepted): string {
  if (shown === 0) return ''
  const as = sent === 0 ? '' : `, ${unchanged === 0 ? 'none' : unchanged} as it is`
  return `Sent ${sent} of ${shown} times shown${as}`
}
