import { wantsPerson } from '@frontdesk/ai/actions/wants-person'
import type { AiCallRecord } from '@frontdesk/ai/calls/call-record'
import { draftReply } from '@frontdesk/ai/draft-reply'
import { judgeSpam } from '@frontdesk/ai/local/spam/judge'
import { assistantFor } from '../assistant/setup.ts'
import { findTrigger, readSigns } from '../automatic-mail/find-trigger.ts'
import { answerAlone } from '../autonomy/answer-alone.ts'
import { actsAlone } from '../autonomy/ladder.ts'
import { recordAiCalls } from '../classification/record-ai-calls.ts'
import { currentSpamModel } from '../classification/spam/current-model.ts'
import { inOrganization, type OrgContext } from '../context.ts'
import { lookAt } from '../drafts/look-at.ts'
import { offerDraft } from '../drafts/offer.ts'
import { type ForDraft, readForDraft } from '../drafts/read-for-draft.ts'
import { type RequestState, settleRequest } from '../drafts/settle-request.ts'
import { openWriting } from '../drafts/writing.ts'
import { noteQuestion } from '../knowledge-gaps/note-question.ts'

type Input = {
  organizationId: string
  conversationId: string
  messageId?: string | undefined
  held?: 'yes' | undefined
  asked?: 'yes' | undefined
  requestId?: string | undefined
}

/**
 * Writes the assistant's draft for the newest message of the customer: read the question and what might
 * answer it, ask the models, and offer the draft unless the conversation has moved on meanwhile. A message
 * that tries to talk to the model is answered by the local drafter alone. Where the category has earned it, the
 * draft leaves by itself in the same transaction that offers it.
 */
export async function draftConversationReply({
  organizationId,
  conversationId,
  messageId: about,
  held,
  asked,
  requestId,
}: Input): Promise<void> {
  const inside = <T>(run: (ctx: OrgContext) => Promise<T>) =>
    inOrganization({ organizationId, actor: { type: 'system', name: 'assistant' } }, run)
  const settle = (ctx: OrgContext, state: RequestState) =>
    settleRequest(ctx, { id: requestId, conversationId, state })
  const read = await inside((ctx) => readForDraft(ctx, conversationId, { asked: asked === 'yes', requestId }))
  // A message of the customer that came after it has a draft of its own.
  const overtaken = about !== undefined && read?.messageId !== about
  if (!read || overtaken) return inside((ctx) => settle(ctx, 'nothing'))
  const { messageId, before, suspicious, categoryId, rung } = read
  const { draft, calls, writing } = await write(read, { organizationId, conversationId }, inside)
  try {
    const checks = draft ? lookAt(read, draft) : []
    const found = draft && actsAlone(rung.mode) ? await inside((ctx) => findTrigger(ctx, messageId)) : null
    const signs = found ? await readSigns(found) : []
    // By itself, since all questions of an organization wait for each other there.
    await inside((ctx) => noteQuestion(ctx, { ...read, conversationId, requestId, draft }))
    await inside(async (ctx) => {
      const { passages } = read.question
      await recordAiCalls(ctx, conversationId, calls)
      // Who asks for another draft keeps the one at hand when there is no better one.
      if (requestId !== undefined && !draft) return settle(ctx, 'nothing')
      const offered = await offerDraft(ctx, {
        conversationId,
        messageId,
        passages,
        draft,
        mode: rung.mode,
        wishes: read.question.wishes ?? {},
        checks,
        categoryId,
        requestId,
        before,
      })
      await settle(ctx, offered ? 'offered' : 'overtaken')
      if (!offered || !found || !draft) return
      const trigger = { ...found.trigger, signs }
      const written = `${read.question.subject}\n${read.question.text}`
      await answerAlone(ctx, {
        found: { ...found, trigger },
        draft,
        checks,
        rung,
        held: held === 'yes',
        suspicious,
        likelySpam: judgeSpam(written, await currentSpamModel(ctx)).likely,
        wantsPerson: wantsPerson(written),
      })
    })
  } finally {
    await writing.close()
  }
}

type Inside = <T>(run: (ctx: OrgContext) => Promise<T>) => Promise<T>

/** Has the draft written, for all to see who will see the draft. */
async function write({ question, suspicious, rung }: ForDraft, place: Place, inside: Inside) {
  const options = suspicious ? {} : await inside((ctx) => assistantFor(ctx, 'draft', place.conversationId))
  const calls: AiCallRecord[] = []
  const writing = openWriting(place)
  const shown = !suspicious && rung.mode !== 'shadow'
  try {
    const draft = await draftReply(question, {
      ...options,
      onCalls: (made) => calls.push(...made),
      onWriting: shown ? writing.show : undefined,
    })
    await writing.lift()
    return { draft, calls, writing }
  } catch (error) {
    await writing.close()
    throw error
  }
}

type Place = { organizationId: string; conversationId: string }
