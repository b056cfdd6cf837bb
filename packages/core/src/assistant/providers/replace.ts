import type { ProviderName } from '@frontdesk/ai/providers/provider'
import { env } from '@frontdesk/runtime/env'
import { newId } from '@frontdesk/runtime/id'
import { writeAudit } from '../../audit.ts'
import type { OrgContext } from '../../context.ts'
import { Invalid, NotFound } from '../../errors.ts'
import { storable, storableValue } from '../../messages/storable.ts'
import { require } from '../../permissions.ts'
import { changeSettings } from '../settings.ts'
import { type ProvidersView, viewProviders } from './list.ts'
import type { ProviderOrders } from './orders.ts'
import { ownProviders, type ProviderRow, sealKey, type TaskModels } from './row.ts'

export type WantedProvider = {
  /** of one there is; a new one without */
  id?: string | undefined
  provider: ProviderName
  label: string
  enabled: boolean
  /** left out: the stored key stays */
  apiKey?: string | undefined
  baseUrl: string | null
  apiVersion: string | null
  model: string
  models: TaskModels
}

const needsUrl: ProviderName[] = ['azure', 'compatible']

/**
 * Makes the list of providers what it is given, in the order they are asked. A stored key goes only where it was
 * meant to go: with another address or vendor it has to be entered again.
 */
export async function replaceProviders(
  ctx: OrgContext,
  input: { usePlatform: boolean; items: WantedProvider[]; orders?: ProviderOrders | undefined },
): Promise<ProvidersView> {
  require(ctx, 'assistant:manage')
  const before = await ownProviders(ctx)
  const known = new Map(before.map((row) => [row.id, row]))
  const kept = input.items.flatMap(({ id }) => (id === undefined ? [] : [id]))
  if (kept.some((id) => !known.has(id))) throw new NotFound('A provider')
  if (new Set(kept).size < kept.length) throw new Invalid('A provider stands in the list twice', 'items')
  for (const [index, item] of input.items.entries())
    check(item, item.id === undefined ? undefined : known.get(item.id), `items.${index}`)
  await ctx.db.aiProvider.deleteMany({ where: { id: { notIn: kept } } })
  for (const [position, item] of input.items.entries()) await write(ctx, position, item, known)
  const { usePlatform, orders } = input
  await changeSettings(ctx, { usePlatform, ...(orders === undefined ? {} : { orders }) })
  await writeAudit(ctx, {
    action: 'assistant.providers',
    subjectType: 'organization',
    subjectId: ctx.organizationId,
    before: before.map(({ kind, label, baseUrl, model }) => ({ provider: kind, label, baseUrl, model })),
    after: input.items.map(({ provider, label, baseUrl, model, apiKey }) => ({
      provider,
      label,
      baseUrl,
      model,
      newKey: apiKey !== undefined,
    })),
  })
  if (orders !== undefined) await auditOrders(ctx, orders)
  ctx.emit({ type: 'settings.changed', subject: 'assistant' })
  return viewProviders(ctx)
}

function auditOrders(ctx: OrgContext, orders: ProviderOrders): Promise<void> {
  return writeAudit(ctx, {
    action: 'assistant.orders',
    subjectType: 'organization',
    subjectId: ctx.organizationId,
    after: { ...orders },
  })
}

function check(item: WantedProvider, row: ProviderRow | undefined, path: string): void {
  const { provider, baseUrl, apiKey } = item
  if (baseUrl === null && needsUrl.includes(provider)) {
    throw new Invalid('This provider needs an address', `${path}.baseUrl`)
  }
  if (baseUrl !== null) checkUrl(baseUrl, `${path}.baseUrl`)
  const moved = row && (row.baseUrl !== baseUrl || row.kind !== provider)
  if (moved && row.sealedKey && apiKey === undefined) {
    throw new Invalid('Enter the key again: it was meant for another address', `${path}.apiKey`)
  }
  const hasKey = apiKey !== undefined || (row?.sealedKey ?? null) !== null
  if (!hasKey && provider !== 'compatible') {
    throw new Invalid('This provider needs a key', `${path}.apiKey`)
  }
}

/** Where a name leads is checked at each connection; what can be seen from the address alone is said at once. */
function checkUrl(baseUrl: string, path: string): void {
  const url = URL.parse(baseUrl)
  const plain = url?.protocol === 'http:' && env.ALLOW_PRIVATE_AI_HOSTS
  if (!url || (url.protocol !== 'https:' && !plain)) {
    throw new Invalid('The address must begin with https://', path)
  }
  if (url.username || url.password) throw new Invalid('The address must not contain credentials', path)
  if (url.hash) throw new Invalid('The address must not contain a #', path)
}

async function write(
  ctx: OrgContext,
  position: number,
  item: WantedProvider,
  known: Map<string, ProviderRow>,
): Promise<void> {
  const { organizationId } = ctx
  const { provider: kind, enabled, apiVersion, baseUrl, apiKey } = item
  const id = item.id ?? newId()
  const row = known.get(id)
  const key = apiKey === undefined ? {} : { sealedKey: sealKey(id, apiKey), keyHint: hintOf(apiKey) }
  const fields = {
    kind,
    enabled,
    position,
    label: storable(item.label),
    apiVersion: apiVersion && storable(apiVersion),
    baseUrl: baseUrl && storable(baseUrl),
    model: storable(item.model),
    models: storableValue(item.models),
    ...key,
  }
  // What a test said holds for the key and the address it was made with.
  const retest = !row || apiKey !== undefined || row.baseUrl !== baseUrl
  await ctx.db.aiProvider.upsert({
    where: { organizationId_id: { organizationId, id } },
    create: { id, organizationId, ...fields },
    update: { ...fields, updatedAt: new Date(), ...(retest ? { testedAt: null } : {}) },
  })
}

function hintOf(key: string): string | null {
  return key.length >= 16 ? key.slice(-4) : null
}
