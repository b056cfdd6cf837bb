import { newId } from '@frontdesk/runtime/id'
import type { OrgContext } from '../../../context.ts'
import { listCalendars } from '../../../sla/calendars/list.ts'
import { createCalendar, deleteCalendar, updateCalendar } from '../../../sla/calendars/write.ts'
import { explainSla } from '../../../sla/clocks/explain.ts'
import { escalate } from '../../../sla/escalate.ts'
import { listSlaPolicies } from '../../../sla/policies/list.ts'
import { reorderSlaPolicies } from '../../../sla/policies/reorder.ts'
import type { SlaPolicyInput } from '../../../sla/policies/row.ts'
import { createSlaPolicy, deleteSlaPolicy, updateSlaPolicy } from '../../../sla/policies/write.ts'
import { setSlaPolicy } from '../../../sla/set-policy.ts'
import type { Verb } from '../verb.ts'

const calendar = () => ({
  name: newId(),
  timeZone: 'Europe/Berlin',
  hours: [{ day: 1, from: '09:00', to: '17:00' }],
  holidays: [],
})
const each = (minutes: number) => ({ low: minutes, normal: minutes, high: minutes, urgent: minutes })
const policy = (change: Partial<SlaPolicyInput> = {}): SlaPolicyInput => ({
  name: newId(),
  conditions: {},
  targetsBy: 'priority',
  targets: { first: each(60), next: each(60), resolution: each(600) },
  calendarId: null,
  nearPercent: 80,
  pauses: [],
  active: true,
  ...change,
})

/** A calendar nobody goes by, and two policies. */
export async function plantSla(ctx: OrgContext) {
  const { id: free } = await createCalendar(ctx, calendar())
  const { id: first } = await createSlaPolicy(ctx, policy())
  const { id: second } = await createSlaPolicy(ctx, policy())
  return { calendar: free, slaPolicy: first, otherSlaPolicy: second }
}

/** Verbs about what is promised to customers. */
export const sla: Verb[] = [
  {
    name: 'listCalendars',
    least: 'viewer',
    audit: null,
    named: false,
    run: (ctx) => listCalendars(ctx, { limit: 10 }),
  },
  {
    name: 'createCalendar',
    least: 'admin',
    audit: 'calendar.create',
    named: false,
    run: (ctx) => createCalendar(ctx, calendar()),
  },
  {
    name: 'updateCalendar',
    least: 'admin',
    audit: 'calendar.update',
    run: (ctx, ids) => updateCalendar(ctx, { ...calendar(), id: ids.calendar }),
  },
  {
    name: 'deleteCalendar',
    least: 'admin',
    audit: 'calendar.delete',
    run: (ctx, ids) => deleteCalendar(ctx, ids.calendar),
  },
  {
    name: 'listSlaPolicies',
    least: 'viewer',
    audit: null,
    named: false,
    run: (ctx) => listSlaPolicies(ctx, { limit: 10 }),
  },
  {
    name: 'createSlaPolicy with a calendar',
    least: 'admin',
    audit: 'sla_policy.create',
    run: (ctx, ids) => createSlaPolicy(ctx, policy({ calendarId: ids.calendar })),
  },
  {
    name: 'createSlaPolicy for a team',
    least: 'admin',
    audit: 'sla_policy.create',
    run: (ctx, ids) => createSlaPolicy(ctx, policy({ conditions: { teamIds: [ids.team] } })),
  },
  {
    name: 'createSlaPolicy for a mailbox and a category',
    least: 'admin',
    audit: 'sla_policy.create',
    run: (ctx, ids) =>
      createSlaPolicy(
        ctx,
        policy({ conditions: { mailboxIds: [ids.mailbox], categoryIds: [ids.category] } }),
      ),
  },
  {
    name: 'updateSlaPolicy',
    least: 'admin',
    audit: 'sla_policy.update',
    run: (ctx, ids) => updateSlaPolicy(ctx, { ...policy({ active: false }), id: ids.slaPolicy }),
  },
  {
    name: 'reorderSlaPolicies',
    least: 'admin',
    audit: 'sla_policy.reorder',
    run: (ctx, ids) => reorderSlaPolicies(ctx, { ids: [ids.otherSlaPolicy, ids.slaPolicy] }),
  },
  {
    name: 'deleteSlaPolicy',
    least: 'admin',
    audit: 'sla_policy.delete',
    run: (ctx, ids) => deleteSlaPolicy(ctx, ids.slaPolicy),
  },
  {
    name: 'setSlaPolicy',
    least: 'agent',
    audit: 'conversation.sla_policy_set',
    run: (ctx, ids, own) => setSlaPolicy(ctx, { conversation: ids.conversation, policyId: own.slaPolicy }),
  },
  {
    name: 'setSlaPolicy to a policy',
    least: 'agent',
    audit: 'conversation.sla_policy_set',
    run: (ctx, ids, own) => setSlaPolicy(ctx, { conversation: own.conversation, policyId: ids.slaPolicy }),
  },
  {
    name: 'escalate',
    least: 'agent',
    audit: 'conversation.escalated',
    run: (ctx, ids, own) => escalate(ctx, { conversation: ids.conversation, teamId: own.team }),
  },
  {
    name: 'escalate to a team',
    least: 'agent',
    audit: 'conversation.escalated',
    run: (ctx, ids, own) => escalate(ctx, { conversation: own.conversation, teamId: ids.team }),
  },
  {
    name: 'explainSla',
    least: 'viewer',
    audit: null,
    run: (ctx, ids) => explainSla(ctx, ids.conversation),
  },
]
