import { assistantFor } from '../assistant/setup.ts'
import { activeCategories } from '../categories/list.ts'
import { judge } from '../classification/judge.ts'
import { recordClassification } from '../classification/record.ts'
import { currentModel } from '../classification/versions/current-model.ts'
import { inOrganization, type OrgContext } from '../context.ts'
import { writtenByPeople } from '../messages/written-by-people.ts'
import { wantSummary } from '../summaries/want.ts'
import { takeTurn } from '../take-turn.ts'

type Input = { organizationId: string; messageId: string }

const longestText = 20_000

/**
 * Judges a message: read, ask the models, record. A message that is judged already is left alone. What follows from
 * it is up to the workflows that hear of it, the routes first of all.
 */
export async function classifyStoredMessage({ organizationId, messageId }: Input): Promise<void> {
  const inside = <T>(run: (ctx: OrgContext) => Promise<T>) =>
    inOrganization({ organizationId, actor: { type: 'system', name: 'assistant' } }, run)
  const read = await inside((ctx) => readForJudgement(ctx, messageId))
  if (!read) return
  const { message, categories, model, assistant } = read
  const started = performance.now()
  const judged = await judge(
    {
      text: message.text.slice(0, longestText),
      subject: message.subject,
      channel: message.channel,
      categories,
      model,
    },
    assistant,
  )
  const tookMs = performance.now() - started
  await inside(async (ctx) => {
    await takeTurn(ctx, `judged/${messageId}`)
    if (await isJudged(ctx, messageId)) return
    // It may have been moved to another conversation while the models thought about it.
    const { conversationId } = await ctx.db.message.findUniqueOrThrow({
      where: { id: messageId },
      select: { conversationId: true },
    })
    await recordClassification(ctx, {
      arrival: message.old ? 'history' : 'new',
      messageId,
      conversationId,
      categories: new Map(categories.map((category) => [category.key, category.id])),
      judged,
      tookMs,
    })
    ctx.emit({ type: 'message.classified', conversationId, messageId })
    await wantSummary(ctx, conversationId, 'long')
  })
}

async function readForJudgement(ctx: OrgContext, messageId: string) {
  const [message] = await ctx.db.$queryRaw<
    {
      conversationId: string
      text: string
      subject: string
      channel: string
      automatic: boolean
      old: boolean
    }[]
  >`
    SELECT m.conversation_id AS "conversationId", m.text, m.subject, c.channel,
      NOT m.auto_kind = ANY (${[...writtenByPeople]}) AS automatic,
      EXISTS (SELECT 1 FROM inbound_mails i WHERE i.organization_id = m.organization_id AND i.message_id = m.id
        AND i.origin->>'history' IS NOT NULL) AS old
    FROM messages m JOIN conversations c ON c.organization_id = m.organization_id AND c.id = m.conversation_id
    WHERE m.id = ${messageId}::uuid`
  if (!message || message.automatic || (await isJudged(ctx, messageId))) return null
  return {
    message,
    categories: await activeCategories(ctx),
    model: (await currentModel(ctx))?.model ?? null,
    assistant: await assistantFor(ctx, 'classify', message.conversationId),
  }
}

async function isJudged(ctx: OrgContext, messageId: string): Promise<boolean> {
  const found = await ctx.db.classification.findFirst({ where: { messageId }, select: { id: true } })
  return found !== null
}
