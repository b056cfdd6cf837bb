import { listMoves } from '../../conversations/query/moves.ts'
import { suggestMerges } from '../../conversations/query/suggest-merges.ts'
import { merge } from '../../conversations/reorganize/merge.ts'
import { moveMessage } from '../../conversations/reorganize/move.ts'
import { split } from '../../conversations/reorganize/split.ts'
import { undoMove } from '../../conversations/reorganize/undo.ts'
import { readTrace } from '../../messages/flight-recorder/read-trace.ts'
import { discardQuarantinedMail } from '../../quarantine/discard.ts'
import { listQuarantinedMails } from '../../quarantine/list.ts'
import { retryQuarantinedMail } from '../../quarantine/retry.ts'
import type { Verb } from './verb.ts'

/** Verbs that move messages between conversations, and that show or repair how they arrived. */
export const reorganizing: Verb[] = [
  {
    name: 'merge',
    least: 'agent',
    audit: 'conversation.merged',
    run: (ctx, ids, own) => merge(ctx, { conversation: ids.conversation, into: own.other }),
  },
  {
    name: 'merge into another',
    least: 'agent',
    audit: 'conversation.merged',
    run: (ctx, ids, own) => merge(ctx, { conversation: own.conversation, into: ids.other }),
  },
  {
    name: 'undoMove',
    least: 'agent',
    audit: 'conversation.merge_undone',
    run: (ctx, ids) => undoMove(ctx, { kind: 'merge', moveId: ids.merge, conversation: ids.other }),
  },
  {
    name: 'undoMove of another merge',
    least: 'agent',
    audit: 'conversation.merge_undone',
    run: (ctx, ids, own) => undoMove(ctx, { kind: 'merge', moveId: ids.merge, conversation: own.other }),
  },
  {
    name: 'split',
    least: 'agent',
    audit: 'conversation.split',
    run: (ctx, ids) => split(ctx, { conversation: ids.other, messageIds: [ids.message] }),
  },
  {
    name: 'split off a message',
    least: 'agent',
    audit: 'conversation.split',
    run: (ctx, ids, own) => split(ctx, { conversation: own.other, messageIds: [ids.message] }),
  },
  {
    name: 'moveMessage',
    least: 'agent',
    audit: 'message.moved',
    run: (ctx, ids, own) => moveMessage(ctx, { messageId: ids.message, to: own.conversation }),
  },
  {
    name: 'moveMessage into another',
    least: 'agent',
    audit: 'message.moved',
    run: (ctx, ids, own) => moveMessage(ctx, { messageId: own.message, to: ids.conversation }),
  },
  {
    name: 'listMoves',
    least: 'viewer',
    audit: null,
    run: (ctx, ids) => listMoves(ctx, { conversation: ids.other, kind: 'merge', limit: 10 }),
  },
  {
    name: 'suggestMerges',
    least: 'viewer',
    audit: null,
    run: (ctx, ids) => suggestMerges(ctx, { conversation: ids.other }),
  },
  {
    name: 'readTrace',
    least: 'viewer',
    audit: null,
    run: (ctx, ids) => readTrace(ctx, ids.message),
  },
  {
    name: 'listQuarantinedMails',
    least: 'admin',
    audit: null,
    named: false,
    run: (ctx) => listQuarantinedMails(ctx, { limit: 10 }),
  },
  {
    name: 'retryQuarantinedMail',
    least: 'admin',
    audit: 'quarantined_mail.retried',
    run: (ctx, ids) => retryQuarantinedMail(ctx, ids.quarantined),
  },
  {
    name: 'discardQuarantinedMail',
    least: 'admin',
    audit: 'quarantined_mail.discarded',
    run: (ctx, ids) => discardQuarantinedMail(ctx, ids.quarantined),
  },
]
