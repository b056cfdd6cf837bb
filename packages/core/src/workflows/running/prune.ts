import { asSystem, inOrganization, type OrgContext } from '../../context.ts'

/**
 * How many days the log of workflows is kept: events that no workflow answered, those that were answered, with their
 * runs and the runs' steps, and timers that are over.
 */
export const keptDays = { passedOver: 14, answered: 180, timers: 90 } as const

/** Rows of a transaction, and transactions of an organization in one turn: what is left goes with the next one. */
const [atATime, mostTimes] = [500, 40]

/**
 * Deletes what is older, organization by organization. What a run still waits for, or was set aside, stays until it
 * is over. Returns how many rows of events and timers went.
 */
export async function pruneWorkflows(): Promise<number> {
  let pruned = 0
  for (const organizationId of await findOrganizations()) {
    const who = { organizationId, actor: { type: 'system', name: 'schedule' } } as const
    for (let time = 0; time < mostTimes; time += 1) {
      const gone = await inOrganization(
        who,
        async (ctx) => (await pruneEvents(ctx)) + (await pruneTimers(ctx)),
      )
      pruned += gone
      if (gone < atATime) break
    }
  }
  return pruned
}

async function findOrganizations(): Promise<string[]> {
  const rows = await asSystem(
    'find logs of workflows that are old',
    (db) => db.$queryRaw<{ id: string }[]>`
      SELECT o.id FROM organizations o WHERE EXISTS (
          SELECT FROM workflow_events e WHERE e.organization_id = o.id AND e.done_at IS NOT NULL
            AND e.created_at < now() - make_interval(days => ${keptDays.passedOver}))
        OR EXISTS (SELECT FROM workflow_timers t WHERE t.organization_id = o.id AND t.state <> 'waiting'
            AND t.ended_at < now() - make_interval(days => ${keptDays.timers}))`,
  )
  return rows.map(({ id }) => id)
}

/** With an event go its runs, and with these their steps, replies and timers. */
function pruneEvents(ctx: OrgContext): Promise<number> {
  return ctx.db.$executeRaw`
    DELETE FROM workflow_events WHERE id = ANY (ARRAY(
      SELECT e.id FROM workflow_events e
      LEFT JOIN LATERAL (
        SELECT count(*) AS all, count(*) FILTER (WHERE r.state IN ('running', 'waiting')) AS going
        FROM workflow_runs r WHERE r.event_id = e.id) runs ON true
      WHERE e.done_at IS NOT NULL AND e.created_at < now() - make_interval(days => ${keptDays.passedOver})
        AND (runs.all = 0 OR (runs.going = 0
          AND e.created_at < now() - make_interval(days => ${keptDays.answered})))
      LIMIT ${atATime}))`
}

function pruneTimers(ctx: OrgContext): Promise<number> {
  return ctx.db.$executeRaw`
    DELETE FROM workflow_timers WHERE id = ANY (ARRAY(
      SELECT id FROM workflow_timers WHERE state <> 'waiting'
        AND ended_at < now() - make_interval(days => ${keptDays.timers}) LIMIT ${atATime}))`
}
