import type { Readable } from 'node:stream'
import { verifyDiskLink } from '@frontdesk/integrations/storage/disk'
import { StorageNotFound, storage } from '@frontdesk/integrations/storage/storage'
import { now } from '@frontdesk/runtime/clock'
import { Forbidden, NotFound } from '../errors.ts'

type Opened = { body: Readable; size: number; filename: string; contentType: string; inline: boolean }

/** The bytes behind a link that disk storage gave out. A tampered or expired one is Forbidden. */
export async function openLink(url: URL, range?: { start: number; end?: number }): Promise<Opened> {
  const link = verifyDiskLink(url, now())
  if (!link) throw new Forbidden('link')
  try {
    const { body, size } = await storage().get(link.key, range ? { range } : {})
    const { filename = 'file', contentType = 'application/octet-stream', inline = false } = link
    return { body, size, filename, contentType, inline }
  } catch (error) {
    if (error instanceof StorageNotFound) throw new NotFound('The file')
    throw error
  }
}
