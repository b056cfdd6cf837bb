import type { AiOptions } from '@frontdesk/ai/calls/ask-options'
import type { Classification } from '@frontdesk/ai/classification'
import { classifyMessage } from '@frontdesk/ai/classify'
import { classifySystemPrompt, classifyUserPrompt } from '@frontdesk/ai/prompts/classify'
import { assistantFor } from '../../assistant/setup.ts'
import { activeCategories } from '../../categories/list.ts'
import { currentModel } from '../../classification/versions/current-model.ts'
import type { OrgContext } from '../../context.ts'
import type { ActivePolicy } from '../../sla/clocks/clock.ts'
import { activePolicies } from '../../sla/policies/active.ts'
import type { Outcome } from '../outcome.ts'
import type { Estimate, Trial } from '../subjects/subject.ts'
import { costOf } from './drafts.ts'
import { estimateCalls } from './estimate-calls.ts'
import { sayPromise } from './promised.ts'
import { type Asked, readAsked } from './questions.ts'

export type TwoWays = (options: AiOptions) => { before: AiOptions; after: AiOptions; same: boolean }

/** Judges the first message of each conversation in two ways. Judgements of the past are left as they are. */
export async function readClassifying(
  ctx: OrgContext,
  conversationIds: string[],
  twoWays: TwoWays,
): Promise<Map<string, Trial>> {
  const categories = await activeCategories(ctx)
  const model = (await currentModel(ctx))?.model ?? null
  const setting = { categories, policies: await activePolicies(ctx), timeZone: await timeZoneOf(ctx) }
  const trials = new Map<string, Trial>()
  for (const asked of await readAsked(ctx, conversationIds)) {
    const { subject, text, channel } = asked
    const ways = twoWays(await assistantFor(ctx, 'classify', asked.conversationId))
    const judge = (options: AiOptions) =>
      classifyMessage({ subject, text, channel, categories, model }, options)
    trials.set(asked.conversationId, async (onCalls) => {
      const before = await judge(ways.before)
      onCalls(before.calls)
      const after = ways.same ? { ...before, calls: [] } : await judge(ways.after)
      onCalls(after.calls)
      return {
        messageId: asked.messageId,
        matched: true,
        before: outcomeOf(before, asked, setting),
        after: outcomeOf(after, asked, setting),
        costMicros: {
          before: costOf(before.calls),
          after: costOf(ways.same ? before.calls : after.calls),
        },
      }
    })
  }
  return trials
}

type Setting = {
  categories: { id: string; key: string; name: string }[]
  policies: readonly ActivePolicy[]
  timeZone: string
}

function outcomeOf(
  judged: Classification,
  asked: Asked,
  { categories, policies, timeZone }: Setting,
): Outcome {
  const { category: key, route, severity, language } = judged
  const category = categories.find((one) => one.key === key)
  const { teamId, mailboxId, at: since } = asked
  const of = { categoryId: category?.id ?? null, route, severity, language, teamId, mailboxId }
  const facts = { ...of, priority: 'normal' as const, tags: [], pinnedPolicyId: null }
  return {
    category: category?.name ?? 'none',
    route: route.replaceAll('_', ' '),
    severity,
    ...(policies.length > 0 ? { sla: sayPromise(policies, facts, { since, timeZone }) } : {}),
  }
}

async function timeZoneOf(ctx: OrgContext): Promise<string> {
  const { timeZone } = await ctx.db.organization.findUniqueOrThrow({
    where: { id: ctx.organizationId },
    select: { timeZone: true },
  })
  return timeZone
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
