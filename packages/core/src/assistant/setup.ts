import type { AiOptions } from '@frontdesk/ai/calls/ask-options'
import type { Task } from '@frontdesk/ai/calls/call-record'
import { cheapestFirst } from '@frontdesk/ai/cost/cheapest-first'
import { providersFromEnv } from '@frontdesk/ai/models'
import type { ProviderConfig } from '@frontdesk/ai/providers/provider'
import { logger } from '@frontdesk/runtime/logger'
import { inOrganization, type OrgContext } from '../context.ts'
import { answersKeptFor } from './answers-kept.ts'
import { findBudget } from './budget/spent.ts'
import { writeDisclosure } from './ledger/write.ts'
import { ownPrices } from './prices/list.ts'
import { activePrompt } from './prompts/find.ts'
import type { ProviderOrders } from './providers/orders.ts'
import { configOf, ownProviders, type ProviderRow } from './providers/row.ts'

/**
 * How the organization's assistant is to do a task: its own providers and then the platform's, or the cheapest of all first, its prices, what is
 * left of its budget, its prompt, and the ledger for what leaves. Read it inside a transaction, use it outside.
 */
export async function assistantFor(
  ctx: OrgContext,
  task: Task,
  conversationId: string | null = null,
): Promise<AiOptions> {
  const settings = await ctx.db.aiSettings.findFirst({ select: { usePlatform: true, orders: true } })
  const listed = await findProviders(ctx, settings?.usePlatform ?? true)
  if (listed.length === 0) return {}
  const prices = await ownPrices(ctx)
  const budget = await findBudget(ctx)
  const prompt = await activePrompt(ctx, task)
  const orders = (settings?.orders ?? {}) as ProviderOrders
  const order = task === 'embed' ? undefined : orders[task]
  return {
    providers: order === 'cheapest' ? cheapestFirst(task, listed, prices) : listed,
    prices,
    kept: answersKeptFor(ctx.organizationId),
    budgetLeftMicros: budget ? Math.max(0, budget.monthlyMicros - budget.spentMicros) : null,
    ...(prompt ? { template: prompt.template, promptVersion: prompt.version } : {}),
    onDisclosure: ledgerOf(ctx, conversationId),
  }
}

/** Where calls are written down before they are made, each in a transaction of its own. */
export function ledgerOf(
  { organizationId, actor }: Pick<OrgContext, 'organizationId' | 'actor'>,
  conversationId: string | null,
): NonNullable<AiOptions['onDisclosure']> {
  return (disclosure) =>
    inOrganization({ organizationId, actor }, (ctx) => writeDisclosure(ctx, conversationId, disclosure))
}

async function findProviders(ctx: OrgContext, usePlatform: boolean): Promise<ProviderConfig[]> {
  const rows = await ownProviders(ctx)
  const own = rows.filter(({ enabled }) => enabled).flatMap(readable)
  return usePlatform ? [...own, ...providersFromEnv()] : own
}

/** A key that cannot be opened any more takes its provider out, not the assistant down. */
function readable(row: ProviderRow): ProviderConfig[] {
  try {
    return [configOf(row)]
  } catch (error) {
    logger.warn({ error, providerId: row.id }, 'the key of a provider cannot be opened')
    return []
  }
}
