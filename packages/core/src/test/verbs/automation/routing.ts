import { newId } from '@frontdesk/runtime/id'
import { readRouting } from '../../../routing/conversations/explain.ts'
import { setNeeds } from '../../../routing/conversations/needs.ts'
import { listPresence } from '../../../routing/members/list-presence.ts'
import { readRoutingProfile } from '../../../routing/members/profile.ts'
import { setRoutingProfile } from '../../../routing/members/set-profile.ts'
import { choosePresence } from '../../../routing/presence/choose.ts'
import { readPresence } from '../../../routing/presence/read.ts'
import { changePresenceRules, readPresenceRules } from '../../../routing/presence/rules.ts'
import { listSkills } from '../../../routing/skills/list.ts'
import { createSkill, deleteSkill, updateSkill } from '../../../routing/skills/write.ts'
import { readTeamRules, setTeamRules } from '../../../routing/teams/set-rules.ts'
import type { Verb } from '../verb.ts'

const skill = () => ({ name: newId(), description: '', categories: [] })
const profile = { capacity: 4, skills: [], languages: ['de'], workingHours: [], timeZone: 'UTC' }
const rules = {
  automatic: true,
  method: 'round_robin',
  languageRule: 'required',
  stickyDays: 0,
  returnAfterMinutes: 15,
  relaxAfterMinutes: null,
} as const

/** Verbs about who is given what. */
export const routing: Verb[] = [
  {
    name: 'listSkills',
    least: 'viewer',
    audit: null,
    named: false,
    run: (ctx) => listSkills(ctx, { limit: 10 }),
  },
  {
    name: 'createSkill',
    least: 'admin',
    audit: 'skill.create',
    named: false,
    run: (ctx) => createSkill(ctx, skill()),
  },
  {
    name: 'createSkill for a category',
    least: 'admin',
    audit: 'skill.create',
    run: (ctx, ids) => createSkill(ctx, { ...skill(), categories: [{ id: ids.category, level: 2 }] }),
  },
  {
    name: 'updateSkill',
    least: 'admin',
    audit: 'skill.update',
    run: (ctx, ids) => updateSkill(ctx, { ...skill(), id: ids.skill }),
  },
  {
    name: 'deleteSkill',
    least: 'admin',
    audit: 'skill.delete',
    run: (ctx, ids) => deleteSkill(ctx, ids.skill),
  },
  {
    name: 'readRoutingProfile',
    least: 'viewer',
    audit: null,
    run: (ctx, ids) => readRoutingProfile(ctx, ids.member),
  },
  {
    name: 'setRoutingProfile',
    least: 'admin',
    audit: 'member.routing',
    run: (ctx, ids) => setRoutingProfile(ctx, { ...profile, memberId: ids.member }),
  },
  {
    name: 'setRoutingProfile with a skill',
    least: 'admin',
    audit: 'member.routing',
    run: (ctx, ids, own) =>
      setRoutingProfile(ctx, { ...profile, memberId: own.member, skills: [{ id: ids.skill, level: 3 }] }),
  },
  { name: 'readTeamRules', least: 'viewer', audit: null, run: (ctx, ids) => readTeamRules(ctx, ids.team) },
  {
    name: 'setTeamRules',
    least: 'admin',
    audit: 'team.routing',
    run: (ctx, ids) => setTeamRules(ctx, { ...rules, teamId: ids.team }),
  },
  {
    name: 'readRouting',
    least: 'viewer',
    audit: null,
    run: (ctx, ids) => readRouting(ctx, ids.conversation),
  },
  {
    name: 'setNeeds',
    least: 'agent',
    audit: 'conversation.needs_set',
    run: (ctx, ids, own) =>
      setNeeds(ctx, { conversation: ids.conversation, skills: [{ id: own.skill, level: 1 }] }),
  },
  {
    name: 'setNeeds of a skill',
    least: 'agent',
    audit: 'conversation.needs_set',
    run: (ctx, ids, own) =>
      setNeeds(ctx, { conversation: own.conversation, skills: [{ id: ids.skill, level: 1 }] }),
  },
  { name: 'readPresence', least: 'viewer', audit: null, named: false, run: (ctx) => readPresence(ctx) },
  {
    name: 'listPresence',
    least: 'viewer',
    audit: null,
    named: false,
    run: (ctx) => listPresence(ctx, { limit: 10 }),
  },
  {
    name: 'choosePresence',
    least: 'agent',
    audit: 'member.presence',
    named: false,
    run: (ctx) => choosePresence(ctx, { status: 'away' }),
  },
  {
    name: 'readPresenceRules',
    least: 'viewer',
    audit: null,
    named: false,
    run: (ctx) => readPresenceRules(ctx),
  },
  {
    name: 'changePresenceRules',
    least: 'admin',
    audit: 'organization.presence_rules',
    named: false,
    run: (ctx) => changePresenceRules(ctx, { idleMinutes: 15, awayMinutes: 3, offlineMinutes: 45 }),
  },
]
