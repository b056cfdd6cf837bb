import type { Readable } from 'node:stream'
import { StorageNotFound, storage } from '@frontdesk/integrations/storage/storage'
import { type Actor, inOrganization, type OrgContext } from '../../context.ts'
import { NotFound } from '../../errors.ts'
import { require } from '../../permissions.ts'

type Who = { organizationId: string; actor: Actor }

export type RawMail = { body: Readable; size: number; filename: string }

/** A mail as it arrived, as a stream. Not found where a message never was a mail. */
export async function readRawMessage(who: Who, messageId: string): Promise<RawMail> {
  const key = await inOrganization(who, async (ctx) => {
    require(ctx, 'conversations:read')
    return keyOfMessage(ctx, messageId)
  })
  return open(key, `message-${messageId}.eml`)
}

/** The same for a mail that could not be read. */
export async function readRawQuarantined(who: Who, id: string): Promise<RawMail> {
  const key = await inOrganization(who, async (ctx) => {
    require(ctx, 'operations:manage')
    const found = await ctx.db.inboundMail.findFirst({
      where: { id, state: { not: 'ingested' } },
      select: { rawKey: true },
    })
    if (!found) throw new NotFound('The mail')
    return found.rawKey
  })
  return open(key, `mail-${id}.eml`)
}

async function keyOfMessage(ctx: OrgContext, id: string): Promise<string> {
  const found = await ctx.db.message.findUnique({ where: { id }, select: { rawKey: true } })
  if (!found) throw new NotFound('The message')
  if (found.rawKey === null) throw new NotFound('The original of this message')
  return found.rawKey
}

async function open(key: string, filename: string): Promise<RawMail> {
  try {
    const { body, size } = await storage().get(key)
    return { body, size, filename }
  } catch (error) {
    if (error instanceof StorageNotFound) throw new NotFound('The original of this message')
    throw error
  }
}
