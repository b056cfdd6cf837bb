import { oncePerProcess } from '@frontdesk/runtime/process/once'
import { onShutdown } from '@frontdesk/runtime/process/shutdown'
import { type ReceivedMail, readMail } from '../inbound/received-mail.ts'
import { Gathering } from './gathering.ts'
import { ReadingThread } from './reading-thread.ts'

const smallBytes = 64 * 1024
const limits = { longestMs: 30_000, heapMb: 1_024 }

/**
 * Reads a mail. What would hold up the process is read in a thread: a large mail by itself, one after the other, so
 * that it never delays others for longer than one mail may take, and the small ones of a burst together. A small one
 * that comes alone is read here, which is soonest. Rejects with `TooMuchToRead`, `ReadingInterrupted`, or with what
 * reading it throws. A large one is handed over and not copied: `raw` is empty afterwards.
 */
export function readApart(raw: Uint8Array): Promise<ReceivedMail> {
  return raw.byteLength <= smallBytes ? small().read(raw) : readByItself(raw)
}

/** To be called before anything is opened that reads mail, since what was opened last is closed first. */
export function prepareReading(): void {
  large()
  small()
}

const readByItself = (raw: Uint8Array) => large().read(raw) as Promise<ReceivedMail>

const large = () => oncePerProcess('mail-reading', () => openThread('./reader.ts'))

const small = () =>
  oncePerProcess('mail-reading-together', () => {
    const thread = openThread('./group-reader.ts')
    return new Gathering<ReceivedMail>({ here: readMail, apart: thread, byItself: readByItself })
  })

function openThread(module: string): ReadingThread {
  const thread = new ReadingThread(new URL(module, import.meta.url), limits)
  onShutdown('mail reading', () => thread.close())
  return thread
}
