import { storage } from '@frontdesk/integrations/storage/storage'
import { now } from '@frontdesk/runtime/clock'
import { type Actor, inOrganization } from '../context.ts'
import { NotFound } from '../errors.ts'
import type { AttachmentView } from '../messages/row.ts'
import { require } from '../permissions.ts'

const validSeconds = 300

/** Types a browser shows without running anything; all others are offered as a download. */
const shownInline = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'application/pdf',
  'text/plain',
])

/** An attachment with a link to its bytes that expires after five minutes. */
export async function readAttachment(
  who: { organizationId: string; actor: Actor },
  id: string,
): Promise<AttachmentView & { url: string; expiresAt: string }> {
  const row = await inOrganization(who, async (ctx) => {
    require(ctx, 'conversations:read')
    return ctx.db.attachment.findUnique({ where: { id } })
  })
  if (!row) throw new NotFound('The attachment')
  const { filename, contentType, size, inline, contentId, dangerous } = row
  const url = await storage().link(row.storageKey, {
    expiresInSeconds: validSeconds,
    filename,
    contentType,
    inline: shownInline.has(contentType) && !dangerous,
  })
  const expiresAt = new Date(now().getTime() + validSeconds * 1_000).toISOString()
  return { id, filename, contentType, size, inline, contentId, dangerous, url, expiresAt }
}
