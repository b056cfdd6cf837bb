import { type Summary, summarize } from '@frontdesk/ai/summarize'
import { now } from '@frontdesk/runtime/clock'
import { assistantFor } from '../assistant/setup.ts'
import { recordAiCalls } from '../classification/record-ai-calls.ts'
import { inOrganization, type OrgContext } from '../context.ts'
import { storableValue } from '../messages/storable.ts'
import { noteSummary } from '../notifications/note-summary.ts'
import type { SummaryReason } from '../summaries/due.ts'
import { type ForSummary, readForSummary } from '../summaries/read-for-summary.ts'

type Input = { organizationId: string; conversationId: string; reason: SummaryReason }

/**
 * Writes what a conversation is about: read what people wrote, ask the models, keep it with the message it goes up
 * to. One that knows of newer messages is never replaced by an older one.
 */
export async function summarizeConversation({
  organizationId,
  conversationId,
  reason,
}: Input): Promise<void> {
  const inside = <T>(run: (ctx: OrgContext) => Promise<T>) =>
    inOrganization({ organizationId, actor: { type: 'system', name: 'assistant' } }, run)
  const read = await inside((ctx) => readForSummary(ctx, conversationId, reason))
  if (!read) return
  const options = read.suspicious ? {} : await inside((ctx) => assistantFor(ctx, 'summarize', conversationId))
  const summary = await summarize(read.input, options)
  if (!summary) return
  await inside(async (ctx) => {
    await recordAiCalls(ctx, conversationId, summary.calls)
    await keep(ctx, { conversationId, reason, read, summary })
    if (reason === 'resolved') await noteSummary(ctx, conversationId, read.messageId)
    ctx.emit({ type: 'summary.changed', conversationId })
  })
}

type Kept = { conversationId: string; reason: SummaryReason; read: ForSummary; summary: Summary }

async function keep(ctx: OrgContext, { conversationId, reason, read, summary }: Kept): Promise<void> {
  const { organizationId } = ctx
  const { lines, openQuestions, nextSteps, by, calls } = summary
  const costs = calls.flatMap(({ costMicros }) => costMicros ?? [])
  const fields = {
    messageId: read.messageId,
    sequence: read.sequence,
    messageCount: read.messageCount,
    summary: storableValue({ lines, openQuestions, nextSteps }),
    language: read.input.language,
    reason,
    writtenBy: by,
    costMicros: costs.length > 0 ? BigInt(costs.reduce((sum, cost) => sum + cost, 0)) : null,
    updatedAt: now(),
  }
  await ctx.db.conversationSummary.createMany({
    data: [{ organizationId, conversationId, ...fields }],
    skipDuplicates: true,
  })
  await ctx.db.conversationSummary.updateMany({
    where: { conversationId, sequence: { lte: read.sequence } },
    data: fields,
  })
}
