import { Tinypool } from 'tinypool'

type Limits = {
  /** for all that is read in one go */
  longestMs: number
  /** of JavaScript objects, in MiB */
  heapMb: number
}

/** A mail that takes more time or memory than one mail may have. */
export class TooMuchToRead extends Error {
  override name = 'TooMuchToRead'
}

/** The thread ended for another reason, such as the end of its process: nothing is known of the mail. */
export class ReadingInterrupted extends Error {
  override name = 'ReadingInterrupted'
}

/** A thread that runs the default export of `module` on what it is given. */
export class ReadingThread {
  readonly #longestMs: number
  readonly #thread: Tinypool
  #last: Promise<unknown> = Promise.resolve()
  #answered = false

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

  /** One at a time, so that the time a mail takes is its own. What fills a buffer of its own is moved, not copied. */
  read(mail: Uint8Array | Uint8Array[]): Promise<unknown> {
    const read = this.#last.then(async () => {
      const answer = await run(this.#thread, mail, this.#longestMs)
      this.#answered = true
      return answer
    })
    this.#last = read.catch(() => undefined)
    return read
  }

  /** Whether it begins at once: a new thread takes a second to load what it runs, and an idle one ends. */
  get isUp(): boolean {
    this.#answered &&= this.#thread.threads.length > 0
    return this.#answered
  }

  async close(): Promise<void> {
    await this.#thread.destroy()
  }
}

async function run(thread: Tinypool, mail: Uint8Array | Uint8Array[], longestMs: number): Promise<unknown> {
  const moved = [mail].flat().flatMap(({ buffer, byteLength }) => {
    return buffer instanceof ArrayBuffer && byteLength === buffer.byteLength ? [buffer] : []
  })
  const tooLong = AbortSignal.timeout(longestMs)
  try {
    return await thread.run(mail, { signal: tooLong, transferList: moved })
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
