import type { StoredMail } from './state.ts'

/** The mails a set such as `1:4,9,12:*` names, by UID or by place in the client's view. */
export function inSet(set: string, view: readonly StoredMail[], byUid: boolean): StoredMail[] {
  const numberOf = (mail: StoredMail, index: number) => (byUid ? mail.uid : index + 1)
  const last = view.length === 0 ? 0 : numberOf(view.at(-1) as StoredMail, view.length - 1)
  const ranges = set.split(',').map((part) => {
    const [from = 0, to = from] = part.split(':').map((end) => (end === '*' ? last : Number(end)))
    return [Math.min(from, to), Math.max(from, to)] as const
  })
  return view.filter((mail, index) => {
    const number = numberOf(mail, index)
    return ranges.some(([from, to]) => number >= from && number <= to)
  })
}

/** The shortest way to write ascending numbers. */
export function toSet(numbers: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const number of numbers) {
    const open = ranges.at(-1)
    if (open && open[1] + 1 === number) open[1] = number
    else ranges.push([number, number])
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}:${to}`)).join(',')
}
