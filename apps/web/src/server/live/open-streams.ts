import { gauge } from '@frontdesk/runtime/metrics'
import { oncePerProcess } from '@frontdesk/runtime/process/once'
import { HttpProblem } from '../http-problem.ts'

type OpenStream = { caller: string; close: () => void }

const mostPerCaller = 30

/** Remembers a stream until it is forgotten, and refuses one caller more than a crowd of open tabs. */
export function rememberStream(stream: OpenStream): () => void {
  const streams = openStreams()
  measureStreams()
  const own = [...streams].filter(({ caller }) => caller === stream.caller).length
  if (own >= mostPerCaller) {
    throw new HttpProblem(429, 'rate_limited', 'Too many event streams are open', {
      headers: { 'retry-after': '15' },
    })
  }
  streams.add(stream)
  return () => streams.delete(stream)
}

/** An open stream keeps the server from closing, so all of them end first. */
export function closeStreams(): void {
  for (const stream of openStreams()) stream.close()
}

/** Shows in the metrics how many streams are open, from the first process start on. */
export function measureStreams(): void {
  gauge({
    name: 'event_streams_open',
    help: 'Open streams of server-sent events',
    collect() {
      this.set(openStreams().size)
    },
  })
}

function openStreams(): Set<OpenStream> {
  return oncePerProcess('live.open-streams', () => new Set())
}
