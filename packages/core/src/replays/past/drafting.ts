import { draftMessages } from '@frontdesk/ai/prompts/draft-messages'
import { assistantFor } from '../../assistant/setup.ts'
import type { OrgContext } from '../../context.ts'
import type { Estimate, Trial } from '../subjects/subject.ts'
import type { TwoWays } from './classifying.ts'
import { draftOnce } from './drafts.ts'
import { estimateCalls } from './estimate-calls.ts'
import { readAsked, readQuestions } from './questions.ts'

/**
 * Drafts an answer to the first message of each conversation in two ways. A message that tries to talk to the model is
 * answered by the local drafter alone, as it would be today.
 */
export async function readDrafting(
  ctx: OrgContext,
  conversationIds: string[],
  twoWays: TwoWays,
): Promise<Map<string, Trial>> {
  const trials = new Map<string, Trial>()
  for (const { asked, question } of await readQuestions(ctx, await readAsked(ctx, conversationIds))) {
    const options = asked.suspicious ? {} : await assistantFor(ctx, 'draft', asked.conversationId)
    const ways = twoWays(options)
    trials.set(asked.conversationId, async (onCalls) => {
      const before = await draftOnce(question, ways.before, onCalls)
      const after = ways.same ? before : await draftOnce(question, ways.after, onCalls)
      return {
        messageId: asked.messageId,
        matched: true,
        before: { replies: before.text },
        after: { replies: after.text },
        numbers: { replies: { before: Number(before.drafted), after: Number(after.drafted) } },
        costMicros: { before: before.costMicros, after: after.costMicros },
      }
    })
  }
  return trials
}

const sampled = 10

/** What drafting them with each of the templates would cost, null for the built-in one. */
export async function estimateDrafting(
  ctx: OrgContext,
  conversationIds: string[],
  templates: (string | null)[],
): Promise<Estimate> {
  const questions = await readQuestions(ctx, await readAsked(ctx, conversationIds.slice(0, sampled)))
  const texts = templates.flatMap((template) =>
    questions.map(({ question }) => {
      const { system, user } = draftMessages(question, template ?? undefined)
      return `${system}\n${user}`
    }),
  )
  const calls = conversationIds.length * templates.length
  return estimateCalls({ task: 'draft', options: await assistantFor(ctx, 'draft'), texts, calls })
}
