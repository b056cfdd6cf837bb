import type { OrgContext } from '../../context.ts'
import type { TracedMessage } from './arrival.ts'
import { step, type TraceStep } from './step.ts'

type Run = { id: string; name: string; state: string; reason: string; at: Date; effects: string[] }

/**
 * The workflows that ran for a message. That none did is said plainly, since somebody who looks for the rule that did
 * something should not go on looking.
 */
export async function rulesRun(ctx: OrgContext, message: TracedMessage, cameAt: Date): Promise<TraceStep[]> {
  const runs = await ctx.db.$queryRaw<Run[]>`
    SELECT r.id, w.name, r.state, r.reason, r.started_at AS at,
      ARRAY(SELECT s.effect FROM workflow_run_steps s WHERE s.run_id = r.id AND s.effect <> ''
        ORDER BY s.started_at, s.id) AS effects
    FROM workflow_events e
    JOIN workflow_runs r ON r.organization_id = e.organization_id AND r.event_id = e.id
    JOIN workflows w ON w.organization_id = r.organization_id AND w.id = r.workflow_id
    WHERE e.conversation_id = ${message.conversationId}::uuid AND e.message_id = ${message.id}::uuid
    ORDER BY r.id LIMIT 50`
  if (runs.length === 0)
    return [step('rules_run', cameAt, { verdict: 'none', reasons: ['No workflow ran for it'] })]
  return runs.map(({ id, name, state, reason, at, effects }) =>
    step('rules_run', at, {
      verdict: state,
      reasons: [`“${name}” ran`, ...(reason === '' ? [] : [reason]), ...effects],
      detail: { runId: id },
    }),
  )
}
