import { storage } from '@frontdesk/integrations/storage/storage'
import { newId } from '@frontdesk/runtime/id'
import type { ReceivedMail } from '../inbound/received-mail.ts'
import type { StoredFile } from '../ingest.ts'

/** Files lie under the mail's own id, so a second run writes the same objects again. */
export async function storeFiles(
  organizationId: string,
  mailId: string,
  mail: ReceivedMail,
): Promise<StoredFile[]> {
  return Promise.all(
    mail.files.map(async (file, index) => {
      const storageKey = `attachments/${organizationId}/${mailId}/${index}`
      await storage().put(storageKey, file.content, { contentType: file.contentType })
      const { filename, contentType, size, contentId, inline, dangerous } = file
      return { id: newId(), storageKey, filename, contentType, size, contentId, inline, dangerous }
    }),
  )
}
