import { writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { recordQuietly } from '../conversations/history/record-quietly.ts'
import { require } from '../permissions.ts'
import { noteTouched } from '../reports/touch.ts'
import { findTeam, lockTeam } from './list.ts'

/** How many conversations have this team, and how many mailboxes give it their new ones. */
export type TeamUse = { conversations: number; mailboxes: number }

/** Deletes a team. Its conversations stay where they are, with their assignees, and have no team any more. */
export async function deleteTeam(ctx: OrgContext, id: string): Promise<TeamUse> {
  require(ctx, 'teams:write')
  const { name, members } = await lockTeam(ctx, id)
  const mailboxes = await ctx.db.$executeRaw`
    UPDATE mailboxes SET default_team_id = NULL WHERE default_team_id = ${id}::uuid`
  const released = await ctx.db.$queryRaw<{ id: string }[]>`
    UPDATE conversations SET team_id = NULL WHERE team_id = ${id}::uuid RETURNING id`
  const conversations = released.length
  const ids = released.map((one) => one.id)
  await noteTouched(ctx, ids)
  await recordQuietly(ctx, ids, 'team_deleted', { teamId: null })
  await ctx.db.team.delete({ where: { id } })
  await writeAudit(ctx, {
    action: 'team.delete',
    subjectType: 'team',
    subjectId: id,
    before: { name, memberIds: members.map((member) => member.id), conversations, mailboxes },
  })
  ctx.emit({ type: 'settings.changed', subject: 'teams' })
  return { conversations, mailboxes }
}

/** What deleting would clear, to be read before. */
export async function previewTeamDeletion(ctx: OrgContext, id: string): Promise<TeamUse> {
  require(ctx, 'teams:write')
  await findTeam(ctx, id)
  return {
    conversations: await ctx.db.conversation.count({ where: { teamId: id } }),
    mailboxes: await ctx.db.mailbox.count({ where: { defaultTeamId: id } }),
  }
}
