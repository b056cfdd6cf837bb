import { ChannelFailure } from '../channel.ts'

export type Place = { folder: string; validity: string; uid: number }

/** A mail is known by its folder, the folder's UIDVALIDITY and its UID, which together never mean another one (RFC 3501, 2.3.1.1). */
export function writeId({ folder, validity, uid }: Place): string {
  return `${folder};${validity};${uid}`
}

/** Fails with `missing` for what cannot be one of our ids. */
export function readId(id: string): Place {
  const found = /^(.+);(\d+);(\d{1,10})$/s.exec(id)
  if (!found) throw new ChannelFailure('missing', 'There is no such mail')
  return { folder: found[1] ?? '', validity: found[2] ?? '', uid: Number(found[3]) }
}

/** Ascending numbers as IMAP writes sets of them: `1:4,9`. */
export function writeSet(numbers: readonly number[]): string {
  const ranges: { from: number; to: number }[] = []
  for (const number of numbers) {
    const last = ranges.at(-1)
    if (last && last.to + 1 === number) last.to = number
    else ranges.push({ from: number, to: number })
  }
  return ranges.map(({ from, to }) => (from === to ? `${from}` : `${from}:${to}`)).join(',')
}
