import type { OrgContext } from '@frontdesk/core/context'
import { setDefaultTeam } from '@frontdesk/core/mailboxes/settings/default-team'
import { createTeam } from '@frontdesk/core/teams/create'
import { setTeamMembers } from '@frontdesk/core/teams/set-members'
import type { SeedOrganization } from '../types.ts'

/** Makes the teams with their members, and the default teams of mailboxes. `members` has ids by address. */
export async function loadTeams(
  ctx: OrgContext,
  members: Map<string, string>,
  seed: SeedOrganization,
): Promise<void> {
  const mailboxes = await ctx.db.mailbox.findMany({ select: { id: true, address: true } })
  for (const { name, description, members: emails, mailboxes: addresses } of seed.teams) {
    const { id } = await createTeam(ctx, { name, description })
    const memberIds = emails.flatMap((email) => members.get(email) ?? [])
    await setTeamMembers(ctx, { id, memberIds })
    for (const mailbox of mailboxes.filter(({ address }) => addresses.includes(address))) {
      await setDefaultTeam(ctx, { id: mailbox.id, teamId: id })
    }
  }
}
