import { finished } from 'node:stream/promises'
import { env } from '@frontdesk/runtime/env'
import { mailMemory } from '@frontdesk/runtime/process/byte-budget'
import type { SMTPServerDataStream } from 'smtp-server'
import { SmtpRefusal } from './smtp-refusal.ts'

/** How long a mail may take when others wait for the memory it holds. */
const slowMs = 60_000

/**
 * The pieces of a mail as its sender sends them. Fails with 552 as soon as there are too many, with 452 when a slow one
 * stands in the way of others, and as the stream does when its sender goes away. The stream stays open.
 */
export async function* arriving(stream: SMTPServerDataStream): AsyncGenerator<Uint8Array> {
  const since = Date.now()
  for await (const piece of stream.iterator({ destroyOnReturn: false })) {
    if (stream.sizeExceeded) throw tooLarge()
    if (Date.now() - since > slowMs && mailMemory().waiting > 0)
      throw new SmtpRefusal(452, '4.3.1 Others wait for the room this mail takes, please try again later')
    yield piece as Uint8Array
  }
  if (stream.sizeExceeded) throw tooLarge()
}

/** Reads what is left and forgets it. */
export async function drain(stream: SMTPServerDataStream): Promise<void> {
  stream.resume()
  await finished(stream, { writable: false }).catch(() => undefined)
}

const tooLarge = () =>
  new SmtpRefusal(552, `5.3.4 A mail may have ${env.SMTP_MAX_BYTES} bytes; nothing of this one was kept`)
