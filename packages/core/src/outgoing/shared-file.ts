import { storage } from '@frontdesk/integrations/storage/storage'
import { now } from '@frontdesk/runtime/clock'
import { mac, verifyMac } from '@frontdesk/runtime/crypto'
import { env } from '@frontdesk/runtime/env'
import { inOrganization } from '../context.ts'
import { NotFound } from '../errors.ts'
import { isId } from '../paging.ts'

/** How long a file offered as a link can be fetched. */
export const sharedForDays = 30

const purpose = 'shared-file'
const macBytes = 20

type Shared = { organizationId: string; attachmentId: string; expiresAt: Date }

/** The address under which a recipient of a mail fetches a file without signing in, until it expires. */
export function sharedFileUrl({ organizationId, attachmentId, expiresAt }: Shared): string {
  const words = [organizationId, attachmentId, Math.floor(expiresAt.getTime() / 1_000).toString(36)].join('.')
  return new URL(`/api/v1/shared-files/${words}.${mac(purpose, words, macBytes)}`, env.WEB_URL).href
}

/** A short-lived address of the bytes. A forged, expired or withdrawn link is not found. */
export async function openSharedFile(token: string): Promise<string> {
  const shared = read(token)
  if (!shared || shared.expiresAt <= now()) throw new NotFound('The file')
  const { organizationId, attachmentId } = shared
  const actor = { type: 'system', name: 'shared file' } as const
  const file = await inOrganization({ organizationId, actor }, (ctx) =>
    ctx.db.attachment.findFirst({ where: { id: attachmentId, linked: true } }),
  )
  if (!file) throw new NotFound('The file')
  const { storageKey, filename, contentType } = file
  return storage().link(storageKey, { expiresInSeconds: 300, filename, contentType, inline: false })
}

function read(token: string): Shared | null {
  const [organizationId = '', attachmentId = '', expiry = '', code = '', ...more] = token.split('.')
  const words = [organizationId, attachmentId, expiry].join('.')
  if (more.length > 0 || !isId(organizationId) || !isId(attachmentId)) return null
  if (!/^[0-9a-z]{1,9}$/.test(expiry) || !verifyMac(purpose, words, code, macBytes)) return null
  return { organizationId, attachmentId, expiresAt: new Date(Number.parseInt(expiry, 36) * 1_000) }
}
