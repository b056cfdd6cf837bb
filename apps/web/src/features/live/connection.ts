import { type Notice, noticeTypes, readNotice } from './affected.ts'
import { type Happening, listenForAllTabs } from './between-tabs.ts'

type Options = {
  url: string
  /** whose stream it is; their tabs share one */
  memberId: string
  onNotice: (notice: Notice) => void
  /** The stream is open. `again` when one was open before: notices may have been missed. */
  onOpen: (again: boolean) => void
  onLost: () => void
}

const firstWait = 1_000
const longestWait = 20_000

/** The last stream this page has heard of; whatever comes with the next one may have missed something. */
let heardOf: string | undefined

/** Tells what a member's event stream brings, which all tabs of the browser share, and whether it stands. */
export function connect({ url, memberId, onNotice, onOpen, onLost }: Options): () => void {
  return listenForAllTabs(
    `events of ${memberId}`,
    (happens) => openStream(url, happens),
    (happening) => {
      if (happening.kind === 'lost') return onLost()
      if (happening.kind === 'open') {
        const [known, again] = [heardOf === happening.stream, heardOf !== undefined]
        heardOf = happening.stream
        return onOpen(again && !known)
      }
      const notice = readNotice(happening.data)
      if (notice) onNotice(notice)
    },
  )
}

/**
 * One event stream that is opened again when it breaks. The browser repeats Last-Event-ID by itself while
 * it reconnects; when it has given up, a new stream is opened and what may have been missed is fetched.
 */
function openStream(url: string, happens: (happening: Happening) => void): () => void {
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let wait = firstWait
  let stopped = false

  const hear = ({ data }: MessageEvent<string>) => happens({ kind: 'data', data })
  const open = () => {
    clearTimeout(timer)
    if (stopped) return
    source?.close()
    const stream = new EventSource(url)
    source = stream
    stream.onopen = () => {
      wait = firstWait
      happens({ kind: 'open', stream: `${performance.timeOrigin + performance.now()}` })
    }
    stream.onerror = () => {
      happens({ kind: 'lost' })
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
