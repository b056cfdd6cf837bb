import type { Prisma } from '@frontdesk/db/tenancy'
import { newId } from '@frontdesk/runtime/id'
import type { SeedConversation } from '../types.ts'
import type { Lookups } from './lookups.ts'

type Input = {
  organizationId: string
  conversation: {
    id: string
    status: string
    resolvedAt: Date | null
    createdAt: Date
    snoozedUntil: Date | null
    spam: boolean
    teamId: string | null
    route?: string | null | undefined
    categoryId?: string | null | undefined
  }
  seed: SeedConversation
  lookups: Lookups
  judged: { name: string } | null
}

/** Notes, and the quiet lines between the mails: who took the conversation and who closed it. */
export function timelineRows({ organizationId, conversation, seed, lookups, judged }: Input) {
  const assignee = seed.assignee === null ? undefined : lookups.members.get(seed.assignee)
  const actor = assignee
    ? { type: 'member', id: assignee.id, name: assignee.name }
    : { type: 'system', id: '', name: 'Frontdesk' }
  const line = (type: string, createdAt: Date, detail: Prisma.InputJsonObject) => ({
    id: newId(),
    organizationId,
    conversationId: conversation.id,
    type,
    actor,
    detail,
    createdAt,
  })
  const taken = new Date(conversation.createdAt.getTime() + 90_000)
  const done = conversation.resolvedAt
  const { spam, teamId, route = null, categoryId = null } = conversation
  const tags = seed.tags.filter((name) => lookups.tags.has(name)).toSorted()
  const events = [
    line('opened', conversation.createdAt, { status: 'open', teamId, spam, route, categoryId, tags }),
    ...(conversation.status === 'pending' ? [line('parked', lastAt(seed), { status: 'pending' })] : []),
    ...(assignee ? [line('assigned', taken, { assigneeId: assignee.id, name: assignee.name })] : []),
    ...(judged && done ? [line('classification_corrected', done, { category: judged.name })] : []),
    ...(done
      ? [
          line(conversation.status === 'closed' ? 'closed' : 'resolved', done, {
            status: conversation.status,
          }),
        ]
      : []),
    ...(conversation.snoozedUntil
      ? [line('snoozed', lastAt(seed), { until: conversation.snoozedUntil.toISOString() })]
      : []),
  ]
  const notes = seed.items.flatMap((item) =>
    item.kind === 'note'
      ? [
          {
            id: newId(),
            organizationId,
            conversationId: conversation.id,
            authorId: lookups.members.get(item.author)?.id ?? null,
            text: item.text,
            createdAt: item.at,
          },
        ]
      : [],
  )
  return { events: events.filter((event) => event.createdAt <= new Date()), notes }
}

function lastAt(seed: SeedConversation): Date {
  return seed.items.at(-1)?.at ?? new Date()
}
