import type { AiOptions } from '@frontdesk/ai/calls/ask-options'
import type { Task } from '@frontdesk/ai/calls/call-record'
import { providersFromEnv } from '@frontdesk/ai/models'
import type { ProviderConfig } from '@frontdesk/ai/providers/provider'
import { logger } from '@frontdesk/runtime/logger'
import { inOrganization, type OrgContext } from '../context.ts'
import { findBudget } from './budget/spent.ts'
import { writeDisclosure } from './ledger/write.ts'
import { ownPrices } from './prices/list.ts'
import { activePrompt } from './prompts/find.ts'
import { configOf, ownProviders, type ProviderRow } from './providers/row.ts'

/**
 * How the organization's assistant is to do a task: its own providers and then the platform's, its prices, what is
 * left of its budget, its prompt, and the ledger for what leaves. Read it inside a transaction, use it outside.
 */
export async function assistantFor(
  ctx: OrgContext,
  task: Task,
  conversationId: string | null = null,
): Promise<AiOptions> {
  const providers = await findProviders(ctx)
  if (providers.length === 0) return {}
  const budget = await findBudget(ctx)
  const prompt = await activePrompt(ctx, task)
  return {
    providers,
    prices: await ownPrices(ctx),
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

async function findProviders(ctx: OrgContext): Promise<ProviderConfig[]> {
  const settings = await ctx.db.aiSettings.findFirst({ select: { usePlatform: true } })
  const rows = await ownProviders(ctx)
  const own = rows.filter(({ enabled }) => enabled).flatMap(readable)
  return settings?.usePlatform === false ? own : [...own, ...providersFromEnv()]
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
