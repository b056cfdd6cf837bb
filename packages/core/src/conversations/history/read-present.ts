import type { OrgContext } from '../../context.ts'
import type { PastState } from './past-state.ts'

/** What conversations are now, as their timeline should tell it. */
export async function readPresent(ctx: OrgContext, ids: readonly string[]): Promise<Map<string, PastState>> {
  const rows = await ctx.db.$queryRaw<(PastState & { id: string; snoozed: Date | null })[]>`
    SELECT c.id, c.status, c.assignee_id AS "assigneeId", c.team_id AS "teamId", c.priority::text AS priority, c.spam,
      c.snoozed_until AS snoozed, c.route::text AS route, c.category_id AS "categoryId",
      c.merged_into_id AS "mergedIntoId",
      ARRAY(SELECT t.name FROM conversation_tags x JOIN tags t ON t.id = x.tag_id
        WHERE x.conversation_id = c.id) AS tags
    FROM conversations c WHERE c.id = ANY (${[...ids]}::uuid[])`
  return new Map(
    rows.map(({ id, snoozed, tags, ...state }) => [
      id,
      { ...state, tags: tags.toSorted(), snoozedUntil: snoozed?.toISOString() ?? null },
    ]),
  )
}
