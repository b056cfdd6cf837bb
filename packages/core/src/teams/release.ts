import { writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { recordQuietly } from '../conversations/history/record-quietly.ts'
import { require } from '../permissions.ts'
import { noteTouched } from '../reports/touch.ts'
import { lockTeam } from './list.ts'

/**
 * Takes the team from `portion` of its conversations, so that no single transaction has to rewrite them all.
 * Returns how many those were: none when there are fewer left than that, which deleting clears itself.
 */
export async function releasePortion(
  ctx: OrgContext,
  input: { id: string; portion: number },
): Promise<number> {
  require(ctx, 'teams:write')
  const { id, name } = await lockTeam(ctx, input.id)
  const rows = await ctx.db.$queryRaw<{ id: string }[]>`
    SELECT id FROM conversations WHERE team_id = ${id}::uuid LIMIT ${input.portion} FOR UPDATE`
  if (rows.length < input.portion) return 0
  const ids = rows.map((row) => row.id)
  await ctx.db.$executeRaw`UPDATE conversations SET team_id = NULL WHERE id = ANY (${ids}::uuid[])`
  await noteTouched(ctx, ids)
  await recordQuietly(ctx, ids, 'team_deleted', { teamId: null })
  await writeAudit(ctx, {
    action: 'team.release',
    subjectType: 'team',
    subjectId: id,
    before: { name, conversations: ids.length },
  })
  return ids.length
}
