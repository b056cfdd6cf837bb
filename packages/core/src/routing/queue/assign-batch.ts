import { newId } from '@frontdesk/runtime/id'
import { faultPoint } from '@frontdesk/runtime/process/fault'
import type { OrgContext } from '../../context.ts'
import { assign } from '../../conversations/assign.ts'
import { takeTurn } from '../../take-turn.ts'
import { describePick } from '../describe-pick.ts'
import type { Candidate, Pick } from '../pick-member.ts'
import { findTeamRules, type TeamRules } from '../teams/rules.ts'
import { pickFor } from './pick-for.ts'
import { readCandidates } from './read-candidates.ts'
import { claimWaiting, readWaiting, type Waiting } from './read-waiting.ts'

/** How many are assigned in one transaction, and how many are looked at for that. */
const mostAssigned = 10
const pageSize = 100
const mostSeen = 1_000

/**
 * Assigns the most urgent of a team's conversations that wait, as far as somebody can take them. Returns whether
 * there may be more to assign. One run at a time works on a team, and on each of its members in whatever team.
 */
export async function assignBatch(ctx: OrgContext, teamId: string): Promise<boolean> {
  await takeTurns(ctx, teamId)
  const rules = await findTeamRules(ctx, teamId)
  if (!rules.automatic) return false
  let candidates = await readCandidates(ctx, teamId)
  const hopeless = new Set<string>()
  let assigned = 0
  for (let skip = 0; skip < mostSeen; skip += pageSize) {
    if (candidates.every(isBusy)) return false
    const page = await readWaiting(ctx, { teamId, skip, limit: pageSize })
    for (const waiting of page) {
      const kind = kindOf(waiting, rules)
      if (hopeless.has(kind)) continue
      const pick = await pickFor(ctx, waiting, candidates, rules)
      if (pick.memberId === null) hopeless.add(kind)
      else if (await claimWaiting(ctx, { id: waiting.id, teamId })) {
        const turn = await give(ctx, { waiting, teamId, pick, memberId: pick.memberId })
        candidates = candidates.map((one) => (one.id === pick.memberId ? loaded(one, waiting, turn) : one))
        assigned += 1
        faultPoint('queue-conversation-given')
      }
      if (assigned === mostAssigned) return true
    }
    // Those given away are no longer on the pages to come, so that a new run reads them from the beginning.
    if (page.length < pageSize || assigned > 0) return page.length === pageSize
  }
  return false
}

/** Waits for other runs in the order of ids, so that no two wait for each other. */
async function takeTurns(ctx: OrgContext, teamId: string): Promise<void> {
  await takeTurn(ctx, `routing.team.${teamId}`)
  await ctx.db.$queryRaw`
    SELECT pg_advisory_xact_lock(hashtextextended('routing.member.' || x.member_id, 0))::text FROM (
      SELECT member_id FROM team_members WHERE team_id = ${teamId}::uuid ORDER BY member_id) x`
}

/** Of two conversations that ask for the same, the second finds nobody either where the first did not. */
function kindOf({ needs, waitedMinutes }: Waiting, { relaxAfterMinutes }: TeamRules): string {
  const relaxed = relaxAfterMinutes !== null && waitedMinutes >= relaxAfterMinutes
  return JSON.stringify([
    needs.skills.map(({ id, level }) => [id, level]),
    needs.language,
    needs.weight,
    relaxed,
  ])
}

const least = 0.5

function isBusy({ presence, atWork, load, capacity }: Candidate): boolean {
  return presence !== 'online' || !atWork || load + least > capacity
}

function loaded(one: Candidate, { needs }: Waiting, turn: number): Candidate {
  return { ...one, load: one.load + needs.weight, lastTurn: turn }
}

type Given = { waiting: Waiting; teamId: string; pick: Pick; memberId: string }

async function give(ctx: OrgContext, { waiting, teamId, pick, memberId }: Given): Promise<number> {
  const reason = describePick(pick)
  await assign(ctx, { conversation: waiting.id, assigneeId: memberId, reason })
  await ctx.db.routingDecision.create({
    data: {
      id: newId(),
      organizationId: ctx.organizationId,
      conversationId: waiting.id,
      teamId,
      memberId,
      kind: 'assigned',
      reason,
      detail: pick,
    },
  })
  const [row] = await ctx.db.$queryRaw<{ turn: bigint }[]>`
    WITH next AS (UPDATE team_routing SET turn = turn + 1 WHERE team_id = ${teamId}::uuid RETURNING turn)
    INSERT INTO team_turns (organization_id, team_id, member_id, turn)
    SELECT ${ctx.organizationId}::uuid, ${teamId}::uuid, ${memberId}::uuid, turn FROM next
    ON CONFLICT (organization_id, team_id, member_id) DO UPDATE SET turn = EXCLUDED.turn
    RETURNING turn`
  return Number(row?.turn ?? 0)
}
