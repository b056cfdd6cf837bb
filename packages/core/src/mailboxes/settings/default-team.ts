import { writeAudit } from '../../audit.ts'
import type { OrgContext } from '../../context.ts'
import { NotFound } from '../../errors.ts'
import { require } from '../../permissions.ts'
import { findTeam } from '../../teams/list.ts'

export type DefaultTeamView = { team: { id: string; name: string } | null }

/** Whose a conversation becomes that a mail to this mailbox opens. */
export async function readDefaultTeam(ctx: OrgContext, mailboxId: string): Promise<DefaultTeamView> {
  require(ctx, 'mailboxes:read')
  const [row] = await ctx.db.$queryRaw<DefaultTeamView[]>`
    SELECT CASE WHEN t.id IS NOT NULL THEN jsonb_build_object('id', t.id, 'name', t.name) END AS team
    FROM mailboxes b LEFT JOIN teams t ON t.organization_id = b.organization_id AND t.id = b.default_team_id
    WHERE b.id = ${mailboxId}::uuid`
  if (!row) throw new NotFound('The mailbox')
  return row
}

/** Changes it for conversations to come; null gives them to nobody. Those that exist keep their team. */
export async function setDefaultTeam(
  ctx: OrgContext,
  input: { id: string; teamId: string | null },
): Promise<DefaultTeamView> {
  require(ctx, 'mailboxes:write')
  const before = (await readDefaultTeam(ctx, input.id)).team
  const team = input.teamId === null ? null : await findTeam(ctx, input.teamId)
  const after = team && { id: team.id, name: team.name }
  if (before?.id === after?.id) return { team: after }
  await ctx.db.mailbox.update({
    where: { id: input.id },
    data: { defaultTeamId: after?.id ?? null },
    select: { id: true },
  })
  await writeAudit(ctx, {
    action: 'mailbox.default_team',
    subjectType: 'mailbox',
    subjectId: input.id,
    before: { team: before },
    after: { team: after },
  })
  ctx.emit({ type: 'settings.changed', subject: 'mailboxes' })
  return { team: after }
}
