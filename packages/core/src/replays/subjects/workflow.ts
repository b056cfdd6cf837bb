import { z } from 'zod'
import type { OrgContext } from '../../context.ts'
import type { ActivePolicy } from '../../sla/clocks/clock.ts'
import { activePolicies } from '../../sla/policies/active.ts'
import type { Names } from '../../workflows/actions/action.ts'
import { type Definition, definitionSchema } from '../../workflows/definition/definition.ts'
import { readWholeDefinition } from '../../workflows/definition/read.ts'
import { type Simulated, simulate } from '../../workflows/definition/simulate.ts'
import type { Facts } from '../../workflows/facts/facts.ts'
import { readNames } from '../../workflows/facts/names.ts'
import { readPastFacts } from '../../workflows/facts/past.ts'
import { triggerOf } from '../../workflows/triggers/registry.ts'
import { findWorkflow, lockWorkflow } from '../../workflows/view.ts'
import type { Outcome } from '../outcome.ts'
import { readDraftCost } from '../past/draft-cost.ts'
import { sayPromise } from '../past/promised.ts'
import { defineSubject, type Tried } from './subject.ts'

/** A workflow's draft, or a definition that is not even saved, against the version in use. */
export const workflowSubject = defineSubject({
  kind: 'workflow',
  kept: z.object({ definition: definitionSchema, comparedWith: definitionSchema.nullable() }),
  portion: 25,
  async settle(ctx, { id, definition }) {
    const { definition: saved, name } = await findWorkflow(ctx, id)
    const { publishedVersionId } = await lockWorkflow(ctx, id)
    const published = publishedVersionId
      ? await ctx.db.workflowVersion.findUniqueOrThrow({ where: { id: publishedVersionId } })
      : null
    const kept = {
      definition: readWholeDefinition(definition ?? saved),
      comparedWith: published && definitionSchema.parse(published.definition),
    }
    return { about: id, name, kept }
  },
  async read(ctx, { definition, comparedWith }, conversationIds) {
    const trigger = definition.trigger.on
    const facts = await readPastFacts(ctx, { conversationIds, trigger })
    const setting = await readSetting(ctx)
    return new Map(
      [...facts].map(([id, found]) => [id, () => tryOn({ definition, comparedWith }, found, setting)]),
    )
  },
})

type Setting = {
  names: Names
  policies: readonly ActivePolicy[]
  categoryIds: Map<string, string>
  timeZone: string
  draftMicros: number
}

async function readSetting(ctx: OrgContext): Promise<Setting> {
  const { timeZone } = await ctx.db.organization.findUniqueOrThrow({
    where: { id: ctx.organizationId },
    select: { timeZone: true },
  })
  const categories = await ctx.db.category.findMany({ select: { id: true, key: true } })
  return {
    names: await readNames(ctx),
    policies: await activePolicies(ctx),
    categoryIds: new Map(categories.map(({ id, key }) => [key, id])),
    timeZone,
    draftMicros: await readDraftCost(ctx),
  }
}

type Compared = { definition: Definition; comparedWith: Definition | null }

function tryOn({ definition, comparedWith }: Compared, facts: Facts, setting: Setting): Tried {
  const after = simulateTriggered(definition, facts, setting.names)
  const before = comparedWith ? simulateTriggered(comparedWith, facts, setting.names) : without(after, facts)
  return {
    messageId: facts.message?.id ?? null,
    matched: after.matched,
    before: outcomeOf(before, facts, setting),
    after: outcomeOf(after, facts, setting),
    verdict: after.verdict,
    does: before.does,
    would: after.does,
    numbers: { replies: { before: before.replies.length, after: after.replies.length } },
    costMicros: { before: costOf(before, setting), after: costOf(after, setting) },
  }
}

/** What only a message decides is asked of the past as well; of a change of status or tags there is nothing left. */
function simulateTriggered(definition: Definition, facts: Facts, names: Names): Simulated {
  const { on, with: parameters } = definition.trigger
  const meant = on !== 'message_arrived' || triggerOf(on).accepts(parameters, facts)
  const simulated = simulate(definition, facts, names)
  return meant ? simulated : { ...without(simulated, facts), matched: false }
}

function without(simulated: Simulated, { conversation }: Facts): Simulated {
  return { ...simulated, does: [], replies: [], actions: [], policyId: null, conversation }
}

function outcomeOf(
  { conversation, does, replies, policyId }: Simulated,
  facts: Facts,
  setting: Setting,
): Outcome {
  const { names, policies, categoryIds, timeZone } = setting
  const { classification } = facts
  const judged = {
    priority: conversation.priority,
    severity: classification?.severity ?? null,
    route: classification?.route ?? null,
    categoryId: categoryIds.get(classification?.category ?? '') ?? null,
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

function costOf({ actions }: Simulated, { draftMicros }: Setting): number {
  return draftMicros * actions.filter((name) => name === 'request_draft').length
}
