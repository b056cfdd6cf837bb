import { oncePerProcess } from '@frontdesk/runtime/process/once'
import { onShutdown } from '@frontdesk/runtime/process/shutdown'
import { Tinypool } from 'tinypool'
import type { ReceivedMail } from '../inbound/received-mail.ts'

type Limits = {
  /** mails up to this size are read many at a time by one thread */
  smallBytes: number
  /** from being handed over until it is read, a queue of others included */
  longestTogetherMs: number
  /** for one mail, while nothing else is read by its thread */
  longestAloneMs: number
  /** of JavaScript objects in a thread, in MiB */
  heapMb: number
}

const limits: Limits = {
  smallBytes: 256 * 1024,
  longestTogetherMs: 5_000,
  longestAloneMs: 30_000,
  heapMb: 1_024,
}

/** A mail that takes more time or memory than one mail may have. */
export class TooMuchToRead extends Error {
  override name = 'TooMuchToRead'
}

/** The thread ended for another reason, such as the end of its process: nothing is known of the mail. */
export class ReadingInterrupted extends Error {
  override name = 'ReadingInterrupted'
}

/**
 * Reads a mail in a thread of its own, so that one that takes long holds up neither the process nor, for more than a
 * few seconds, other mails: whatever was being read together with it is read again, one mail after the other, and
 * only the one that takes too much is refused. Rejects with `TooMuchToRead`, `ReadingInterrupted`, or with what
 * reading it throws. A large one is handed over and not copied: `raw` is empty afterwards.
 */
export function readApart(raw: Uint8Array): Promise<ReceivedMail> {
  return reading().read(raw) as Promise<ReceivedMail>
}

/** Opens the thread before the first mail has to wait for it. */
export function warmUpReading(): void {
  reading()
}

const reading = () =>
  oncePerProcess('mail-reading', () => {
    const opened = new Reading(new URL('./reader.ts', import.meta.url), limits)
    onShutdown('mail reading', () => opened.close())
    return opened
  })

/** Threads that run the default export of `module` on what they are given. */
export class Reading {
  readonly #limits: Limits
  readonly #together: Tinypool
  readonly #alone: Tinypool
  #last: Promise<unknown> = Promise.resolve()

  constructor(module: URL, limits: Limits) {
    const shared = {
      filename: module.href,
      maxThreads: 1,
      idleTimeout: 30_000,
      resourceLimits: { maxOldGenerationSizeMb: limits.heapMb },
    }
    this.#limits = limits
    this.#together = new Tinypool({ ...shared, minThreads: 1, concurrentTasksPerWorker: 16 })
    this.#alone = new Tinypool({ ...shared, minThreads: 0 })
  }

  async read(raw: Uint8Array): Promise<unknown> {
    if (raw.byteLength > this.#limits.smallBytes) return this.#readAlone(raw)
    try {
      return await run(this.#together, raw, this.#limits.longestTogetherMs)
    } catch (error) {
      if (error instanceof TooMuchToRead || error instanceof ReadingInterrupted) return this.#readAlone(raw)
      throw error
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.#together.destroy(), this.#alone.destroy()])
  }

  /** One at a time, so that the time a mail takes is its own. */
  #readAlone(raw: Uint8Array): Promise<unknown> {
    const own = raw.buffer instanceof ArrayBuffer && raw.byteLength === raw.buffer.byteLength
    const moved = own ? [raw.buffer as ArrayBuffer] : []
    const read = this.#last.then(() => run(this.#alone, raw, this.#limits.longestAloneMs, moved))
    this.#last = read.catch(() => undefined)
    return read
  }
}

async function run(
  threads: Tinypool,
  raw: Uint8Array,
  longestMs: number,
  moved: ArrayBuffer[] = [],
): Promise<unknown> {
  const tooLong = AbortSignal.timeout(longestMs)
  try {
    return await threads.run(raw, { signal: tooLong, transferList: moved })
  } catch (cause) {
    if (tooLong.aborted)
      throw new TooMuchToRead('Reading it takes more time than one mail may have', { cause })
    if (codeOf(cause) === 'ERR_WORKER_OUT_OF_MEMORY')
      throw new TooMuchToRead('Reading it takes more memory than one mail may have', { cause })
    if (cause instanceof Error && cause.message === 'Terminating worker thread')
      throw new ReadingInterrupted('The mail was not read to its end', { cause })
    throw cause
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
