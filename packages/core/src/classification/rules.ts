import { writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { require } from '../permissions.ts'

/** How sure the assistant must be of an informational message before an answer is offered, 0 … 1. */
export type TriageRules = { answerThreshold: number }

export async function readTriageRules(ctx: OrgContext): Promise<TriageRules> {
  require(ctx, 'categories:read')
  return ctx.db.organization.findUniqueOrThrow({
    where: { id: ctx.organizationId },
    select: { answerThreshold: true },
  })
}

/** Below the threshold a person decides. */
export async function changeTriageRules(ctx: OrgContext, rules: TriageRules): Promise<TriageRules> {
  require(ctx, 'categories:write')
  const before = await readTriageRules(ctx)
  if (before.answerThreshold === rules.answerThreshold) return before
  const { answerThreshold } = rules
  await ctx.db.organization.update({
    where: { id: ctx.organizationId },
    data: { answerThreshold },
    select: { id: true },
  })
  await writeAudit(ctx, {
    action: 'organization.triage_rules',
    subjectType: 'organization',
    subjectId: ctx.organizationId,
    before,
    after: { answerThreshold },
  })
  ctx.emit({ type: 'settings.changed', subject: 'classifier' })
  return { answerThreshold }
}
