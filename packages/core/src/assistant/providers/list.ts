import { breakerState } from '@frontdesk/ai/calls/breaker'
import { tasks } from '@frontdesk/ai/calls/call-record'
import { modelForTask, providersFromEnv } from '@frontdesk/ai/models'
import type { ProviderName } from '@frontdesk/ai/providers/provider'
import type { OrgContext } from '../../context.ts'
import { require } from '../../permissions.ts'
import { type Lately, readLately } from './lately.ts'
import type { ProviderOrders } from './orders.ts'
import {
  configOf,
  hostOfRow,
  ownProviders,
  type ProviderRow,
  type ProviderTest,
  type TaskModels,
} from './row.ts'

export type ProviderView = {
  id: string
  provider: ProviderName
  label: string
  enabled: boolean
  /** of the key, at most; the key itself is never shown again */
  keyHint: string | null
  hasKey: boolean
  baseUrl: string | null
  host: string
  apiVersion: string | null
  model: string
  models: TaskModels
  /** of its breaker in the process that answers; `unreadable` when its key can no longer be opened */
  state: 'closed' | 'open' | 'half-open' | 'unreadable'
  /** when that process asks it again, while its breaker is open */
  triesAgainAt: string | null
  test: (ProviderTest & { at: string }) | null
}

export type ProvidersView = {
  usePlatform: boolean
  /** tasks whose providers are asked in another order than that of the list */
  orders: ProviderOrders
  items: ProviderView[]
  /** how providers did in the last minutes, whichever process asked them */
  lately: Lately[]
  /** those the platform has for everybody, asked after the organization's own */
  platform: { provider: ProviderName; models: TaskModels }[]
}

/** The providers of the organization in the order they are asked, and the platform's behind them. */
export async function listProviders(ctx: OrgContext): Promise<ProvidersView> {
  require(ctx, 'assistant:manage')
  return viewProviders(ctx)
}

export async function viewProviders(ctx: OrgContext): Promise<ProvidersView> {
  const settings = await ctx.db.aiSettings.findFirst({ select: { usePlatform: true, orders: true } })
  const rows = await ownProviders(ctx)
  return {
    usePlatform: settings?.usePlatform ?? true,
    orders: (settings?.orders ?? {}) as ProviderOrders,
    items: rows.map(viewOf),
    lately: await readLately(ctx),
    platform: providersFromEnv().map((config) => ({
      provider: config.name,
      models: Object.fromEntries(tasks.map((task) => [task, modelForTask(task, config)])),
    })),
  }
}

function viewOf(row: ProviderRow): ProviderView {
  const { id, label, enabled, keyHint, baseUrl, apiVersion, model } = row
  const test = row.test as ProviderTest | null
  return {
    id,
    provider: row.kind as ProviderName,
    label,
    enabled,
    keyHint,
    hasKey: row.sealedKey !== null,
    baseUrl,
    host: hostOfRow(row),
    apiVersion,
    model,
    models: row.models as TaskModels,
    ...breakerOfRow(row),
    test: test && row.testedAt ? { ...test, at: row.testedAt.toISOString() } : null,
  }
}

function breakerOfRow(row: ProviderRow): Pick<ProviderView, 'state' | 'triesAgainAt'> {
  try {
    const { state, triesAgainAt } = breakerState(configOf(row))
    return { state, triesAgainAt: triesAgainAt?.toISOString() ?? null }
  } catch {
    return { state: 'unreadable', triesAgainAt: null }
  }
}
