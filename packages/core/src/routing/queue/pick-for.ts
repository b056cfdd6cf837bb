import type { OrgContext } from '../../context.ts'
import { type Candidate, type Pick, pickMember } from '../pick-member.ts'
import type { TeamRules } from '../teams/rules.ts'
import type { Waiting } from './read-waiting.ts'

/** Picks the member of a team for one conversation, by the team's rules. */
export async function pickFor(
  ctx: OrgContext,
  waiting: Waiting,
  candidates: readonly Candidate[],
  rules: TeamRules,
): Promise<Pick> {
  const { method, stickyDays, relaxAfterMinutes } = rules
  const relaxed = relaxAfterMinutes !== null && waiting.waitedMinutes >= relaxAfterMinutes
  const strict = pickMember(waiting.needs, candidates, {
    method,
    languageRule: rules.languageRule,
    lastAgentId: stickyDays > 0 ? await lastAgent(ctx, waiting.contactId, stickyDays) : null,
  })
  if (strict.memberId !== null || !relaxed) return strict
  const anybody = { ...waiting.needs, skills: [] }
  const loose = pickMember(anybody, candidates, { method, languageRule: 'preferred', lastAgentId: null })
  return loose.memberId === null ? strict : { ...loose, waived: true }
}

/** Who wrote to this contact last, within so many days. */
async function lastAgent(ctx: OrgContext, contactId: string, days: number): Promise<string | null> {
  const [row] = await ctx.db.$queryRaw<{ authorId: string }[]>`
    SELECT m.author_id AS "authorId" FROM conversations c
    JOIN messages m ON m.organization_id = c.organization_id AND m.conversation_id = c.id
    WHERE c.contact_id = ${contactId}::uuid AND m.direction = 'outbound' AND m.author_id IS NOT NULL
      AND m.created_at > now() - make_interval(days => ${days})
      AND c.last_message_at > now() - make_interval(days => ${days})
    ORDER BY m.created_at DESC LIMIT 1`
  return row?.authorId ?? null
}
