import type { OrgContext } from '../../context.ts'
import type { ActivePolicy } from '../../sla/clocks/clock.ts'
import { activePolicies } from '../../sla/policies/active.ts'
import type { Names } from '../../workflows/actions/action.ts'
import type { Definition } from '../../workflows/definition/definition.ts'
import { type Others, type Simulated, simulate } from '../../workflows/definition/simulate.ts'
import type { Facts } from '../../workflows/facts/facts.ts'
import { readNames } from '../../workflows/facts/names.ts'
import { readListeners } from '../../workflows/running/listeners.ts'
import { triggerOf } from '../../workflows/triggers/registry.ts'
import type { Outcome } from '../outcome.ts'
import { readDraftCost } from './draft-cost.ts'
import { sayPromise } from './promised.ts'

/** What besides a conversation decides what becomes of it. */
export type Setting = {
  names: Names
  /** the workflows in use, which others may begin */
  others: Others
  policies: readonly ActivePolicy[]
  categories: readonly { id: string; key: string; name: string }[]
  timeZone: string
  /** what a draft costs on average, in millionths of a dollar */
  draftMicros: number
}

export async function readSetting(ctx: OrgContext): Promise<Setting> {
  const { timeZone } = await ctx.db.organization.findUniqueOrThrow({
    where: { id: ctx.organizationId },
    select: { timeZone: true },
  })
  const listening = await readListeners(ctx)
  return {
    names: await readNames(ctx),
    others: (workflowId) => listening({ trigger: 'manual', conversationId: '', workflowId })[0]?.definition,
    policies: await activePolicies(ctx),
    categories: await ctx.db.category.findMany({ select: { id: true, key: true, name: true } }),
    timeZone,
    draftMicros: await readDraftCost(ctx),
  }
}

const begins = ['conversation_created', 'message_arrived', 'classified'] as const

/** The workflows in use that a new conversation sets off, in the order in which they would run. */
export async function readBeginning(ctx: OrgContext): Promise<Definition[]> {
  const listening = await readListeners(ctx)
  return begins.flatMap((trigger) =>
    listening({ trigger, conversationId: '', workflowId: null })
      .map(({ definition }) => definition)
      .filter(({ trigger: { on } }) => on === trigger),
  )
}

/** What definitions come to one after the other, each on what the ones before it left. */
export function simulateAll(definitions: readonly Definition[], facts: Facts, setting: Setting): Took {
  let took: Took = { ...nothing, conversation: facts.conversation }
  for (const definition of definitions) {
    const { on } = definition.trigger
    const now = { ...facts, conversation: took.conversation, event: { ...facts.event, trigger: on } }
    const next = simulateTriggered(definition, now, setting)
    if (!next.matched) continue
    took = {
      conversation: next.conversation,
      does: [...took.does, ...next.does],
      replies: [...took.replies, ...next.replies],
      actions: [...took.actions, ...next.actions],
      policyId: next.policyId ?? took.policyId,
    }
  }
  return took
}

/** What was done, and to what. */
export type Took = Pick<Simulated, 'conversation' | 'does' | 'replies' | 'actions' | 'policyId'>
export const nothing = { does: [], replies: [], actions: [], policyId: null }

/** What only a message decides is asked of the past as well; of a change of status or tags there is nothing left. */
export function simulateTriggered(
  definition: Definition,
  facts: Facts,
  { names, others }: Setting,
): Simulated {
  const { on, with: parameters } = definition.trigger
  const meant = on !== 'message_arrived' || triggerOf(on).accepts(parameters, facts)
  const simulated = simulate(definition, facts, names, others)
  return meant ? simulated : { ...simulated, ...nothing, conversation: facts.conversation, matched: false }
}

/** What becomes of a conversation, column by column. */
export function outcomeOf(
  { conversation, does, replies, policyId }: Took,
  facts: Facts,
  setting: Setting,
): Outcome {
  const { names, policies, categories, timeZone } = setting
  const { classification } = facts
  const judged = {
    priority: conversation.priority,
    severity: classification?.severity ?? null,
    route: classification?.route ?? null,
    categoryId: categories.find(({ key }) => key === classification?.category)?.id ?? null,
    teamId: conversation.teamId,
    mailboxId: conversation.mailboxId,
    tags: conversation.tags,
    language: classification?.language ?? null,
    pinnedPolicyId: policyId,
  }
  const named = (kind: 'member' | 'team', id: string | null) => (id === null ? 'nobody' : names(kind, id))
  return {
    assignee: named('member', conversation.assigneeId),
    team: named('team', conversation.teamId),
    tags: [...conversation.tags].sort().join(', ') || 'none',
    status: conversation.status,
    priority: conversation.priority,
    replies: replies.join('\n\n') || 'none',
    steps: does.join('\n') || 'nothing',
    ...(policies.length > 0 ? { sla: sayPromise(policies, judged, { since: facts.at, timeZone }) } : {}),
  }
}

/** What the drafts it asks for cost, in millionths of a dollar. */
export function draftsCost({ actions }: Took, { draftMicros }: Setting): number {
  return draftMicros * actions.filter((name) => name === 'request_draft').length
}
