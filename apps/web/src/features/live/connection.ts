import { type Notice, noticeTypes, readNotice } from './affected.ts'

type Options = {
  url: string
  onNotice: (notice: Notice) => void
  /** The stream is open. `again` when one was open before: notices may have been missed. */
  onOpen: (again: boolean) => void
  onLost: () => void
}

const firstWait = 1_000
const longestWait = 20_000

/** Whether this page has ever listened; whatever comes later may have missed something. */
let listenedBefore = false

/**
 * One event stream that is opened again when it breaks. The browser repeats Last-Event-ID by itself while
 * it reconnects; when it has given up, a new stream is opened and what may have been missed is fetched.
 */
export function connect({ url, onNotice, onOpen, onLost }: Options): () => void {
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let wait = firstWait
  let stopped = false

  const hear = (event: MessageEvent<string>) => {
    const notice = readNotice(event.data)
    if (notice) onNotice(notice)
  }
  const open = () => {
    clearTimeout(timer)
    if (stopped) return
    source?.close()
    const stream = new EventSource(url)
    source = stream
    stream.onopen = () => {
      wait = firstWait
      onOpen(listenedBefore)
      listenedBefore = true
    }
    stream.onerror = () => {
      onLost()
      if (stream.readyState !== EventSource.CLOSED) return
      timer = setTimeout(open, wait * (0.75 + Math.random() / 2))
      wait = Math.min(longestWait, wait * 2)
    }
    stream.onmessage = hear
    for (const type of noticeTypes) stream.addEventListener(type, hear)
  }
  window.addEventListener('online', open)
  open()
  return () => {
    stopped = true
    clearTimeout(timer)
    window.removeEventListener('online', open)
    source?.close()
  }
}
