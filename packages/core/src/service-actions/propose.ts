import { type ActionOpinion, proposeActions } from '@frontdesk/ai/actions/propose-actions'
import type { ActionInput } from '@frontdesk/ai/prompts/propose-actions'
import { assistantFor } from '../assistant/setup.ts'
import { writeAudit } from '../audit.ts'
import { recordAiCalls } from '../classification/record-ai-calls.ts'
import { inOrganization, type OrgContext } from '../context.ts'
import { storable } from '../messages/storable.ts'
import { writtenByPeople } from '../messages/written-by-people.ts'
import { type Filled, fillLocally, fillWith } from './fill-templates.ts'
import { actionKinds, type KindName } from './kinds/registry.ts'
import { listSettings } from './settings.ts'
import { writeProposals } from './write-proposals.ts'

type Input = { organizationId: string; messageId: string }

type Asked = ActionInput & {
  conversationId: string
  messageId: string
  category: string | null
  allowed: KindName[]
}

const longestText = 8_000
const earlierMessages = 6

/**
 * Proposes next steps for a message that wants something done: templates filled from the conversation, here and by a
 * provider that may call the allowed actions as tools. Nothing of it is carried out; a message that speaks to a
 * machine gets no proposal at all.
 */
export async function proposeServiceActions({ organizationId, messageId }: Input): Promise<void> {
  const inside = <T>(run: (ctx: OrgContext) => Promise<T>) =>
    inOrganization({ organizationId, actor: { type: 'system', name: 'assistant' } }, run)
  const asked = await inside((ctx) => readMessage(ctx, messageId))
  if (!asked || asked.allowed.length === 0) return
  const options = await inside((ctx) => assistantFor(ctx, 'draft', asked.conversationId))
  const tools = asked.allowed.map((name) => ({
    name,
    description: actionKinds[name].description,
    schema: actionKinds[name].schema.partial(),
  }))
  const opinion = await proposeActions(asked, tools, options)
  const filled = templatesOf(asked, opinion)
  await inside(async (ctx) => {
    await recordAiCalls(ctx, asked.conversationId, opinion.calls)
    await recordRefusals(ctx, messageId, opinion)
    await writeProposals(ctx, asked, filled)
  })
}

async function readMessage(ctx: OrgContext, messageId: string): Promise<Asked | null> {
  const message = await ctx.db.message.findFirst({
    where: { id: messageId, direction: 'inbound', autoKind: { in: [...writtenByPeople] } },
    select: { conversationId: true, sequence: true, subject: true, text: true, fromName: true },
  })
  if (!message) return null
  const { conversationId, sequence } = message
  const conversation = await ctx.db.conversation.findUniqueOrThrow({
    where: { id: conversationId },
    select: { route: true, categoryId: true, spam: true },
  })
  const judged = await ctx.db.classification.findFirst({
    where: { messageId },
    orderBy: { createdAt: 'desc' },
    select: { language: true, evidence: true },
  })
  const { suspicious } = (judged?.evidence ?? {}) as { suspicious?: boolean }
  if (!judged || suspicious === true || conversation.spam || conversation.route === 'safety_compliance')
    return null
  const category = await keyOf(ctx, conversation.categoryId)
  const allowed = (await listSettings(ctx)).flatMap(({ kind, enabled }) => (enabled ? [kind] : []))
  const named = allowed.some((kind) => category !== null && actionKinds[kind].categories.includes(category))
  if (conversation.route !== 'service_action' && !named) return null
  const earlier = await ctx.db.message.findMany({
    where: { conversationId, direction: 'inbound', sequence: { lt: sequence } },
    orderBy: { sequence: 'desc' },
    take: earlierMessages,
    select: { text: true },
  })
  return {
    conversationId,
    messageId,
    subject: message.subject,
    text: message.text.slice(0, longestText),
    earlier: earlier.map(({ text }) => text.slice(0, longestText)),
    language: judged.language,
    contactName: message.fromName,
    category,
    allowed,
  }
}

async function keyOf(ctx: OrgContext, id: string | null): Promise<string | null> {
  if (id === null) return null
  return (await ctx.db.category.findFirst({ where: { id }, select: { key: true } }))?.key ?? null
}

/** A provider's proposals with what can be read here filled into their blanks, then what only the words here ask for. */
function templatesOf(asked: Asked, { proposed, by }: ActionOpinion): Filled[] {
  const local = fillLocally(asked)
  const given = (proposed ?? []).map((call) => fillWith(asked, call, by ?? 'local'))
  const others = local.filter(({ kind }) => !given.some((one) => one.kind === kind))
  // Where a provider saw other steps, what is proposed for want of anything else is not.
  return [...given, ...others.filter(({ kind }) => given.length === 0 || !actionKinds[kind].last)]
}

async function recordRefusals(
  ctx: OrgContext,
  messageId: string,
  { refused, by }: ActionOpinion,
): Promise<void> {
  if (refused.length === 0) return
  await writeAudit(ctx, {
    action: 'service_action.refused_calls',
    subjectType: 'message',
    subjectId: messageId,
    after: { by, calls: refused.map(({ name, reason }) => ({ name: storable(name), reason })) },
  })
}
