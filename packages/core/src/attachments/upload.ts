import { Readable } from 'node:stream'
import { storage } from '@frontdesk/integrations/storage/storage'
import { newId } from '@frontdesk/runtime/id'
import { withMailMemory } from '@frontdesk/runtime/process/byte-budget'
import { writeAudit } from '../audit.ts'
import { type Actor, inOrganization, type OrgContext } from '../context.ts'
import { Invalid, TooLarge } from '../errors.ts'
import type { AttachmentView } from '../messages/row.ts'
import { storable } from '../messages/storable.ts'
import { require } from '../permissions.ts'

type Who = { organizationId: string; actor: Actor }
/** `size` is what the sender announced, in bytes, where it did. */
type Upload = { filename: string; contentType: string; body: Readable; size?: number }

/** What most mail servers take as a whole message, less the third that base64 adds. */
export const largestUpload = 25 * 1024 * 1024

/**
 * Streams a file into storage and records it for a later reply. It has no transaction open while the bytes
 * arrive; the permission is checked before the first of them.
 */
export async function uploadAttachment(who: Who, upload: Upload): Promise<AttachmentView> {
  await inOrganization(who, async (ctx) => require(ctx, 'conversations:reply'))
  const id = newId()
  const storageKey = `uploads/${who.organizationId}/${id}`
  const contentType = safeType(upload.contentType)
  const most = Math.min(2 * (upload.size ?? largestUpload), storage().streamBytes)
  const { size } = await withMailMemory(most, () =>
    storage().put(storageKey, Readable.from(limited(upload)), { contentType }),
  )
  return inOrganization(who, (ctx) =>
    recordUpload(ctx, { id, storageKey, contentType, size, filename: safeName(upload.filename) }),
  )
}

type Row = { id: string; storageKey: string; contentType: string; size: number; filename: string }

async function recordUpload(ctx: OrgContext, row: Row): Promise<AttachmentView> {
  require(ctx, 'conversations:reply')
  const { organizationId, actor } = ctx
  const uploadedById = actor.type === 'member' ? actor.memberId : null
  await ctx.db.attachment.create({ data: { ...row, organizationId, uploadedById } })
  await writeAudit(ctx, { action: 'attachment.upload', subjectType: 'attachment', subjectId: row.id })
  const { id, filename, contentType, size } = row
  return { id, filename, contentType, size, inline: false, contentId: null, dangerous: false }
}

async function* limited({ body, size: announced }: Upload): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const chunk of body) {
    size += (chunk as Uint8Array).byteLength
    if (size > largestUpload) throw new TooLarge('A file may have 25 MB; nothing of this one was kept')
    yield chunk as Uint8Array
  }
  if (announced !== undefined && size !== announced) {
    throw new Invalid('The file arrived incomplete; nothing of it was kept')
  }
}

/** Only the last part of a path, without characters that control, hide or turn around what is read. */
function safeName(name: string): string {
  const last = storable(name).split(/[/\\]/).at(-1) ?? ''
  const clean = last
    .toWellFormed()
    .replace(/[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu, '')
    .trim()
  return /^\.*$/.test(clean) ? 'file' : clean.slice(0, 255).toWellFormed()
}

function safeType(type: string): string {
  const plain = type.split(';')[0]?.trim().toLowerCase() ?? ''
  return /^[a-z0-9.+-]+\/[a-z0-9.+-]+$/.test(plain) ? plain : 'application/octet-stream'
}
