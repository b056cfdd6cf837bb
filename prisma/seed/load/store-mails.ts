import { buildMail } from '@frontdesk/integrations/email/build-mail'
import { storage } from '@frontdesk/integrations/storage/storage'
import type { MailFile } from './message-rows.ts'

/** Puts raw mails and attachments where they would lie had they really come in, sixteen at a time. */
export async function storeMails(files: MailFile[]): Promise<void> {
  const waiting = files.values()
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      for (const file of waiting) await store(file)
    }),
  )
}

async function store(file: MailFile): Promise<void> {
  if ('content' in file) {
    await storage().put(file.key, file.content, { contentType: file.contentType })
    return
  }
  const { html, references, ...mail } = file.mail
  const inReplyTo = references.at(-1)
  const raw = await buildMail({
    ...mail,
    references,
    ...(html === null ? {} : { html }),
    ...(inReplyTo === undefined ? {} : { inReplyTo }),
  })
  await storage().put(file.key, raw, { contentType: 'message/rfc822' })
}
