import { expect, test } from 'vitest'
import { mergeHead } from './merge-head.ts'

const row = (id: string, minute: number) => ({ id, lastMessageAt: new Date(minute * 60_000).toISOString() })
const page = (nextCursor: string | null, ...items: ReturnType<typeof row>[]) => ({ items, nextCursor })
const ids = (pages: { items: { id: string }[] }[]) => pages.map((one) => one.items.map((item) => item.id))

test('puts new rows on top and loses none between the pages', () => {
  const pages = [page('p2', row('c', 9), row('b', 8)), page(null, row('a', 7))]
  const merged = mergeHead(pages, page('h', row('d', 10), row('c', 9)))
  expect(ids(merged)).toEqual([['d', 'c', 'b'], ['a']])
  expect(merged.at(-1)?.nextCursor).toBeNull()
})

test('moves a row up from a later page instead of showing it twice', () => {
  const pages = [page('p2', row('c', 9), row('b', 8)), page(null, row('a', 7))]
  expect(ids(mergeHead(pages, page('h', row('a', 11), row('c', 9))))).toEqual([['a', 'c', 'b'], []])
})

test('drops rows that left the view', () => {
  const pages = [page('p2', row('d', 10), row('c', 9)), page(null, row('b', 8))]
  expect(ids(mergeHead(pages, page('h', row('c', 9), row('b', 8))))).toEqual([['c', 'b'], []])
})

test('takes a head that is the whole list as it is', () => {
  const pages = [page('p2', row('d', 10)), page(null, row('b', 8))]
  expect(mergeHead(pages, page(null, row('d', 10)))).toEqual([page(null, row('d', 10))])
  expect(mergeHead(pages, page(null))).toEqual([page(null)])
})

test('rows that say what they said before stay the very objects they were, wherever they stand now', () => {
  const [c, b, a] = [row('c', 9), row('b', 8), row('a', 7)]
  const [first] = mergeHead(
    [page('p2', c, b), page(null, a)],
    page('h', row('d', 10), row('b', 9), row('c', 9)),
  )
  expect(first?.items.map((one) => [c, b, a].includes(one))).toEqual([false, false, true])
})
