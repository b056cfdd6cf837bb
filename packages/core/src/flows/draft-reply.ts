import type { AiCallRecord } from '@frontdesk/ai/call-record'
import { draftReply } from '@frontdesk/ai/draft-reply'
import { providersFromEnv } from '@frontdesk/ai/models'
import { recordAiCalls } from '../classification/record-ai-calls.ts'
import { inOrganization, type OrgContext } from '../context.ts'
import { offerDraft } from '../drafts/offer.ts'
import { readForDraft } from '../drafts/read-for-draft.ts'

type Input = { organizationId: string; conversationId: string }

/**
 * Writes the assistant's draft for the newest message of the customer: read the question and what might
 * answer it, ask the models, and offer the draft unless the conversation has moved on meanwhile. A message
 * that tries to talk to the model is answered by the local drafter alone.
 */
export async function draftConversationReply({ organizationId, conversationId }: Input): Promise<void> {
  const inside = <T>(run: (ctx: OrgContext) => Promise<T>) =>
    inOrganization({ organizationId, actor: { type: 'system', name: 'assistant' } }, run)
  const read = await inside((ctx) => readForDraft(ctx, conversationId))
  if (!read) return
  const providers = read.suspicious ? [] : providersFromEnv()
  const calls: AiCallRecord[] = []
  const draft = await draftReply(read.question, { providers, onCalls: (made) => calls.push(...made) })
  await inside(async (ctx) => {
    await offerDraft(ctx, {
      conversationId,
      messageId: read.messageId,
      passages: read.question.passages,
      draft,
    })
    await recordAiCalls(ctx, conversationId, calls)
  })
}
