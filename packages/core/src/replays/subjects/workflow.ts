import { z } from 'zod'
import { allFields } from '../../custom-fields/list.ts'
import { ownFieldsOf } from '../../workflows/conditions/own-fields.ts'
import { type Definition, definitionSchema } from '../../workflows/definition/definition.ts'
import { readWholeDefinition } from '../../workflows/definition/read.ts'
import type { Facts } from '../../workflows/facts/facts.ts'
import { readPastFacts } from '../../workflows/facts/past.ts'
import { findWorkflow, lockWorkflow } from '../../workflows/view.ts'
import {
  draftsCost,
  nothing,
  outcomeOf,
  readSetting,
  type Setting,
  simulateTriggered,
} from '../past/automation.ts'
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
      definition: readWholeDefinition(definition ?? saved, ownFieldsOf(await allFields(ctx))),
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

type Compared = { definition: Definition; comparedWith: Definition | null }

function tryOn({ definition, comparedWith }: Compared, facts: Facts, setting: Setting): Tried {
  const after = simulateTriggered(definition, facts, setting)
  const idle = { ...nothing, conversation: facts.conversation }
  const before = comparedWith ? simulateTriggered(comparedWith, facts, setting) : idle
  return {
    messageId: facts.message?.id ?? null,
    matched: after.matched,
    before: outcomeOf(before, facts, setting),
    after: outcomeOf(after, facts, setting),
    verdict: after.verdict,
    does: before.does,
    would: after.does,
    numbers: { replies: { before: before.replies.length, after: after.replies.length } },
    costMicros: { before: draftsCost(before, setting), after: draftsCost(after, setting) },
  }
}
