import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import PostalMime, { type Email } from 'postal-mime'

export type Letter = {
  from: string
  to: string
  subject: string
  text: string
  inReplyTo?: string
  references?: string[]
}

/** Sends a real mail to the product's own SMTP listener. Returns its Message-ID. */
export async function post(smtp: { host: string; port: number }, letter: Letter): Promise<string> {
  const transport = createTransport({ ...smtp, secure: false, ignoreTLS: true })
  try {
    const { messageId } = await transport.sendMail(letter)
    return messageId
  } finally {
    transport.close()
  }
}

/** Waits for a mail in the outbox folder that fits; the product writes each mail that leaves there. */
export async function collect(outboxDir: string, fits: (mail: Email) => boolean): Promise<Email> {
  const until = Date.now() + 60_000
  while (Date.now() < until) {
    for (const name of await readdir(outboxDir).catch(() => [])) {
      if (!name.endsWith('.eml')) continue
      const mail = await PostalMime.parse(await readFile(join(outboxDir, name)))
      if (fits(mail)) return mail
    }
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error(`No such mail left for ${outboxDir} within a minute`)
}
