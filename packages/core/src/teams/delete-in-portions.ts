import { type Actor, inOrganization } from '../context.ts'
import { deleteTeam, type TeamUse } from './delete.ts'
import { releasePortion } from './release.ts'

type Who = { organizationId: string; actor: Actor }

/** A few hundred milliseconds of rewriting, during which mail for the team waits. */
const usual = 2_000

/**
 * Deletes a team however many conversations it has, in transactions of bounded length. Interrupted, it leaves the
 * team with those it still has, and can be asked for again.
 */
export async function deleteTeamInPortions(who: Who, id: string, portion = usual): Promise<TeamUse> {
  let released = 0
  for (let more = portion; more > 0; ) {
    more = await inOrganization(who, (ctx) => releasePortion(ctx, { id, portion }))
    released += more
  }
  const { conversations, mailboxes } = await inOrganization(who, (ctx) => deleteTeam(ctx, id))
  return { conversations: released + conversations, mailboxes }
}
