import type { OrgContext } from '../context.ts'
import { wantCsat } from '../csat/want.ts'
import { databaseTime } from '../database-time.ts'
import { Conflict } from '../errors.ts'
import { wantMarks } from '../mailboxes/marks/want.ts'
import { require } from '../permissions.ts'
import { wantSummary } from '../summaries/want.ts'
import { raise } from '../workflows/raise.ts'
import { changeConversation } from './change.ts'
import { findConversation, lockConversation } from './query/find.ts'
import type { ConversationView, Status } from './query/row.ts'

/** From each status, the ones that may follow. A closed conversation is only ever opened again. */
const transitions: Record<Status, readonly Status[]> = {
  open: ['pending', 'resolved', 'closed'],
  pending: ['open', 'resolved', 'closed'],
  resolved: ['open', 'closed'],
  closed: ['open'],
}

const eventOf: Record<Status, string> = {
  open: 'reopened',
  pending: 'parked',
  resolved: 'resolved',
  closed: 'closed',
}

/** Moves a conversation along its workflow; a step that is not in it is a Conflict. */
export async function setStatus(
  ctx: OrgContext,
  input: { conversation: string; status: Status },
): Promise<ConversationView> {
  require(ctx, 'conversations:update')
  const conversation = await lockConversation(ctx, input.conversation)
  const { status } = conversation
  if (status === input.status) return findConversation(ctx, conversation.id)
  if (!transitions[status].includes(input.status)) {
    throw new Conflict(`A ${status} conversation cannot become ${input.status}`, 'illegal_transition')
  }
  if (input.status === 'resolved') {
    await wantMarks(ctx, conversation.id, 'mirrorArchive')
    await wantSummary(ctx, conversation.id, 'resolved')
    await wantCsat(ctx, conversation.id)
  }
  await raise(ctx, {
    trigger: 'status_changed',
    conversationId: conversation.id,
    detail: { from: status, to: input.status },
  })
  const settled = input.status === 'resolved' || input.status === 'closed'
  return changeConversation(ctx, {
    conversationId: conversation.id,
    type: eventOf[input.status],
    data: {
      status: input.status,
      resolvedAt: settled ? await databaseTime(ctx) : null,
      ...(settled ? { waitingSince: null, snoozedUntil: null } : {}),
    },
    before: { status },
    after: { status: input.status },
  })
}
