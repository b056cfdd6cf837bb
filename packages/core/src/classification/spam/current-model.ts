import type { Model } from '@frontdesk/ai/local/classifier'
import { logger } from '@frontdesk/runtime/logger'
import { oncePerProcess } from '@frontdesk/runtime/process/once'
import type { OrgContext } from '../../context.ts'
import { unpackModel } from '../versions/packed-model.ts'

type Held = { fingerprint: string; model: Promise<Model | null> }

const mostHeld = 50

/** The model of what the organization calls spam; null where the shipped examples judge alone. */
export async function currentSpamModel(ctx: OrgContext): Promise<Model | null> {
  const held = oncePerProcess('spam-models', () => new Map<string, Held>())
  const { organizationId } = ctx
  const known = await ctx.db.spamModel.findFirst({ select: { fingerprint: true } })
  if (!known) return null
  const { fingerprint } = known
  const kept = held.get(organizationId)
  held.delete(organizationId)
  const current = kept?.fingerprint === fingerprint ? kept : await load(ctx, fingerprint)
  held.set(organizationId, current)
  const [oldest] = held.keys()
  if (held.size > mostHeld && oldest !== undefined) held.delete(oldest)
  return current.model
}

/** Callers that come together share one unpacking. */
async function load(ctx: OrgContext, fingerprint: string): Promise<Held> {
  const { model } = await ctx.db.spamModel.findFirstOrThrow({ select: { model: true } })
  return { fingerprint, model: model === null ? Promise.resolve(null) : unpackModel(model).catch(unreadable) }
}

/** The next correction trains another. */
function unreadable(error: unknown): null {
  logger.warn({ error }, 'a spam model cannot be read')
  return null
}
