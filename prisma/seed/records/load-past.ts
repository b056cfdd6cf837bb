import type { Calendar } from '@frontdesk/core/business-hours/open-spans'
import type { OrgContext } from '@frontdesk/core/context'
import { deadline, elapsed } from '@frontdesk/core/sla/deadline'
import { activePolicies } from '@frontdesk/core/sla/policies/active'
import { newId } from '@frontdesk/runtime/id'
import { createRandom } from '../random.ts'

type Ended = {
  id: string
  contactId: string
  assigneeId: string | null
  severity: 'low' | 'normal' | 'high' | 'urgent' | null
  askedAt: Date
  answeredAt: Date
  resolvedAt: Date
}

/** How many customers say how it went, and how many of them give which rating. */
const answers = 0.34
const ratings = [
  [5, 0.56],
  [4, 0.27],
  [3, 0.08],
  [2, 0.05],
  [1, 0.04],
] as const

/** What became of the promises about conversations that are over, and what customers said of them. */
export async function loadPast(ctx: OrgContext): Promise<void> {
  const ended = await ctx.db.$queryRaw<Ended[]>`
    SELECT c.id, c.contact_id AS "contactId", c.assignee_id AS "assigneeId", c.severity::text AS severity,
      c.resolved_at AS "resolvedAt", asked.at AS "askedAt", answered.at AS "answeredAt"
    FROM conversations c
    CROSS JOIN LATERAL (SELECT min(m.created_at) AS at FROM messages m
      WHERE m.conversation_id = c.id AND m.direction = 'inbound') asked
    CROSS JOIN LATERAL (SELECT min(m.created_at) AS at FROM messages m
      WHERE m.conversation_id = c.id AND m.direction = 'outbound' AND m.created_at >= asked.at) answered
    WHERE c.resolved_at IS NOT NULL AND NOT c.spam AND answered.at <= c.resolved_at ORDER BY c.number`
  await keepPromises(ctx, ended)
  await askCustomers(ctx, ended)
}

async function keepPromises(ctx: OrgContext, ended: readonly Ended[]): Promise<void> {
  const policy = (await activePolicies(ctx)).find(({ terms }) => terms.policyName === 'Standard')
  if (!policy) return
  const { terms } = policy
  await ctx.db.slaClock.createMany({
    data: ended.flatMap(({ id, severity, askedAt, answeredAt, resolvedAt }) =>
      (['first', 'resolution'] as const).flatMap((kind) => {
        const minutes = terms.targets[kind][severity ?? 'normal']
        if (minutes === null) return []
        const metAt = kind === 'first' ? answeredAt : resolvedAt
        // While the customer has the last word to say, nothing runs against the desk.
        const pauses = kind === 'first' ? [] : [{ from: answeredAt, to: resolvedAt }]
        return [
          {
            id: newId(),
            organizationId: ctx.organizationId,
            conversationId: id,
            kind,
            policyId: policy.id,
            terms,
            minutes,
            startedAt: askedAt,
            pauses: pauses.map(({ from, to }) => ({ from: from.toISOString(), to: to.toISOString() })),
            metAt,
            ...dueBy(terms.calendar, { start: askedAt, metAt, minutes, pauses }),
          },
        ]
      }),
    ),
  })
}

type Course = { start: Date; metAt: Date; minutes: number; pauses: { from: Date; to: Date }[] }

function dueBy(calendar: Calendar, { start, metAt, minutes, pauses }: Course) {
  const course = { start, calendar, pauses }
  const dueAt = deadline(course, minutes)
  const late = elapsed(course, metAt) > minutes
  return { dueAt, ...(late && dueAt ? { breachToldAt: dueAt } : {}) }
}

async function askCustomers(ctx: OrgContext, ended: readonly Ended[]): Promise<void> {
  const { organizationId } = ctx
  const asked = ended.flatMap(({ id: conversationId, contactId, assigneeId, resolvedAt }, index) => {
    const random = createRandom(`satisfaction ${index}`)
    const answeredAt = new Date(resolvedAt.getTime() + (10 + random.next() * 600) * 60_000)
    const rating = pick(random.next())
    if (random.next() > answers || answeredAt > new Date()) return []
    return [{ id: newId(), conversationId, contactId, assigneeId, resolvedAt, answeredAt, rating }]
  })
  await ctx.db.csatRequest.createMany({
    data: asked.map(({ answeredAt, rating: _, ...request }) => ({
      ...request,
      organizationId,
      state: 'asked',
      askedAt: new Date(request.resolvedAt.getTime() + 10 * 60_000),
      expiresAt: new Date(answeredAt.getTime() + 14 * 86_400_000),
      createdAt: request.resolvedAt,
    })),
  })
  await ctx.db.csatAnswer.createMany({
    data: asked.map(({ id: requestId, conversationId, rating, answeredAt }) => ({
      id: newId(),
      organizationId,
      requestId,
      conversationId,
      rating,
      createdAt: answeredAt,
      updatedAt: answeredAt,
    })),
  })
}

function pick(chance: number): number {
  let passed = 0
  for (const [rating, share] of ratings) {
    passed += share
    if (chance < passed) return rating
  }
  return 5
}
