import { type ReceivedMail, readMail } from '../inbound/received-mail.ts'

/** What reading one mail of a group came to. */
export type Read<Mail = ReceivedMail> = { mail: Mail } | { error: unknown }

/** What the thread for small mails runs: one outcome for each, in their order. */
export default async function readGroup(raws: Uint8Array[]): Promise<Read[]> {
  const read: Read[] = []
  for (const raw of raws) {
    read.push(
      await readMail(raw).then(
        (mail) => ({ mail }),
        (error: unknown) => ({ error }),
      ),
    )
  }
  return read
}
