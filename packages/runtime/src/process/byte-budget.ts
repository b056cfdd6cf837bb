import { env } from '../env.ts'
import { oncePerProcess } from './once.ts'

/** A share of the budget. It is given back once, however often that is asked for. */
export type Held = {
  /** changes its size at once; false, and nothing changed, where so much is not free */
  resize(bytes: number): boolean
  release(): void
}

type Waiting = { bytes: number; overtaken: number; grant: (held: Held) => void }

/** After so many smaller ones have gone before it, whoever waits longest is next. */
const mostOvertaken = 64

/**
 * Bytes of memory that are shared out. What is too large for what is free waits, and what fits goes on before it, but
 * only so often; what is larger than everything gets everything.
 */
export class ByteBudget {
  readonly #total: number
  #free: number
  #queue: Waiting[] = []

  constructor(total: number) {
    this.#total = total
    this.#free = total
  }

  get free(): number {
    return this.#free
  }

  /** how many wait for their share */
  get waiting(): number {
    return this.#queue.length
  }

  /** A share without waiting; null where it would have to wait. */
  takeNow(bytes: number): Held | null {
    const wanted = Math.min(bytes, this.#total)
    const [first] = this.#queue
    if (wanted > this.#free || (first && first.overtaken >= mostOvertaken)) return null
    if (first) first.overtaken += 1
    return this.#hold(wanted)
  }

  /** A share, as soon as there is one. Rejects with the signal's reason when that comes first. */
  take(bytes: number, signal?: AbortSignal): Promise<Held> {
    const held = this.takeNow(bytes)
    if (held) return Promise.resolve(held)
    return new Promise((resolve, reject) => {
      const giveUp = () => {
        this.#queue = this.#queue.filter((one) => one !== waiting)
        reject(signal?.reason)
        this.#serve()
      }
      const grant = (share: Held) => {
        signal?.removeEventListener('abort', giveUp)
        resolve(share)
      }
      const waiting: Waiting = { bytes: Math.min(bytes, this.#total), overtaken: 0, grant }
      if (signal?.aborted) return reject(signal.reason)
      signal?.addEventListener('abort', giveUp, { once: true })
      this.#queue.push(waiting)
    })
  }

  #hold(bytes: number): Held {
    let size = bytes
    this.#free -= bytes
    const resize = (wanted: number) => {
      const next = Math.min(wanted, this.#total)
      if (next - size > this.#free) return false
      this.#free -= next - size
      size = next
      this.#serve()
      return true
    }
    return { resize, release: () => void resize(0) }
  }

  #serve(): void {
    for (let at = 0; at < this.#queue.length; ) {
      const [first] = this.#queue
      const next = this.#queue[at]
      if (!first || !next || (at > 0 && first.overtaken >= mostOvertaken)) return
      if (next.bytes > this.#free) {
        at += 1
        continue
      }
      if (at > 0) first.overtaken += 1
      this.#queue.splice(at, 1)
      next.grant(this.#hold(next.bytes))
    }
  }
}

/** The memory of this process for mails and files that are being received, read or sent. */
export function mailMemory(): ByteBudget {
  return oncePerProcess('mail-memory', () => new ByteBudget(env.MAIL_MEMORY_BYTES))
}

/** Runs as soon as there are so many bytes for it. */
export async function withMailMemory<T>(bytes: number, run: () => Promise<T>): Promise<T> {
  const held = await mailMemory().take(bytes)
  try {
    return await run()
  } finally {
    held.release()
  }
}
