import type { OrgContext } from '../../context.ts'
import { findConversation } from '../../conversations/query/find.ts'
import { require } from '../../permissions.ts'
import type { Judged, Needs } from '../pick-member.ts'
import { pickFor } from '../queue/pick-for.ts'
import { readCandidates } from '../queue/read-candidates.ts'
import { readNeeds } from '../queue/read-waiting.ts'
import { findTeamRules } from '../teams/rules.ts'

export type DecisionView = {
  id: string
  kind: 'assigned' | 'returned'
  member: string
  reason: string
  candidates: Judged[]
  at: string
}

/** What a conversation asks for, who was picked so far and why, and what would be found about everybody now. */
export type RoutingView = {
  needs: Needs
  automatic: boolean
  /** newest first */
  decisions: DecisionView[]
  /** while nobody has it: whether somebody could take it, and what keeps the others */
  candidates: Judged[]
}

type Row = Omit<DecisionView, 'at'> & { at: Date }

const mostDecisions = 10

/** Why this person, or why nobody yet. */
export async function readRouting(ctx: OrgContext, conversation: string): Promise<RoutingView> {
  require(ctx, 'conversations:read')
  const { id } = await findConversation(ctx, conversation)
  return explainRouting(ctx, id)
}

/** The same, for verbs that have checked their permission. */
export async function explainRouting(ctx: OrgContext, conversationId: string): Promise<RoutingView> {
  const { team, assignee } = await findConversation(ctx, conversationId)
  const waiting = await readNeeds(ctx, conversationId)
  const rules = team && (await findTeamRules(ctx, team.id))
  const open = team && rules && !assignee
  const found = open && (await pickFor(ctx, waiting, await readCandidates(ctx, team.id), rules))
  return {
    needs: waiting.needs,
    automatic: rules?.automatic ?? false,
    decisions: await listDecisions(ctx, conversationId),
    candidates: found ? found.candidates : [],
  }
}

async function listDecisions(ctx: OrgContext, conversationId: string): Promise<DecisionView[]> {
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT d.id, d.kind, coalesce(m.name, '') AS member, d.reason,
      coalesce(d.detail->'candidates', '[]') AS candidates, d.created_at AS at
    FROM routing_decisions d
    LEFT JOIN members m ON m.organization_id = d.organization_id AND m.id = d.member_id
    WHERE d.conversation_id = ${conversationId}::uuid ORDER BY d.id DESC LIMIT ${mostDecisions}`
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }))
}
