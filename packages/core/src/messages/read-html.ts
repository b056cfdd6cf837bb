import { textToHtml } from '@frontdesk/integrations/email/build-mail'
import { inlineImages, revealRemoteImages, sanitizeHtml } from '@frontdesk/integrations/email/sanitize-html'
import { storage } from '@frontdesk/integrations/storage/storage'
import { type Actor, inOrganization } from '../context.ts'
import { NotFound } from '../errors.ts'
import { require } from '../permissions.ts'
import { remoteImageLink } from './remote-image.ts'

type Wanted = { messageId: string; remoteImages: boolean }

const imageSeconds = 900

/**
 * A mail's HTML for its frame: sanitised once more, since rules may have grown stricter since it was
 * stored, its own images by expiring links, others only when asked for.
 */
export async function readMailHtml(
  who: { organizationId: string; actor: Actor },
  { messageId, remoteImages }: Wanted,
): Promise<string> {
  const { message, images } = await inOrganization(who, async (ctx) => {
    require(ctx, 'conversations:read')
    const found = await ctx.db.message.findUnique({
      where: { id: messageId },
      select: { html: true, text: true },
    })
    if (!found) throw new NotFound('The message')
    const files = await ctx.db.attachment.findMany({ where: { messageId, contentId: { not: null } } })
    return { message: found, images: files }
  })
  if (message.html === null) return textToHtml(message.text)
  const links = new Map<string, string>()
  for (const { contentId, storageKey, filename, contentType } of images) {
    if (contentId === null || !contentType.startsWith('image/')) continue
    const link = { expiresInSeconds: imageSeconds, filename, contentType, inline: true }
    links.set(contentId, await storage().link(storageKey, link))
  }
  const own = inlineImages(sanitizeHtml(message.html), (contentId) => links.get(contentId) ?? null)
  return remoteImages ? revealRemoteImages(own, (url) => remoteImageLink(who, url)) : own
}
