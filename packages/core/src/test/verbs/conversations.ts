import { correctClassification } from '../../classification/correct.ts'
import { assign } from '../../conversations/assign.ts'
import { readContents } from '../../conversations/deletion/contents.ts'
import { deleteConversation } from '../../conversations/deletion/delete.ts'
import { markSpam } from '../../conversations/mark-spam.ts'
import { openConversation } from '../../conversations/open.ts'
import { setStatus } from '../../conversations/set-status.ts'
import { setTags } from '../../conversations/set-tags.ts'
import { snooze } from '../../conversations/snooze.ts'
import { changeSubject } from '../../conversations/subject/change-subject.ts'
import { unassign } from '../../conversations/unassign.ts'
import { rescheduleDelivery } from '../../deliveries/reschedule.ts'
import { settleDelivery } from '../../deliveries/settle.ts'
import { undoDelivery } from '../../deliveries/undo.ts'
import { reply } from '../../messages/reply.ts'
import { addNote } from '../../notes/add.ts'
import { forward } from '../../outgoing/forward.ts'
import type { Verb } from './verb.ts'

const opening = { subject: 'x', text: 'x', direction: 'inbound' as const, tags: [] }
const tomorrow = () => new Date(Date.now() + 86_400_000)

/** Verbs that change a conversation. */
export const conversations: Verb[] = [
  {
    name: 'assign',
    least: 'agent',
    audit: 'conversation.assigned',
    run: (ctx, ids, own) => assign(ctx, { ...ids, assigneeId: own.admin }),
  },
  {
    name: 'assign to a member',
    least: 'agent',
    audit: 'conversation.assigned',
    run: (ctx, ids, own) => assign(ctx, { conversation: own.conversation, assigneeId: ids.member }),
  },
  {
    name: 'unassign',
    least: 'agent',
    audit: 'conversation.unassigned',
    run: (ctx, ids) => unassign(ctx, ids),
  },
  {
    name: 'setStatus',
    least: 'agent',
    audit: 'conversation.resolved',
    run: (ctx, ids) => setStatus(ctx, { ...ids, status: 'resolved' }),
  },
  {
    name: 'setTags',
    least: 'agent',
    audit: 'conversation.tagged',
    run: (ctx, ids) => setTags(ctx, { ...ids, tags: ['vip'] }),
  },
  {
    name: 'changeSubject',
    least: 'agent',
    audit: 'conversation.subject_changed',
    run: (ctx, ids) => changeSubject(ctx, { ...ids, subject: 'Another' }),
  },
  {
    name: 'readContents',
    least: 'admin',
    audit: null,
    run: (ctx, ids) => readContents(ctx, ids),
  },
  {
    name: 'deleteConversation',
    least: 'admin',
    audit: 'conversation.delete',
    run: (ctx, ids) => deleteConversation(ctx, ids),
  },
  {
    name: 'snooze',
    least: 'agent',
    audit: 'conversation.snoozed',
    run: (ctx, ids) => snooze(ctx, { ...ids, until: tomorrow() }),
  },
  {
    name: 'markSpam',
    least: 'agent',
    audit: 'conversation.marked_spam',
    run: (ctx, ids) => markSpam(ctx, { ...ids, spam: true }),
  },
  {
    name: 'correctClassification',
    least: 'agent',
    audit: 'conversation.classification_corrected',
    run: (ctx, ids) => correctClassification(ctx, { ...ids, category: 'refund' }),
  },
  {
    name: 'addNote',
    least: 'agent',
    audit: 'note.add',
    run: (ctx, ids) => addNote(ctx, { ...ids, text: 'x' }),
  },
  {
    name: 'reply',
    least: 'agent',
    audit: 'message.reply',
    run: (ctx, ids) => reply(ctx, { ...ids, text: 'x', attachmentIds: [], resolve: false }),
  },
  {
    name: 'reply with a file',
    least: 'agent',
    audit: 'message.reply',
    run: (ctx, ids, own) =>
      reply(ctx, { ...own, text: 'x', attachmentIds: [ids.attachment], resolve: false }),
  },
  {
    name: 'reply to a message',
    least: 'agent',
    audit: 'message.reply',
    run: (ctx, ids, own) =>
      reply(ctx, {
        ...own,
        text: 'x',
        attachmentIds: [],
        resolve: false,
        answers: ids.sent,
        sendAt: 'next_business_hours',
      }),
  },
  {
    name: 'reply having read a message',
    least: 'agent',
    audit: 'message.reply',
    run: (ctx, ids, own) =>
      reply(ctx, { ...own, text: 'x', attachmentIds: [], resolve: false, seen: ids.scheduled }),
  },
  {
    name: 'forward',
    least: 'agent',
    audit: 'message.forward',
    run: (ctx, ids) => forward(ctx, { messageId: ids.sent, to: ['x@home.example'], text: 'x' }),
  },
  {
    name: 'rescheduleDelivery',
    least: 'agent',
    audit: 'delivery.reschedule',
    run: (ctx, ids) => rescheduleDelivery(ctx, { messageId: ids.scheduled, sendAt: 'now' }),
  },
  {
    name: 'undoDelivery',
    least: 'agent',
    audit: 'message.undo',
    run: (ctx, ids) => undoDelivery(ctx, { messageId: ids.sent }),
  },
  {
    name: 'settleDelivery',
    least: 'agent',
    audit: 'delivery.settle',
    run: (ctx, ids) => settleDelivery(ctx, { messageId: ids.sent, state: 'sent' }),
  },
  {
    name: 'openConversation for a contact',
    least: 'agent',
    audit: 'conversation.open',
    run: (ctx, ids) => openConversation(ctx, { ...opening, contactId: ids.contact }),
  },
  {
    name: 'openConversation in a mailbox',
    least: 'agent',
    audit: 'conversation.open',
    run: (ctx, ids, own) =>
      openConversation(ctx, { ...opening, contactId: own.contact, mailboxId: ids.mailbox }),
  },
  {
    name: 'openConversation for a member',
    least: 'agent',
    audit: 'conversation.open',
    run: (ctx, ids, own) =>
      openConversation(ctx, { ...opening, contactId: own.contact, assigneeId: ids.member }),
  },
]
