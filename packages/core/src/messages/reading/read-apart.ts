import { oncePerProcess } from '@frontdesk/runtime/process/once'
import { onShutdown } from '@frontdesk/runtime/process/shutdown'
import { Tinypool } from 'tinypool'
import { type ReceivedMail, readMail } from '../inbound/received-mail.ts'

type Limits = {
  /** for one mail */
  longestMs: number
  /** of JavaScript objects, in MiB */
  heapMb: number
}

/** Handing over a mail and what was read of it costs as much as reading one of a few kilobytes. */
const smallBytes = 64 * 1024
const limits: Limits = { longestMs: 30_000, heapMb: 1_024 }

/** A mail that takes more time or memory than one mail may have. */
export class TooMuchToRead extends Error {
  override name = 'TooMuchToRead'
}

/** The thread ended for another reason, such as the end of its process: nothing is known of the mail. */
export class ReadingInterrupted extends Error {
  override name = 'ReadingInterrupted'
}

/**
 * Reads a mail. One that is large enough to take long is read in a thread of its own, one after the other, so that it
 * never holds up the process, nor others for longer than one mail may take. Rejects with `TooMuchToRead`,
 * `ReadingInterrupted`, or with what reading it throws. A large one is handed over and not copied: `raw` is empty
 * afterwards.
 */
export function readApart(raw: Uint8Array): Promise<ReceivedMail> {
  return raw.byteLength <= smallBytes ? readMail(raw) : (reading().read(raw) as Promise<ReceivedMail>)
}

/** To be called before anything is opened that reads mail, since what was opened last is closed first. */
export function prepareReading(): void {
  reading()
}

const reading = () =>
  oncePerProcess('mail-reading', () => {
    const opened = new Reading(new URL('./reader.ts', import.meta.url), limits)
    onShutdown('mail reading', () => opened.close())
    return opened
  })

/** A thread that runs the default export of `module` on what it is given. */
export class Reading {
  readonly #longestMs: number
  readonly #thread: Tinypool
  #last: Promise<unknown> = Promise.resolve()

  constructor(module: URL, { longestMs, heapMb }: Limits) {
    this.#longestMs = longestMs
    this.#thread = new Tinypool({
      filename: module.href,
      minThreads: 0,
      maxThreads: 1,
      idleTimeout: 30_000,
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
    })
  }

  /** One at a time, so that the time a mail takes is its own. */
  read(raw: Uint8Array): Promise<unknown> {
    const read = this.#last.then(() => run(this.#thread, raw, this.#longestMs))
    this.#last = read.catch(() => undefined)
    return read
  }

  async close(): Promise<void> {
    await this.#thread.destroy()
  }
}

async function run(thread: Tinypool, raw: Uint8Array, longestMs: number): Promise<unknown> {
  const { buffer, byteLength } = raw
  const moved = buffer instanceof ArrayBuffer && byteLength === buffer.byteLength ? [buffer] : []
  const tooLong = AbortSignal.timeout(longestMs)
  try {
    return await thread.run(raw, { signal: tooLong, transferList: moved })
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
