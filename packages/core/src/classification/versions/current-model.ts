import type { Model } from '@frontdesk/ai/local/classifier'
import { logger } from '@frontdesk/runtime/logger'
import { oncePerProcess } from '@frontdesk/runtime/process/once'
import type { OrgContext } from '../../context.ts'
import { promiseTraining } from '../training/promise.ts'
import { unpackModel } from './packed-model.ts'

type Held = { version: number; model: Promise<Model | null> }

/** A model is some megabytes, so each process keeps those of the organizations it served last. */
const mostHeld = 50

/**
 * The organization's trained model in the version in use. Null before its first training, and while a version that
 * an earlier release wrote in another form is being trained anew.
 */
export async function currentModel(ctx: OrgContext): Promise<{ version: number; model: Model } | null> {
  const held = oncePerProcess('classifier-models', () => new Map<string, Held>())
  const active = await ctx.db.classifierVersion.findFirst({
    where: { active: true },
    select: { id: true, version: true },
  })
  if (!active) return null
  const known = held.get(ctx.organizationId)
  held.delete(ctx.organizationId)
  const current = known?.version === active.version ? known : await load(ctx, active)
  held.set(ctx.organizationId, current)
  const [oldest] = held.keys()
  if (held.size > mostHeld && oldest !== undefined) held.delete(oldest)
  const model = await current.model
  return model && { version: current.version, model }
}

/** Callers that come together share one unpacking. */
async function load(ctx: OrgContext, { id, version }: { id: string; version: number }): Promise<Held> {
  const row = await ctx.db.classifierVersion.findUniqueOrThrow({ where: { id }, select: { model: true } })
  const model = unpackModel(row.model).catch((error: unknown) => {
    logger.warn({ error, version }, 'a classifier cannot be read')
    return null
  })
  if ((await model) === null) await promiseTraining(ctx, 'automatic')
  return { version, model }
}
