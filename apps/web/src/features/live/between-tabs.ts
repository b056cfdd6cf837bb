/** What happens to a stream: it opens, each time under another name, breaks, or brings something. */
export type Happening = { kind: 'open'; stream: string } | { kind: 'lost' } | { kind: 'data'; data: string }

type Stream = (happens: (happening: Happening) => void) => () => void

/**
 * Has one tab of the browser listen for all tabs with the same `name`, since a browser opens six connections to a
 * server and no more. Another takes over when it is closed. Where the browser cannot tell its tabs apart (pages
 * without TLS), each listens for itself. Returns what ends it for this tab.
 */
export function listenForAllTabs(
  name: string,
  listen: Stream,
  hear: (happening: Happening) => void,
): () => void {
  if (!navigator.locks) return listen(hear)
  const channel = new BroadcastChannel(name)
  const ended = new AbortController()
  let last: Happening | undefined
  channel.onmessage = ({ data }: MessageEvent<Happening | 'newcomer'>) => {
    if (data !== 'newcomer') hear(data)
    else if (last) channel.postMessage(last)
  }
  const lead = () =>
    new Promise<void>((resolve) => {
      const stop = listen((happening) => {
        if (happening.kind !== 'data') last = happening
        hear(happening)
        channel.postMessage(happening)
      })
      ended.signal.addEventListener('abort', () => {
        stop()
        resolve()
      })
    })
  navigator.locks.request(name, { signal: ended.signal }, lead).catch(() => undefined)
  channel.postMessage('newcomer')
  return () => {
    ended.abort()
    channel.close()
  }
}
