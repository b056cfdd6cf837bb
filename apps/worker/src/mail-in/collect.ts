import { env } from '@frontdesk/runtime/env'
import { type Held, mailMemory } from '@frontdesk/runtime/process/byte-budget'
import { SmtpRefusal } from './smtp-refusal.ts'

/** A mail up to here asks nobody: what all clients together may bring of these is little. */
const freeBytes = 64 * 1024
/** Its pieces, and once more put together. */
const copies = 2
/** How long a mail waits for memory, and how long it may take when others wait for what it holds. */
const patienceMs = 20_000
const slowMs = 60_000

type Arriving = AsyncIterable<unknown> & { readonly sizeExceeded: boolean }
export type Collected = { raw: Uint8Array; release: () => void }

/**
 * Reads a mail within the memory that mails may take: while there is none, no more is read from its sender. What
 * cannot be kept is read to its end, so that the refusal is heard: 552 for one too large, 452 to come again later.
 * `declared` is the size its sender announced (RFC 1870), or null. What it holds is to be released.
 */
export async function collect(stream: Arriving, declared: number | null): Promise<Collected> {
  const intake = new Intake(Math.min(declared ?? env.SMTP_MAX_BYTES, env.SMTP_MAX_BYTES))
  try {
    for await (const chunk of stream) {
      if (stream.sizeExceeded) intake.drop(tooLarge())
      await intake.add(chunk as Buffer)
    }
    if (stream.sizeExceeded) intake.drop(tooLarge())
    return { raw: intake.raw(), release: () => intake.release() }
  } catch (error) {
    intake.release()
    throw error
  }
}

class Intake {
  readonly #since = Date.now()
  readonly #expected: number
  #kept: Buffer[] = []
  #size = 0
  #held: Held | null = null
  #refusal: SmtpRefusal | null = null

  constructor(expected: number) {
    this.#expected = expected
  }

  async add(chunk: Buffer): Promise<void> {
    if (this.#refusal) return
    this.#size += chunk.byteLength
    if (await this.#fits()) this.#kept.push(chunk)
    else this.drop(noRoom())
  }

  async #fits(): Promise<boolean> {
    if (this.#size <= freeBytes) return true
    if (this.#held === null) {
      const bytes = Math.max(this.#size, this.#expected) * copies
      this.#held = await mailMemory()
        .take(bytes, AbortSignal.timeout(patienceMs))
        .catch(() => null)
      return this.#held !== null
    }
    if (mailMemory().waiting > 0 && Date.now() - this.#since > slowMs) return false
    return this.#size <= this.#expected || this.#held.resize(this.#size * copies)
  }

  drop(why: SmtpRefusal): void {
    this.#refusal = why
    this.#kept = []
    this.release()
  }

  /** Throws the refusal of a mail that was not kept. */
  raw(): Uint8Array {
    if (this.#refusal) throw this.#refusal
    return Buffer.concat(this.#kept)
  }

  release(): void {
    this.#held?.release()
    this.#held = null
  }
}

const tooLarge = () =>
  new SmtpRefusal(552, `5.3.4 A mail may have ${env.SMTP_MAX_BYTES} bytes; nothing of this one was kept`)
const noRoom = () => new SmtpRefusal(452, '4.3.1 There is no room for this mail now, please try again later')
