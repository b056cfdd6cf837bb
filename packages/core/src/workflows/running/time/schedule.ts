import { newId } from '@frontdesk/runtime/id'
import { nextOpening } from '../../../business-hours/next-opening.ts'
import type { OrgContext } from '../../../context.ts'
import { databaseTime } from '../../../database-time.ts'
import { definitionSchema } from '../../definition/definition.ts'
import { scheduleSchema } from '../../triggers/time/schedule.ts'
import { beginTelling } from '../turn/telling.ts'
import { setTimer } from './timers.ts'

/** A turn of a schedule reaches so many conversations, those that wait longest first. */
const mostConversations = 500

/** Raises an event for every conversation a schedule is for, and sets its next turn. */
export async function fireSchedule(ctx: OrgContext, workflowId: string): Promise<void> {
  const parameters = await readSchedule(ctx, workflowId)
  if (!parameters) return
  const conversations = await ctx.db.$queryRaw<{ id: string }[]>`
    SELECT id FROM conversations WHERE status = ${parameters.status} AND NOT spam AND merged_into_id IS NULL
      AND (snoozed_until IS NULL OR snoozed_until <= now())
    ORDER BY waiting_since NULLS LAST, id LIMIT ${mostConversations}`
  const rows = conversations.map(({ id }) => ({ id: newId(), conversationId: id }))
  await beginTelling(ctx)
  await ctx.db.workflowEvent.createMany({
    data: rows.map((row) => ({
      ...row,
      organizationId: ctx.organizationId,
      trigger: 'schedule',
      workflowId,
    })),
  })
  if (rows.length > 0) ctx.emit({ type: 'workflow.raised', notBefore: null })
  await plantSchedule(ctx, workflowId)
}

/** Sets the timer of the next turn of a workflow that begins by the clock; of any other it does nothing. */
export async function plantSchedule(ctx: OrgContext, workflowId: string): Promise<void> {
  const parameters = await readSchedule(ctx, workflowId)
  if (!parameters) return
  const dueAt = nextTurn(parameters, await databaseTime(ctx))
  if (!dueAt) return
  await setTimer(ctx, {
    workflowId,
    runId: null,
    conversationId: null,
    kind: 'schedule',
    dueAt,
    cancelledBy: [],
  })
}

type Turns = { days: number[]; at: string; timeZone: string }

/** The first moment after `after` at which clocks of the zone show the time on one of the days (1 is Monday). */
export function nextTurn({ days, at, timeZone }: Turns, after: Date): Date | null {
  const [hours = 0, minutes = 0] = at.split(':').map(Number)
  const end = hours * 60 + minutes + 1
  const to = `${String(Math.floor(end / 60)).padStart(2, '0')}:${String(end % 60).padStart(2, '0')}`
  const turns = days.map((day) => ({ day, from: at, to }))
  return nextOpening(new Date(after.getTime() + 60_000), turns, timeZone)
}

async function readSchedule(ctx: OrgContext, workflowId: string) {
  const [row] = await ctx.db.$queryRaw<{ definition: unknown; timeZone: string }[]>`
    SELECT v.definition, o.time_zone AS "timeZone"
    FROM workflows w
    JOIN workflow_versions v ON v.organization_id = w.organization_id AND v.id = w.published_version_id
    JOIN organizations o ON o.id = w.organization_id
    WHERE w.id = ${workflowId}::uuid AND w.active`
  if (!row) return null
  const { trigger } = definitionSchema.parse(row.definition)
  if (trigger.on !== 'schedule') return null
  const parsed = scheduleSchema.parse(trigger.with)
  return { ...parsed, timeZone: parsed.timeZone ?? row.timeZone }
}
