import { newId } from '@frontdesk/runtime/id'
import { assignTeam } from '../../conversations/assign-team.ts'
import { readDefaultTeam, setDefaultTeam } from '../../mailboxes/settings/default-team.ts'
import { createTeam } from '../../teams/create.ts'
import { deleteTeam, previewTeamDeletion } from '../../teams/delete.ts'
import { listTeams } from '../../teams/list.ts'
import { releasePortion } from '../../teams/release.ts'
import { renameTeam } from '../../teams/rename.ts'
import { setTeamMembers } from '../../teams/set-members.ts'
import type { Verb } from './verb.ts'

const fields = () => ({ name: newId(), description: '' })

/** Verbs about teams. */
export const teams: Verb[] = [
  {
    name: 'listTeams',
    least: 'viewer',
    audit: null,
    named: false,
    run: (ctx) => listTeams(ctx, { limit: 10 }),
  },
  {
    name: 'createTeam',
    least: 'admin',
    audit: 'team.create',
    named: false,
    run: (ctx) => createTeam(ctx, fields()),
  },
  {
    name: 'renameTeam',
    least: 'admin',
    audit: 'team.rename',
    run: (ctx, ids) => renameTeam(ctx, { ...fields(), id: ids.team }),
  },
  {
    name: 'setTeamMembers',
    least: 'admin',
    audit: 'team.members',
    run: (ctx, ids, own) => setTeamMembers(ctx, { id: ids.team, memberIds: [own.admin] }),
  },
  {
    name: 'setTeamMembers to a member',
    least: 'admin',
    audit: 'team.members',
    run: (ctx, ids, own) => setTeamMembers(ctx, { id: own.team, memberIds: [ids.member] }),
  },
  {
    name: 'previewTeamDeletion',
    least: 'admin',
    audit: null,
    run: (ctx, ids) => previewTeamDeletion(ctx, ids.team),
  },
  {
    name: 'releasePortion',
    least: 'admin',
    audit: 'team.release',
    run: (ctx, ids) => releasePortion(ctx, { id: ids.team, portion: 1 }),
  },
  { name: 'deleteTeam', least: 'admin', audit: 'team.delete', run: (ctx, ids) => deleteTeam(ctx, ids.team) },
  {
    name: 'assignTeam',
    least: 'agent',
    audit: 'conversation.team_assigned',
    run: (ctx, ids, own) => assignTeam(ctx, { conversation: ids.conversation, teamId: own.team }),
  },
  {
    name: 'assignTeam to a team',
    least: 'agent',
    audit: 'conversation.team_assigned',
    run: (ctx, ids, own) => assignTeam(ctx, { conversation: own.conversation, teamId: ids.team }),
  },
  {
    name: 'readDefaultTeam',
    least: 'viewer',
    audit: null,
    run: (ctx, ids) => readDefaultTeam(ctx, ids.mailbox),
  },
  {
    name: 'setDefaultTeam',
    least: 'admin',
    audit: 'mailbox.default_team',
    run: (ctx, ids, own) => setDefaultTeam(ctx, { id: ids.mailbox, teamId: own.team }),
  },
  {
    name: 'setDefaultTeam to a team',
    least: 'admin',
    audit: 'mailbox.default_team',
    run: (ctx, ids, own) => setDefaultTeam(ctx, { id: own.mailbox, teamId: ids.team }),
  },
]
