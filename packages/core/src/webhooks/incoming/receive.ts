import { newId } from '@frontdesk/runtime/id'
import { z } from 'zod'
import { inOrganization, type OrgContext, systemReader } from '../../context.ts'
import { openConversation } from '../../conversations/open.ts'
import { findExactly } from '../../conversations/query/find.ts'
import { Malformed, NotFound, Unauthenticated } from '../../errors.ts'
import { storable, storableValue } from '../../messages/storable.ts'
import { isId } from '../../paging.ts'
import { raise } from '../../workflows/raise.ts'
import { openWebhookSecret } from '../secret.ts'
import { hookTable } from './hooks.ts'
import { readPath } from './json-path.ts'
import { type Call, proveCall, type Verification } from './proof.ts'

export type Taken = { outcome: 'found' | 'opened' | 'unmatched' | 'repeated' }

type Hook = NonNullable<Awaited<ReturnType<typeof findHook>>>
type Body = Record<string, unknown>
type Match = { outcome: 'found' | 'opened' | 'unmatched'; conversationId: string | null; reason: string }

/**
 * Takes a call of another system: once, and only when it was signed with the hook's secret. It is kept, tied to the
 * conversation it names, and tells the workflows that listen. Rejects with NotFound, Unauthenticated or Malformed.
 */
export async function receiveWebhook(hookId: string, call: Call): Promise<Taken> {
  const hook = isId(hookId) ? await findHook(hookId) : null
  if (!hook) throw new NotFound('The webhook')
  const { organizationId, id } = hook
  const secret = openWebhookSecret(hook.secret, { table: hookTable, organizationId, id })
  const key = proveCall(hook.verification as Verification, secret, call)
  if (key === null) throw new Unauthenticated('The signature is not right, or too old')
  const body = parse(call.text)
  const actor = { type: 'system', name: `Webhook ${hook.name}`.slice(0, 100) } as const
  return inOrganization({ organizationId, actor }, (ctx) => take(ctx, hook, key, body))
}

function findHook(id: string) {
  return systemReader().incomingWebhook.findFirst({ where: { id, enabled: true } })
}

function parse(text: string): Body {
  try {
    const body: unknown = JSON.parse(text)
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return storableValue(body) as Body
  } catch {
    // told below
  }
  throw new Malformed('The body is not a JSON object')
}

async function take(ctx: OrgContext, hook: Hook, callKey: string, body: Body): Promise<Taken> {
  const id = newId()
  const { count } = await ctx.db.incomingWebhookCall.createMany({
    data: [
      {
        id,
        organizationId: ctx.organizationId,
        hookId: hook.id,
        callKey,
        body: body as object,
        outcome: 'unmatched',
      },
    ],
    skipDuplicates: true,
  })
  if (count === 0) return { outcome: 'repeated' }
  const match = await matchConversation(ctx, hook, body)
  await ctx.db.incomingWebhookCall.update({ where: { id }, data: match })
  await ctx.db.incomingWebhook.update({ where: { id: hook.id }, data: { lastCallAt: new Date() } })
  const { conversationId, outcome } = match
  if (conversationId !== null) {
    const detail = { source: hook.name, hookId: hook.id, callId: id }
    await raise(ctx, { trigger: 'webhook', conversationId, detail })
  }
  return { outcome }
}

async function matchConversation(ctx: OrgContext, hook: Hook, body: Body): Promise<Match> {
  const reference = pathOf(body, hook.conversationPath)?.trim() ?? null
  if (reference !== null) {
    const found = await findNamed(ctx, reference)
    if (found !== null) return { outcome: 'found', conversationId: found, reason: '' }
    return unmatched('It names a conversation that does not exist')
  }
  const email = z.email().max(254).safeParse(pathOf(body, hook.contactPath)?.trim().toLowerCase())
  if (!email.success) return unmatched('It names neither a conversation nor a contact')
  return ofContact(ctx, hook, body, email.data)
}

function pathOf(body: Body, path: string): string | null {
  return path === '' ? null : readPath(body, path)
}

async function findNamed(ctx: OrgContext, reference: string): Promise<string | null> {
  try {
    const { id, mergedIntoId } = await findExactly(ctx, reference.replace(/^#/, ''))
    return mergedIntoId ?? id
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}

async function ofContact(ctx: OrgContext, hook: Hook, body: Body, email: string): Promise<Match> {
  const running = await ctx.db.conversation.findFirst({
    where: {
      contactId: { in: await contactsOf(ctx, email) },
      status: { in: ['open', 'pending'] },
      mergedIntoId: null,
    },
    orderBy: { lastMessageAt: 'desc' },
    select: { id: true },
  })
  if (running) return { outcome: 'found', conversationId: running.id, reason: '' }
  if (!hook.opensConversation) return unmatched('The contact has no open conversation')
  const text = pathOf(body, hook.textPath)?.trim() ?? ''
  if (text === '') return unmatched('It says nothing a conversation could begin with')
  const subject = pathOf(body, hook.subjectPath)?.replace(/\s+/g, ' ').trim() || hook.name
  const { id } = await openConversation(ctx, {
    contact: { email, name: '' },
    subject: storable(subject).slice(0, 300),
    text: text.slice(0, 50_000),
    direction: 'inbound',
    tags: [],
  })
  return { outcome: 'opened', conversationId: id, reason: '' }
}

async function contactsOf(ctx: OrgContext, email: string): Promise<string[]> {
  const rows = await ctx.db.contact.findMany({ where: { email }, select: { id: true }, take: 10 })
  return rows.map(({ id }) => id)
}

function unmatched(reason: string): Match {
  return { outcome: 'unmatched', conversationId: null, reason }
}
