import type { tasks } from '@frontdesk/ai/calls/call-record'
import type { ProviderConfig, ProviderName } from '@frontdesk/ai/providers/provider'
import { hostOf, providers } from '@frontdesk/ai/providers/registry'
import { guardedFetch } from '@frontdesk/integrations/outbound/guarded-fetch'
import { decryptSecret, encryptSecret } from '@frontdesk/runtime/crypto'
import { env } from '@frontdesk/runtime/env'
import type { OrgContext } from '../../context.ts'

export type TaskModels = Partial<Record<(typeof tasks)[number], string | null>>
export type ProviderRow = Awaited<ReturnType<OrgContext['db']['aiProvider']['findFirstOrThrow']>>
export type ProviderTest = { works: boolean; latencyMs: number; model: string; message: string }

const longestAnswer = 8 * 1024 * 1024
const contextOf = (id: string) => `ai_providers.sealed_key.${id}`

/** Seals the key of a provider; it can be opened for that provider only. */
export function sealKey(id: string, key: string): string {
  return encryptSecret(key, contextOf(id))
}

export async function ownProviders(ctx: OrgContext): Promise<ProviderRow[]> {
  return ctx.db.aiProvider.findMany({ orderBy: [{ position: 'asc' }, { id: 'asc' }] })
}

/**
 * How to reach an organization's own provider. Its address was chosen outside, so its requests leave through the
 * guard; without one it is the vendor's, never what the platform has set for itself.
 */
export function configOf(row: ProviderRow): ProviderConfig {
  const name = row.kind as ProviderName
  const baseUrl = row.baseUrl ?? providers[name].home
  return {
    name,
    model: row.model,
    models: row.models as TaskModels,
    baseUrl,
    ...(row.apiVersion ? { apiVersion: row.apiVersion } : {}),
    ...(row.sealedKey ? { apiKey: decryptSecret(row.sealedKey, contextOf(row.id)) } : {}),
    fetch: guardedFetch({ maxBytes: longestAnswer, allowPrivate: env.ALLOW_PRIVATE_AI_HOSTS }),
  }
}

export function hostOfRow({ kind, baseUrl }: Pick<ProviderRow, 'kind' | 'baseUrl'>): string {
  return hostOf({ name: kind as ProviderName, model: '', ...(baseUrl ? { baseUrl } : {}) })
}
