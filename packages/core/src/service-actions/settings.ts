import { decryptSecret, encryptSecret, randomToken } from '@frontdesk/runtime/crypto'
import { actorRecord, writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { Invalid } from '../errors.ts'
import { storable } from '../messages/storable.ts'
import { require } from '../permissions.ts'
import { actionKinds, type KindName, kindNames } from './kinds/registry.ts'

export type ActionSettings = {
  kind: KindName
  enabled: boolean
  /** when an admin has to approve; an agent's own approval is always needed */
  approval: 'never' | 'above' | 'always'
  approvalAbove: number | null
  approvalCurrency: string | null
  carriedOut: 'person' | 'webhook'
  webhookUrl: string | null
}
export type ActionSettingsView = ActionSettings & { name: string; description: string; moves: boolean }

/** Every action there is, and whether and how this organization allows it. */
export async function readActionSettings(ctx: OrgContext): Promise<{ items: ActionSettingsView[] }> {
  require(ctx, 'assistant:manage')
  return { items: await listSettings(ctx) }
}

/**
 * Sets what is allowed, for the actions given. Where an address is new, approved actions are signed with a new
 * secret, which is told this once.
 */
export async function changeActionSettings(
  ctx: OrgContext,
  input: { items: ActionSettings[] },
): Promise<{ items: ActionSettingsView[]; secrets: { kind: KindName; secret: string }[] }> {
  require(ctx, 'assistant:manage')
  const before = await listSettings(ctx)
  const secrets: { kind: KindName; secret: string }[] = []
  for (const item of input.items) {
    const known = before.find(({ kind }) => kind === item.kind)
    const secret = await writeSettings(ctx, check(item), known?.webhookUrl ?? null)
    if (secret !== null) secrets.push({ kind: item.kind, secret })
  }
  const items = await listSettings(ctx)
  await writeAudit(ctx, {
    action: 'service_action.settings',
    subjectType: 'organization',
    subjectId: ctx.organizationId,
    before: before.map(factsOf),
    after: items.map(factsOf),
  })
  ctx.emit({ type: 'settings.changed', subject: 'assistant' })
  return { items, secrets }
}

/** The same without a permission check, for verbs that have made their own. */
export async function listSettings(ctx: OrgContext): Promise<ActionSettingsView[]> {
  const rows = await ctx.db.serviceActionSettings.findMany()
  return kindNames.map((kind) => {
    const { name, description, approval, money } = actionKinds[kind]
    const row = rows.find((candidate) => candidate.kind === kind)
    const limit = approval.approval === 'above' ? approval : null
    return {
      kind,
      name,
      description,
      moves: money !== undefined,
      enabled: row?.enabled ?? true,
      approval: (row?.approval as ActionSettings['approval'] | undefined) ?? approval.approval,
      approvalAbove: row ? (row.approvalAbove?.toNumber() ?? null) : (limit?.amount ?? null),
      approvalCurrency: row ? row.approvalCurrency : (limit?.currency ?? null),
      carriedOut: row?.carriedOut === 'webhook' ? 'webhook' : 'person',
      webhookUrl: row?.webhookUrl ?? null,
    }
  })
}

/** Where an approved action is posted to, and what it is signed with; null where people carry it out. */
export async function findWebhook(
  ctx: OrgContext,
  kind: KindName,
): Promise<{ url: string; secret: string } | null> {
  const row = await ctx.db.serviceActionSettings.findFirst({ where: { kind, carriedOut: 'webhook' } })
  if (!row?.enabled || row.webhookUrl === null || row.webhookSecret === null) return null
  return { url: row.webhookUrl, secret: decryptSecret(row.webhookSecret, contextOf(ctx, kind)) }
}

const contextOf = ({ organizationId }: OrgContext, kind: KindName) =>
  `service_action_settings.webhook_secret.${organizationId}.${kind}`

function check(item: ActionSettings): ActionSettings {
  const { kind, approval, approvalAbove, approvalCurrency, carriedOut, webhookUrl } = item
  if (approval === 'above' && (approvalAbove === null || approvalCurrency === null))
    throw new Invalid('Say above which amount, and in which currency', 'approvalAbove')
  if (approval === 'above' && !actionKinds[kind].money)
    throw new Invalid(`${actionKinds[kind].name} moves no money that could be above an amount`, 'approval')
  if (carriedOut === 'webhook' && URL.parse(webhookUrl ?? '')?.protocol !== 'https:')
    throw new Invalid('The address must begin with https://', 'webhookUrl')
  return item
}

async function writeSettings(ctx: OrgContext, item: ActionSettings, known: string | null) {
  const { organizationId } = ctx
  const { kind, enabled, approval, carriedOut } = item
  const above = approval === 'above'
  const webhookUrl = item.webhookUrl === null ? null : storable(item.webhookUrl)
  const secret = webhookUrl !== null && webhookUrl !== known ? randomToken() : null
  const values = {
    enabled,
    approval,
    approvalAbove: above ? item.approvalAbove : null,
    approvalCurrency: above ? item.approvalCurrency : null,
    carriedOut,
    webhookUrl,
    ...(webhookUrl === null ? { webhookSecret: null } : {}),
    ...(secret === null ? {} : { webhookSecret: encryptSecret(secret, contextOf(ctx, kind)) }),
    changedAt: new Date(),
    changedBy: actorRecord(ctx.actor),
  }
  // No upsert: the row it would insert lacks the secret that the one in place has.
  const { count } = await ctx.db.serviceActionSettings.updateMany({ where: { kind }, data: values })
  if (count === 0) await ctx.db.serviceActionSettings.create({ data: { organizationId, kind, ...values } })
  return secret
}

function factsOf({
  kind,
  enabled,
  approval,
  approvalAbove,
  approvalCurrency,
  carriedOut,
  webhookUrl,
}: ActionSettings) {
  return { kind, enabled, approval, approvalAbove, approvalCurrency, carriedOut, webhookUrl }
}
