import { randomUUID } from 'node:crypto'
import { afterEach, expect, test, vi } from 'vitest'
import { type Happening, listenForAllTabs } from './between-tabs.ts'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** Tabs of one browser, the streams they opened, and what each tab heard. */
function browser() {
  const name = randomUUID()
  const streams: { happens: (happening: Happening) => void; open: boolean }[] = []
  const tab = () => {
    const heard: Happening[] = []
    const close = listenForAllTabs(
      name,
      (happens) => {
        const stream = { happens, open: true }
        streams.push(stream)
        return () => {
          stream.open = false
        }
      },
      (happening) => heard.push(happening),
    )
    closing.push(close)
    return { heard, close }
  }
  return { streams, tab, open: () => streams.filter(({ open }) => open) }
}

const opened = { kind: 'open', stream: 'first' } as const
const news = { kind: 'data', data: '{"type":"conversation.created"}' } as const

test('eight tabs hold one stream, and each hears what it brings once', async () => {
  const { tab, open } = browser()
  const tabs = Array.from({ length: 8 }, tab)
  await vi.waitFor(() => expect(open()).toHaveLength(1))
  open()[0]?.happens(opened)
  open()[0]?.happens(news)
  for (const { heard } of tabs) await vi.waitFor(() => expect(heard).toEqual([opened, news]))
  expect(open()).toHaveLength(1)
})

test('a tab that comes later hears that the stream is open, and nothing of before', async () => {
  const { tab, open } = browser()
  tab()
  await vi.waitFor(() => expect(open()).toHaveLength(1))
  open()[0]?.happens(opened)
  open()[0]?.happens(news)
  const late = tab()
  await vi.waitFor(() => expect(late.heard).toEqual([opened]))
})

test('when the tab that listens is closed, another listens for all that are left', async () => {
  const { tab, open, streams } = browser()
  const first = tab()
  await vi.waitFor(() => expect(open()).toHaveLength(1))
  const [second, third] = [tab(), tab()]
  first.close()
  await vi.waitFor(() => expect(streams.map((stream) => stream.open)).toEqual([false, true]))
  open()[0]?.happens(news)
  await vi.waitFor(() => expect([second.heard, third.heard]).toEqual([[news], [news]]))
  expect(first.heard).toEqual([])
})

test('a tab that is closed while it waits never listens', async () => {
  const { tab, open, streams } = browser()
  const first = tab()
  await vi.waitFor(() => expect(open()).toHaveLength(1))
  tab().close()
  first.close()
  const last = tab()
  await vi.waitFor(() => expect(open()).toHaveLength(1))
  open()[0]?.happens(news)
  await vi.waitFor(() => expect(last.heard).toEqual([news]))
  expect(streams).toHaveLength(2)
})

test('tabs of another member hear nothing', async () => {
  const [ours, theirs] = [browser(), browser()]
  const [here, there] = [ours.tab(), theirs.tab()]
  await vi.waitFor(() => expect([ours.open().length, theirs.open().length]).toEqual([1, 1]))
  ours.open()[0]?.happens(news)
  await vi.waitFor(() => expect(here.heard).toEqual([news]))
  expect(there.heard).toEqual([])
})
