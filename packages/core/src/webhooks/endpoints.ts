import { newId } from '@frontdesk/runtime/id'
import { actorRecord, writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { Conflict, Invalid } from '../errors.ts'
import { storable } from '../messages/storable.ts'
import { require } from '../permissions.ts'
import { type EndpointView, endpointTable, findEndpoint, toEndpoint } from './endpoint.ts'
import type { WebhookEventType } from './event-types.ts'
import { type WebhookFormat, webhookFormats } from './formats.ts'
import { newWebhookSecret, openWebhookSecret, sealWebhookSecret } from './secret.ts'

export type EndpointInput = {
  url: string
  description: string
  eventTypes: WebhookEventType[]
  format: WebhookFormat
  options: Record<string, string>
  /** goes with each call as the header `authorization`; left out it stays, empty it is taken away */
  authorization?: string | undefined
  state: 'active' | 'paused'
}

const mostEndpoints = 50
const rotationHours = 24

export async function listEndpoints(ctx: OrgContext): Promise<{ items: EndpointView[] }> {
  require(ctx, 'webhooks:manage')
  const rows = await ctx.db.webhookEndpoint.findMany({ orderBy: { id: 'asc' } })
  return { items: rows.map(toEndpoint) }
}

/** Adds an endpoint. Its secret is told this once. */
export async function createEndpoint(
  ctx: OrgContext,
  input: EndpointInput,
): Promise<EndpointView & { secret: string }> {
  require(ctx, 'webhooks:manage')
  if ((await ctx.db.webhookEndpoint.count()) >= mostEndpoints)
    throw new Conflict(`There are ${mostEndpoints} endpoints already`, 'too_many')
  const id = newId()
  const secret = newWebhookSecret()
  const row = await ctx.db.webhookEndpoint.create({
    data: {
      id,
      organizationId: ctx.organizationId,
      ...fieldsOf(ctx, id, input),
      secret: seal(ctx, id, secret),
      createdBy: actorRecord(ctx.actor),
    },
  })
  await audit(ctx, 'create', id, null, toEndpoint(row))
  return { ...toEndpoint(row), secret }
}

/** Changes an endpoint. One that its failures switched off begins anew when it is set active. */
export async function changeEndpoint(
  ctx: OrgContext,
  { id, ...input }: EndpointInput & { id: string },
): Promise<EndpointView> {
  require(ctx, 'webhooks:manage')
  const before = await findEndpoint(ctx, id)
  const revived = before.state === 'disabled' && input.state === 'active'
  const row = await ctx.db.webhookEndpoint.update({
    where: { id },
    data: {
      ...fieldsOf(ctx, id, input),
      ...(revived ? { failingSince: null, disabledAt: null, disabledReason: '' } : {}),
      updatedAt: new Date(),
    },
  })
  await audit(ctx, 'change', id, toEndpoint(before), toEndpoint(row))
  return toEndpoint(row)
}

/** Takes an endpoint away with its log. */
export async function removeEndpoint(ctx: OrgContext, id: string): Promise<void> {
  require(ctx, 'webhooks:manage')
  const row = await findEndpoint(ctx, id)
  await ctx.db.webhookEndpoint.delete({ where: { id } })
  await audit(ctx, 'remove', id, toEndpoint(row), null)
}

/** Makes a new secret, told this once. For a day the one before signs too, so that no call is refused meanwhile. */
export async function rotateEndpointSecret(
  ctx: OrgContext,
  id: string,
): Promise<EndpointView & { secret: string }> {
  require(ctx, 'webhooks:manage')
  const before = await findEndpoint(ctx, id)
  const secret = newWebhookSecret()
  const row = await ctx.db.webhookEndpoint.update({
    where: { id },
    data: {
      secret: seal(ctx, id, secret),
      previousSecret: before.secret,
      previousSecretUntil: new Date(Date.now() + rotationHours * 3_600_000),
      updatedAt: new Date(),
    },
  })
  await audit(ctx, 'rotate_secret', id, null, null)
  return { ...toEndpoint(row), secret }
}

type Row = Awaited<ReturnType<typeof findEndpoint>>

/** Where an endpoint is, and with what it is signed and authorized. Not for anybody outside. */
export function openEndpoint(row: Row): { url: string; secrets: string[]; headers: Record<string, string> } {
  const place = { table: endpointTable, organizationId: row.organizationId, id: row.id }
  const rotating = row.previousSecretUntil !== null && row.previousSecretUntil > new Date()
  const sealed = rotating && row.previousSecret !== null ? [row.secret, row.previousSecret] : [row.secret]
  return {
    url: row.url,
    secrets: sealed.map((secret) => openWebhookSecret(secret, place)),
    headers:
      row.authorizationHeader === null
        ? {}
        : { authorization: openWebhookSecret(row.authorizationHeader, authorizationPlace(row)) },
  }
}

const authorizationPlace = ({ organizationId, id }: { organizationId: string; id: string }) => ({
  table: `${endpointTable}.authorization`,
  organizationId,
  id,
})

function seal({ organizationId }: OrgContext, id: string, secret: string): string {
  return sealWebhookSecret(secret, { table: endpointTable, organizationId, id })
}

function fieldsOf({ organizationId }: OrgContext, id: string, input: EndpointInput) {
  const url = storable(input.url)
  const parsed = URL.parse(url)
  if (parsed?.protocol !== 'https:') throw new Invalid('The address must begin with https://', 'url')
  if (parsed.username || parsed.password)
    throw new Invalid('The address must not contain a name or password', 'url')
  const missing = Object.entries(webhookFormats[input.format].options).find(
    ([name]) => name !== 'issueType' && !input.options[name]?.trim(),
  )
  if (missing) throw new Invalid(`${missing[1]} is needed`, `options.${missing[0]}`)
  const { authorization, description, eventTypes, format, options, state } = input
  const place = authorizationPlace({ organizationId, id })
  const header = authorization === '' ? null : authorization && sealWebhookSecret(authorization, place)
  return {
    url,
    description: storable(description),
    eventTypes: [...new Set(eventTypes)],
    format,
    options: Object.fromEntries(Object.entries(options).map(([name, value]) => [name, storable(value)])),
    state,
    ...(header === undefined ? {} : { authorizationHeader: header }),
  }
}

async function audit(
  ctx: OrgContext,
  verb: string,
  id: string,
  before: EndpointView | null,
  after: EndpointView | null,
): Promise<void> {
  await writeAudit(ctx, {
    action: `webhook_endpoint.${verb}`,
    subjectType: 'webhook_endpoint',
    subjectId: id,
    ...(before ? { before } : {}),
    ...(after ? { after } : {}),
  })
  ctx.emit({ type: 'settings.changed', subject: 'webhooks' })
}
