import type { Read } from './group-reader.ts'
import { ReadingInterrupted, type ReadingThread } from './reading-thread.ts'

type Waiting<Mail> = { raw: Uint8Array; resolve: (mail: Mail) => void; reject: (error: unknown) => void }

type Ways<Mail> = {
  here: (raw: Uint8Array) => Promise<Mail>
  /** runs `group-reader.ts` */
  apart: Pick<ReadingThread, 'read' | 'isUp'>
  /** with an end to time and memory for this mail alone */
  byItself: (raw: Uint8Array) => Promise<Mail>
}

/** Fewer are no burst, and hold nobody up where they are read here. */
const worthAThread = 4
const mostTogether = 32

/**
 * Reads small mails: what arrives together, or while an earlier group is being read, is handed over in one piece.
 * Where a group fails, each of its mails is read by itself, so that none is refused for another's sake.
 */
export class Gathering<Mail> {
  readonly #ways: Ways<Mail>
  readonly #waiting: Waiting<Mail>[] = []
  #reading = false
  #starting: Promise<unknown> | undefined

  constructor(ways: Ways<Mail>) {
    this.#ways = ways
  }

  read(raw: Uint8Array): Promise<Mail> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ raw, resolve, reject })
      if (this.#reading) return
      this.#reading = true
      // Those of the same job follow within this turn.
      setImmediate(() => this.#readAll())
    })
  }

  async #readAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      const group = this.#waiting.splice(0, mostTogether)
      if (group.length < worthAThread || !this.#isUp()) await eachBy(this.#ways.here, group)
      else await this.#readTogether(group)
    }
    this.#reading = false
  }

  /** Nobody waits for the thread to start: what arrives meanwhile is read here. */
  #isUp(): boolean {
    if (this.#ways.apart.isUp) return true
    this.#starting ??= this.#ways.apart
      .read([])
      .catch(() => undefined)
      .finally(() => {
        this.#starting = undefined
      })
    return false
  }

  async #readTogether(group: Waiting<Mail>[]): Promise<void> {
    try {
      // Copies, since small buffers share their memory with others and all of it would be handed over.
      const read = (await this.#ways.apart.read(group.map(({ raw }) => new Uint8Array(raw)))) as Read<Mail>[]
      group.forEach(({ resolve, reject }, at) => {
        const one = read[at]
        if (one && 'mail' in one) resolve(one.mail)
        else reject(one?.error)
      })
    } catch (error) {
      if (error instanceof ReadingInterrupted) for (const { reject } of group) reject(error)
      else await eachBy(this.#ways.byItself, group)
    }
  }
}

async function eachBy<Mail>(read: (raw: Uint8Array) => Promise<Mail>, group: Waiting<Mail>[]): Promise<void> {
  for (const { raw, resolve, reject } of group) await read(raw).then(resolve, reject)
}
