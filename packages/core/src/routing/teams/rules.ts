import type { OrgContext } from '../../context.ts'
import type { LanguageRule, Method } from '../pick-member.ts'

/** How a team's conversations find their assignee. */
export type TeamRules = {
  automatic: boolean
  method: Method
  languageRule: LanguageRule
  /** for how long whoever answered a contact last comes first; 0 for never */
  stickyDays: number
  /** when unanswered work of members who are away goes back to the team; null for never */
  returnAfterMinutes: number | null
  /** when somebody without the skills or the language will do; null for never */
  relaxAfterMinutes: number | null
}

/** What holds for a team that has set nothing. */
export const usualRules: TeamRules = {
  automatic: false,
  method: 'least_loaded',
  languageRule: 'preferred',
  stickyDays: 30,
  returnAfterMinutes: null,
  relaxAfterMinutes: null,
}

const fields = {
  automatic: true,
  method: true,
  languageRule: true,
  stickyDays: true,
  returnAfterMinutes: true,
  relaxAfterMinutes: true,
} as const

/** The rules of a team, for verbs that have checked their permission. */
export async function findTeamRules(ctx: OrgContext, teamId: string): Promise<TeamRules> {
  const row = await ctx.db.teamRouting.findFirst({ where: { teamId }, select: fields })
  return row
    ? { ...row, method: row.method as Method, languageRule: row.languageRule as LanguageRule }
    : usualRules
}

/** The teams whose conversations are assigned automatically. */
export async function automaticTeams(ctx: OrgContext): Promise<string[]> {
  const rows = await ctx.db.teamRouting.findMany({
    where: { automatic: true },
    orderBy: { teamId: 'asc' },
    select: { teamId: true },
  })
  return rows.map(({ teamId }) => teamId)
}
