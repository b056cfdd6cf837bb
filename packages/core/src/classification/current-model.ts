import { type Model, modelSchema } from '@frontdesk/ai/local/classifier'
import { oncePerProcess } from '@frontdesk/runtime/process/once'
import type { OrgContext } from '../context.ts'

type Held = { version: number; model: Model }

/** A model is some megabytes of JSON, so each process keeps the newest ones of the busiest organizations. */
const mostHeld = 50

/** The organization's trained model in its newest version, or null before its first training. */
export async function currentModel(ctx: OrgContext): Promise<Model | null> {
  const held = oncePerProcess('classifier-models', () => new Map<string, Held>())
  const latest = await ctx.db.classifierModel.findFirst({
    orderBy: { version: 'desc' },
    select: { id: true, version: true },
  })
  if (!latest) return null
  const known = held.get(ctx.organizationId)
  held.delete(ctx.organizationId)
  const current = known?.version === latest.version ? known : await load(ctx, latest)
  held.set(ctx.organizationId, current)
  const [oldest] = held.keys()
  if (held.size > mostHeld && oldest !== undefined) held.delete(oldest)
  return current.model
}

async function load(ctx: OrgContext, { id, version }: { id: string; version: number }): Promise<Held> {
  const row = await ctx.db.classifierModel.findUniqueOrThrow({ where: { id }, select: { model: true } })
  return { version, model: modelSchema.parse(row.model) }
}
