import type { OrgContext } from '../../context.ts'
import { refreshIndex } from './load.ts'
import { PassageIndex } from './passage-index.ts'

/** Numbers kept over all organizations, about 100 MB; the index asked for last always stays. */
const mostWeight = 10_000_000

type Held = { version: string; index: PassageIndex; refreshing: Promise<void> | null }

/** By organization, the one asked longest ago first. */
const held = new Map<string, Held>()

/** The index of the organization's passages as this transaction sees them; null when there are none. */
export async function passageIndexOf(ctx: OrgContext): Promise<PassageIndex | null> {
  const version = await versionOf(ctx)
  if (version === null) return null
  const own = held.get(ctx.organizationId) ?? { version: '', index: new PassageIndex(), refreshing: null }
  held.delete(ctx.organizationId)
  held.set(ctx.organizationId, own)
  // Whoever comes while it is being brought in step waits, and then looks whether that was for the same version.
  while (own.refreshing !== null) await own.refreshing.catch(() => undefined)
  if (own.version !== version) {
    own.refreshing = refresh(ctx, own, version).finally(() => {
      own.refreshing = null
    })
    await own.refreshing
    dropOldest()
  }
  return own.index
}

async function versionOf(ctx: OrgContext): Promise<string | null> {
  const row = await ctx.db.knowledgeVersion.findFirst({ select: { version: true } })
  return row?.version ?? null
}

async function refresh(ctx: OrgContext, own: Held, version: string): Promise<void> {
  own.version = ''
  own.index = await refreshIndex(ctx, own.index)
  own.version = version
}

function dropOldest(): void {
  let weight = 0
  for (const [organizationId, { index, refreshing }] of [...held].toReversed()) {
    if (weight > mostWeight && !refreshing) held.delete(organizationId)
    weight += index.weight
  }
}
