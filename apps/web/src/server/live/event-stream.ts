import { isLater, replay, type StreamEvent, subscribe } from '@frontdesk/runtime/event-stream'
import { logger } from '@frontdesk/runtime/logger'
import { rememberStream } from './open-streams.ts'

type Options = {
  organizationId: string
  caller: string
  lastEventId: string | null
  /** What the listener is told of an event, or null for nothing; everything where it is left out. */
  tells?: (event: StreamEvent) => StreamEvent | null
  /** Asked at every heartbeat: a stream outlives no session. */
  mayListen: () => Promise<boolean>
  /** Told when the stream opens and about once a minute while its reader is there. */
  stillThere?: () => Promise<void>
  signal: AbortSignal
  heartbeatMs?: number
}

/**
 * A stream of server-sent events (HTML standard, section 9.2) with what happens in one organization. It
 * begins with what the listener missed, or with `resync` when that is no longer known: fetch everything anew.
 */
export async function openEventStream(options: Options): Promise<Response> {
  const writer = new EventWriter(options.tells)
  const forget = rememberStream({ caller: options.caller, close: () => writer.close() })
  const waiting: StreamEvent[] = []
  let deliver: (event: StreamEvent) => void = (event) => {
    waiting.push(event)
  }
  writer.onClose(forget)
  try {
    // Listening starts before the past is read, so that nothing falls between the two.
    writer.onClose(await subscribe(options.organizationId, (event) => deliver(event)))
    writer.write('retry: 2000\n\n')
    const last = await catchUp(writer, options)
    for (const event of waiting) if (last === null || isLater(event.id, last)) writer.send(event)
    deliver = (event) => writer.send(event)
  } catch (error) {
    writer.close()
    throw error
  }
  keepAlive(writer, options)
  return new Response(writer.body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'private, no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  })
}

/** Sends what was missed and returns the id reached. */
async function catchUp(writer: EventWriter, options: Options): Promise<string | null> {
  if (!options.lastEventId) return null
  const { events, complete } = await replay(options.organizationId, options.lastEventId)
  if (!complete) {
    writer.write('event: resync\ndata: {"type":"resync"}\n\n')
    return null
  }
  for (const event of events) writer.send(event)
  return events.at(-1)?.id ?? options.lastEventId
}

/** A presence asks for less than a connection that is to be kept open. */
const beatsPerPresence = 3

function keepAlive(writer: EventWriter, options: Options): void {
  const { mayListen, signal, heartbeatMs = 15_000 } = options
  const stillThere = () =>
    options.stillThere?.().catch((error: unknown) => logger.warn({ error }, 'presence was not noted'))
  let beats = 0
  const beat = async () => {
    if (await mayListen().catch(() => true)) {
      writer.write(': still here\n\n')
      beats += 1
      if (beats % beatsPerPresence === 0) await stillThere()
    } else {
      writer.write('event: ended\ndata: {"type":"ended"}\n\n')
      writer.close()
    }
  }
  void stillThere()
  const timer = setInterval(() => void beat(), heartbeatMs)
  timer.unref()
  writer.onClose(() => clearInterval(timer))
  signal.addEventListener('abort', () => writer.close(), { once: true })
  if (signal.aborted) writer.close()
}

/** How much may wait for a reader who does not read before their stream is cut. */
const mostWaiting = 1000

class EventWriter {
  readonly body: ReadableStream<Uint8Array>
  readonly #encoder = new TextEncoder()
  readonly #endings: (() => void)[] = []
  #controller: ReadableStreamDefaultController<Uint8Array> | null = null

  readonly #tells: (event: StreamEvent) => StreamEvent | null

  constructor(tells = (event: StreamEvent): StreamEvent | null => event) {
    this.#tells = tells
    this.body = new ReadableStream(
      {
        start: (controller) => {
          this.#controller = controller
        },
        cancel: () => this.#end(),
      },
      { highWaterMark: mostWaiting },
    )
  }

  send(event: StreamEvent): void {
    const told = this.#tells(event)
    if (!told) return
    const { id, type, ids } = told
    this.write(`id: ${id}\nevent: ${type}\ndata: ${JSON.stringify({ type, ...ids })}\n\n`)
  }

  write(text: string): void {
    if (!this.#controller) return
    if ((this.#controller.desiredSize ?? 0) <= 0) this.close()
    else this.#controller.enqueue(this.#encoder.encode(text))
  }

  onClose(run: () => void): void {
    if (this.#controller) this.#endings.push(run)
    else run()
  }

  close(): void {
    this.#controller?.close()
    this.#end()
  }

  #end(): void {
    this.#controller = null
    for (const run of this.#endings.splice(0)) run()
  }
}
