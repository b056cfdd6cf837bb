import type { AiOptions } from '@frontdesk/ai/calls/ask-options'
import type { Classification } from '@frontdesk/ai/classification'
import { classifyMessage } from '@frontdesk/ai/classify'
import { classifySystemPrompt, classifyUserPrompt } from '@frontdesk/ai/prompts/classify'
import { assistantFor } from '../../assistant/setup.ts'
import { activeCategories } from '../../categories/list.ts'
import { currentModel } from '../../classification/versions/current-model.ts'
import type { OrgContext } from '../../context.ts'
import type { Definition } from '../../workflows/definition/definition.ts'
import type { Facts } from '../../workflows/facts/facts.ts'
import { readPastFacts } from '../../workflows/facts/past.ts'
import type { Outcome } from '../outcome.ts'
import type { Estimate, Trial } from '../subjects/subject.ts'
import { draftsCost, outcomeOf, readBeginning, readSetting, type Setting, simulateAll } from './automation.ts'
import { costOf } from './drafts.ts'
import { estimateCalls } from './estimate-calls.ts'
import { readAsked } from './questions.ts'

export type TwoWays = (options: AiOptions) => { before: AiOptions; after: AiOptions; same: boolean }

/**
 * Judges the first message of each conversation in two ways, and follows what the workflows and SLA policies in use
 * make of either judgement. Judgements of the past are left as they are.
 */
export async function readClassifying(
  ctx: OrgContext,
  conversationIds: string[],
  twoWays: TwoWays,
): Promise<Map<string, Trial>> {
  const categories = await activeCategories(ctx)
  const model = (await currentModel(ctx))?.model ?? null
  const past = await readPastFacts(ctx, { conversationIds, trigger: 'classified' })
  const follow = { setting: await readSetting(ctx), workflows: await readBeginning(ctx) }
  const trials = new Map<string, Trial>()
  for (const { conversationId, messageId, subject, text, channel } of await readAsked(ctx, conversationIds)) {
    const facts = past.get(conversationId)
    if (!facts) continue
    // What a trial costs is what it would cost, so nothing is answered from what was kept.
    const { kept: _, ...asking } = await assistantFor(ctx, 'classify', conversationId)
    const ways = twoWays(asking)
    const judge = (options: AiOptions) =>
      classifyMessage({ subject, text, channel, categories, model }, options)
    trials.set(conversationId, async (onCalls) => {
      const judged = await judge(ways.before)
      onCalls(judged.calls)
      const other = ways.same ? judged : await judge(ways.after)
      if (!ways.same) onCalls(other.calls)
      const before = followed(judged, facts, follow)
      const after = followed(other, facts, follow)
      return { messageId, matched: true, ...compared(before, after) }
    })
  }
  return trials
}

type Follow = { setting: Setting; workflows: Definition[] }
type Followed = { outcome: Outcome; replies: number; costMicros: number }

/** What becomes of a conversation that is judged so. */
function followed(judged: Classification, past: Facts, { setting, workflows }: Follow): Followed {
  const { category, route, confidence, sentiment, severity, language } = judged
  const classification = { route, category, confidence, sentiment: sentiment.score, severity, language }
  const facts = { ...past, classification }
  const took = simulateAll(workflows, facts, setting)
  const named = setting.categories.find(({ key }) => key === category)?.name ?? 'none'
  return {
    outcome: {
      category: named,
      route: route.replaceAll('_', ' '),
      severity,
      ...outcomeOf(took, facts, setting),
    },
    replies: took.replies.length,
    costMicros: costOf(judged.calls) + draftsCost(took, setting),
  }
}

function compared(before: Followed, after: Followed) {
  return {
    before: before.outcome,
    after: after.outcome,
    numbers: { replies: { before: before.replies, after: after.replies } },
    costMicros: { before: before.costMicros, after: after.costMicros },
  }
}

const sampled = 10

/** What judging them with each of the templates would cost, null for the built-in one. */
export async function estimateClassifying(
  ctx: OrgContext,
  conversationIds: string[],
  templates: (string | null)[],
): Promise<Estimate> {
  const categories = await activeCategories(ctx)
  const asked = await readAsked(ctx, conversationIds.slice(0, sampled))
  const texts = templates.flatMap((template) => {
    const system = classifySystemPrompt(categories, template ?? undefined)
    return asked.map(
      ({ subject, text, channel }) => `${system}\n${classifyUserPrompt({ subject, text, channel })}`,
    )
  })
  const calls = categories.length === 0 ? 0 : conversationIds.length * templates.length
  return estimateCalls({ task: 'classify', options: await assistantFor(ctx, 'classify'), texts, calls })
}
