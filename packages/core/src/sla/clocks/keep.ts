import { newId } from '@frontdesk/runtime/id'
import { actorRecord } from '../../audit.ts'
import type { OrgContext } from '../../context.ts'
import { raiseAll } from '../../workflows/raise.ts'
import { activePolicies } from '../policies/active.ts'
import type { ActivePolicy } from './clock.ts'
import { lockFacts, readClocks } from './facts.ts'
import { settle, type Telling } from './settle.ts'
import { writeClocks } from './write.ts'

/**
 * Brings the clocks of conversations up to what has become of them, in the transaction that changed them. Called
 * by every verb that changes what clocks follow from; where no policy is active it asks nothing.
 */
export async function keepClocks(ctx: OrgContext, conversationIds: readonly string[]): Promise<void> {
  if (conversationIds.length === 0) return
  const policies = await activePolicies(ctx)
  if (policies.length > 0) await settleClocks(ctx, conversationIds, policies)
}

/** The same, also where the last policy is gone and clocks have to stop. Locks the conversations. */
export async function settleClocks(
  ctx: OrgContext,
  conversationIds: readonly string[],
  policies: readonly ActivePolicy[],
): Promise<void> {
  const facts = await lockFacts(ctx, conversationIds)
  const { at, clocks, more } = await readClocks(ctx, [...facts.keys()])
  const settled = [...facts].map(([id, one]) => ({
    id,
    ...settle(
      { ...one, ...(more.get(id) ?? { answered: false, tags: [] }) },
      clocks.get(id) ?? [],
      policies,
      at,
    ),
  }))
  await writeClocks(ctx, settled)
  await tell(ctx, settled)
}

const eventOf = { near: 'sla_near_breach', breached: 'sla_breached' } as const

async function tell(ctx: OrgContext, settled: { id: string; tellings: Telling[] }[]): Promise<void> {
  const told = settled.flatMap(({ id, tellings }) =>
    tellings.map((telling) => ({ conversationId: id, ...telling })),
  )
  if (told.length === 0) return
  const rows = told.map(({ conversationId, clock, what }) => ({
    conversationId,
    trigger: eventOf[what],
    detail: {
      kind: clock.kind,
      policy: clock.terms.policyName,
      minutes: clock.minutes,
      dueAt: clock.dueAt?.toISOString() ?? null,
    },
  }))
  await ctx.db.conversationEvent.createMany({
    data: rows.map(({ conversationId, trigger, detail }) => ({
      id: newId(),
      organizationId: ctx.organizationId,
      conversationId,
      type: trigger,
      actor: actorRecord({ type: 'system', name: 'schedule' }),
      detail,
    })),
  })
  await raiseAll(ctx, rows)
  for (const { conversationId, clock, what } of told)
    ctx.emit({ type: 'sla.told', conversationId, what, kind: clock.kind })
  for (const conversationId of new Set(rows.map((row) => row.conversationId)))
    ctx.emit({ type: 'conversation.updated', conversationId })
}
