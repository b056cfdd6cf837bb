/**
 * Listens to a stream of server-sent events that needs a header, which EventSource cannot send. It opens again by
 * itself, later and later while that fails. Returns what ends it.
 */
export function listen({ address, headers, onOpen, onShown, onEnded }) {
  const ending = new AbortController()
  void keepOpen()
  return () => ending.abort()

  async function keepOpen() {
    let wait = 1_000
    while (!ending.signal.aborted) {
      const ended = await once(() => {
        wait = 1_000
      }).catch(() => false)
      if (ending.signal.aborted) return
      if (ended) return onEnded()
      await new Promise((resolve) => setTimeout(resolve, wait))
      wait = Math.min(wait * 2, 30_000)
    }
  }

  /** Whether the stream is over for good. */
  async function once(opened) {
    const response = await fetch(address, { headers: headers(), credentials: 'omit', signal: ending.signal })
    if (response.status === 401 || response.status === 404) return response.status === 401
    if (!response.ok || !response.body) return false
    opened()
    onOpen()
    let rest = ''
    for (const reader = response.body.pipeThrough(new TextDecoderStream()).getReader(); ; ) {
      const { done, value } = await reader.read()
      if (done) return false
      const events = (rest + value).split('\n\n')
      rest = events.pop() ?? ''
      if (events.some((event) => event.includes('event: ended'))) return true
      if (events.some((event) => event.includes('event: shown'))) onShown()
    }
  }
}
