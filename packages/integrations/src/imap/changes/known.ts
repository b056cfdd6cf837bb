import type { Listed } from '../mails.ts'

/** What is kept of a mail to notice later that it was read, deleted or put away. */
export type Known = { uid: number; seen: boolean; draft: boolean; size: number; seconds: number }

/** The youngest mails of a folder are watched one by one where the server does not do so. */
export const mostKnown = 200

/** A line of the cursor: `uid.marks.size.seconds`, each in base 36. */
export function writeKnown(mails: readonly Known[]): string {
  return mails
    .slice(-mostKnown)
    .map(({ uid, seen, draft, size, seconds }) =>
      [uid, (seen ? 1 : 0) + (draft ? 2 : 0), size, seconds].map((value) => value.toString(36)).join('.'),
    )
    .join(' ')
}

export function readKnown(line: string): Known[] {
  if (line === '') return []
  return line.split(' ').map((entry) => {
    const [uid = 0, marks = 0, size = 0, seconds = 0] = entry
      .split('.')
      .map((value) => Number.parseInt(value, 36))
    return { uid, seen: (marks & 1) !== 0, draft: (marks & 2) !== 0, size, seconds }
  })
}

export function toKnown({ uid, seen, draft, size, at }: Listed): Known {
  return { uid, seen, draft, size, seconds: Math.floor((at?.getTime() ?? 0) / 1_000) }
}
