import { env } from '@frontdesk/runtime/env'
import { newId } from '@frontdesk/runtime/id'
import { actorRecord, writeAudit } from '../../audit.ts'
import type { OrgContext } from '../../context.ts'
import { Conflict, Invalid, NotFound } from '../../errors.ts'
import { storable } from '../../messages/storable.ts'
import { decodeCursor, isId, type Page, type PageInput, pageOf } from '../../paging.ts'
import { require } from '../../permissions.ts'
import { newWebhookSecret, sealWebhookSecret } from '../secret.ts'
import { isPath } from './json-path.ts'
import type { Verification } from './proof.ts'

export type HookInput = {
  name: string
  enabled: boolean
  verification: Verification
  /** where in the payload things stand, such as `issue.number`; empty where nowhere */
  conversationPath: string
  contactPath: string
  subjectPath: string
  textPath: string
  /** whether a call that names a contact and no conversation begins one */
  opensConversation: boolean
}

export type HookView = HookInput & {
  id: string
  /** where to post to */
  url: string
  lastCallAt: string | null
  createdAt: string
}

export type HookCallView = {
  id: string
  outcome: 'found' | 'opened' | 'unmatched'
  reason: string
  conversationId: string | null
  /** null when it was kept long enough */
  body: unknown
  at: string
}

export const hookTable = 'incoming_webhooks'
const mostHooks = 50
const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

export async function listIncomingWebhooks(ctx: OrgContext): Promise<{ items: HookView[] }> {
  require(ctx, 'webhooks:manage')
  const rows = await ctx.db.incomingWebhook.findMany({ orderBy: { id: 'asc' } })
  return { items: rows.map(toHook) }
}

/** Opens an address for another system. The secret it has to sign with is told this once. */
export async function createIncomingWebhook(
  ctx: OrgContext,
  input: HookInput,
): Promise<HookView & { secret: string }> {
  require(ctx, 'webhooks:manage')
  if ((await ctx.db.incomingWebhook.count()) >= mostHooks)
    throw new Conflict(`There are ${mostHooks} incoming webhooks already`, 'too_many')
  const id = newId()
  const secret = newWebhookSecret()
  const row = await ctx.db.incomingWebhook.create({
    data: {
      id,
      organizationId: ctx.organizationId,
      ...check(input),
      secret: seal(ctx, id, secret),
      createdBy: actorRecord(ctx.actor),
    },
  })
  await audit(ctx, 'create', id, null, toHook(row))
  return { ...toHook(row), secret }
}

export async function changeIncomingWebhook(
  ctx: OrgContext,
  { id, ...input }: HookInput & { id: string },
): Promise<HookView> {
  require(ctx, 'webhooks:manage')
  const before = await find(ctx, id)
  const data = { ...check(input), updatedAt: new Date() }
  const row = await ctx.db.incomingWebhook.update({ where: { id }, data })
  await audit(ctx, 'change', id, toHook(before), toHook(row))
  return toHook(row)
}

/** Makes a new secret, told this once; the one before counts no more. */
export async function rotateIncomingSecret(
  ctx: OrgContext,
  id: string,
): Promise<HookView & { secret: string }> {
  require(ctx, 'webhooks:manage')
  await find(ctx, id)
  const secret = newWebhookSecret()
  const data = { secret: seal(ctx, id, secret), updatedAt: new Date() }
  const row = await ctx.db.incomingWebhook.update({ where: { id }, data })
  await audit(ctx, 'rotate_secret', id, null, null)
  return { ...toHook(row), secret }
}

/** Closes the address and forgets what came in by it. */
export async function removeIncomingWebhook(ctx: OrgContext, id: string): Promise<void> {
  require(ctx, 'webhooks:manage')
  const row = await find(ctx, id)
  await ctx.db.incomingWebhook.delete({ where: { id } })
  await audit(ctx, 'remove', id, toHook(row), null)
}

/** What came in by an address, newest first. */
export async function listIncomingCalls(
  ctx: OrgContext,
  input: PageInput & { id: string },
): Promise<Page<HookCallView>> {
  require(ctx, 'webhooks:manage')
  const { id: hookId } = await find(ctx, input.id)
  const before = String(decodeCursor(input.cursor, ['id'])?.[0] ?? lastId)
  const rows = await ctx.db.incomingWebhookCall.findMany({
    where: { hookId, id: { lt: before } },
    orderBy: { id: 'desc' },
    take: input.limit + 1,
  })
  return pageOf(
    rows,
    input.limit,
    (row) => [row.id],
    ({ id, outcome, reason, conversationId, body, receivedAt }) => ({
      id,
      outcome: outcome as HookCallView['outcome'],
      reason,
      conversationId,
      body,
      at: receivedAt.toISOString(),
    }),
  )
}

type Row = Awaited<ReturnType<typeof find>>

async function find(ctx: OrgContext, id: string) {
  const row = isId(id) ? await ctx.db.incomingWebhook.findFirst({ where: { id } }) : null
  if (!row) throw new NotFound('The incoming webhook')
  return row
}

function seal({ organizationId }: OrgContext, id: string, secret: string): string {
  return sealWebhookSecret(secret, { table: hookTable, organizationId, id })
}

function check(input: HookInput): HookInput {
  const paths = ['conversationPath', 'contactPath', 'subjectPath', 'textPath'] as const
  const wrong = paths.find((path) => !isPath(input[path]))
  if (wrong) throw new Invalid('Write a path as in issue.fields[0].email', wrong)
  if (input.opensConversation && (input.contactPath === '' || input.textPath === ''))
    throw new Invalid('To begin a conversation it must say whose and with which text', 'opensConversation')
  return { ...input, name: storable(input.name) }
}

function toHook(row: Row): HookView {
  return {
    id: row.id,
    name: row.name,
    enabled: row.enabled,
    verification: row.verification as Verification,
    conversationPath: row.conversationPath,
    contactPath: row.contactPath,
    subjectPath: row.subjectPath,
    textPath: row.textPath,
    opensConversation: row.opensConversation,
    url: new URL(`/api/webhooks/incoming/${row.id}`, env.WEB_URL).href,
    lastCallAt: row.lastCallAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  }
}

async function audit(
  ctx: OrgContext,
  verb: string,
  id: string,
  before: HookView | null,
  after: HookView | null,
): Promise<void> {
  await writeAudit(ctx, {
    action: `incoming_webhook.${verb}`,
    subjectType: 'incoming_webhook',
    subjectId: id,
    ...(before ? { before } : {}),
    ...(after ? { after } : {}),
  })
  ctx.emit({ type: 'settings.changed', subject: 'webhooks' })
}
