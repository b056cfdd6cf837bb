import { previewOf } from '@frontdesk/core/messages/preview'
import { newId } from '@frontdesk/runtime/id'
import type { SeedConversation, SeedMessage } from '../types.ts'
import { draftReviewRows } from './draft-reviews.ts'
import { judge } from './judge.ts'
import type { Lookups } from './lookups.ts'
import { type MailFile, messageRows } from './message-rows.ts'
import { timelineRows } from './timeline-rows.ts'

/** All rows of one conversation, as they would stand had the mails come in one by one. */
export function rowsOf(organizationId: string, lookups: Lookups, seed: SeedConversation, number: number) {
  const id = newId()
  const mailbox = lookups.mailboxes.get(seed.mailbox)
  const email = seed.contact.email.toLowerCase()
  const contactId = lookups.contacts.get(email) ?? newId()
  if (!mailbox) throw new Error(`There is no mailbox ${seed.mailbox}`)
  const written = seed.items.filter((item) => item.kind === 'message')
  const mails = messageRows({ organizationId, conversationId: id, number, seed, lookups, mailbox, written })
  const base = conversationRow(lookups, seed, written)
  const judged = judge({
    organizationId,
    conversationId: id,
    seed,
    lookups,
    inbound: mails.inbound,
    settledAt: base.resolvedAt,
  })
  const conversation = {
    ...base,
    id,
    organizationId,
    number,
    mailboxId: mailbox.id,
    contactId,
    ...judged.shown,
  }
  const waits = seed.status === 'open' && !seed.spam && written.at(-1)?.direction === 'inbound'
  return {
    contacts: [
      { id: contactId, organizationId, email, name: seed.contact.name, createdAt: conversation.createdAt },
    ],
    conversations: [conversation],
    messages: mails.messages,
    attachments: mails.attachments,
    deliveries: mails.deliveries,
    inboundMails: mails.inboundMails,
    files: mails.files satisfies MailFile[],
    classifications: judged.classifications,
    examples: judged.examples,
    tags: seed.tags.flatMap((name) => {
      const tagId = lookups.tags.get(name)
      return tagId ? [{ organizationId, conversationId: id, tagId }] : []
    }),
    ...timelineRows({ organizationId, conversation, seed, lookups, judged: judged.corrected }),
    draftReviews: draftReviewRows({
      number,
      author: lookups.members.get(written.find(({ direction }) => direction === 'outbound')?.author ?? ''),
      categoryId: judged.shown?.categoryId ?? null,
      answer: seed.spam ? undefined : mails.messages.find(({ direction }) => direction === 'outbound'),
    }),
    wantDraft: waits ? [id] : [],
  }
}

function conversationRow(lookups: Lookups, seed: SeedConversation, written: SeedMessage[]) {
  const last = written.at(-1)
  if (!last) throw new Error('A conversation without a message')
  const settled = seed.status === 'resolved' || seed.status === 'closed'
  return {
    assigneeId: seed.assignee === null ? null : (lookups.members.get(seed.assignee)?.id ?? null),
    teamId: seed.spam ? null : (lookups.teams.get(seed.category) ?? null),
    subject: seed.subject,
    status: seed.status,
    spam: seed.spam,
    snoozedUntil: seed.snoozedUntil,
    preview: previewOf(last.text),
    lastSequence: written.length,
    lastMessageAt: last.at,
    waitingSince: !settled && last.direction === 'inbound' ? waitingSince(written) : null,
    hasAttachments: written.some((message) => message.attachments.length > 0),
    resolvedAt: settled ? new Date(Math.min(Date.now(), last.at.getTime() + 240_000)) : null,
    createdAt: written[0]?.at ?? last.at,
  }
}

/** Since the first of the customer's mails that nobody has answered. */
function waitingSince(written: SeedMessage[]): Date | null {
  const answered = written.findLastIndex((message) => message.direction === 'outbound')
  return written[answered + 1]?.at ?? null
}
