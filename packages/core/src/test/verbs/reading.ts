import { listApiKeys } from '../../api-keys/list.ts'
import { listArticles } from '../../articles/list.ts'
import { readArticle } from '../../articles/read.ts'
import { searchPublished } from '../../articles/search-published.ts'
import { readEmbeddingState } from '../../articles/vectors/read-state.ts'
import { listAuditEntries } from '../../audit/list.ts'
import { readAcknowledgement } from '../../automatic-mail/acknowledgement.ts'
import { listContacts } from '../../contacts/list.ts'
import { readContact } from '../../contacts/read.ts'
import { markRead } from '../../conversations/mark-read.ts'
import { countConversations } from '../../conversations/query/count.ts'
import { readConversation } from '../../conversations/query/find.ts'
import { listConversations } from '../../conversations/query/list.ts'
import { listConversationEvents } from '../../conversations/query/list-events.ts'
import { listScheduled } from '../../deliveries/list.ts'
import { readDraft } from '../../drafts/read.ts'
import { saveDraft } from '../../drafts/save.ts'
import { readDraftSteps } from '../../drafts/steps/read.ts'
import { listFailedJobs } from '../../failed-jobs/list.ts'
import { listMailboxes } from '../../mailboxes/list.ts'
import { listMembers } from '../../members/list.ts'
import { listMessages } from '../../messages/list.ts'
import { listNotes } from '../../notes/list.ts'
import { readSendingRules } from '../../organizations/sending-rules.ts'
import { readReplyRecipients } from '../../recipients/read.ts'
import { readDaily } from '../../reports/read-daily.ts'
import { listSavedReplies } from '../../saved-replies/list.ts'
import { listSuppressions } from '../../suppressions/list.ts'
import type { Verb } from './verb.ts'

const page = { limit: 10 }

/** Verbs that change nothing others could see. */
export const reading: Verb[] = [
  {
    name: 'readConversation',
    least: 'viewer',
    audit: null,
    run: (ctx, ids) => readConversation(ctx, ids.conversation),
  },
  {
    name: 'listMessages',
    least: 'viewer',
    audit: null,
    run: (ctx, ids) => listMessages(ctx, { ...page, conversation: ids.conversation }),
  },
  {
    name: 'listNotes',
    least: 'viewer',
    audit: null,
    run: (ctx, ids) => listNotes(ctx, { ...page, conversation: ids.conversation }),
  },
  {
    name: 'listConversationEvents',
    least: 'viewer',
    audit: null,
    run: (ctx, ids) => listConversationEvents(ctx, { ...page, conversation: ids.conversation }),
  },
  {
    name: 'readDaily',
    least: 'viewer',
    audit: null,
    named: false,
    run: (ctx) => readDaily(ctx, { days: 7, by: 'team' }),
  },
  { name: 'readDraft', least: 'viewer', audit: null, run: (ctx, ids) => readDraft(ctx, ids) },
  {
    name: 'readDraftSteps',
    least: 'viewer',
    audit: null,
    run: (ctx, ids) => readDraftSteps(ctx, ids),
  },
  { name: 'readContact', least: 'viewer', audit: null, run: (ctx, ids) => readContact(ctx, ids.contact) },
  { name: 'readArticle', least: 'viewer', audit: null, run: (ctx, ids) => readArticle(ctx, ids.article) },
  {
    name: 'markRead',
    least: 'viewer',
    audit: null,
    run: (ctx, ids) => markRead(ctx, { ...ids, read: true }),
  },
  {
    name: 'saveDraft',
    least: 'agent',
    audit: null,
    run: (ctx, ids) => saveDraft(ctx, { ...ids, text: 'x' }),
  },
  {
    name: 'listConversations',
    least: 'viewer',
    audit: null,
    named: false,
    run: (ctx) => listConversations(ctx, page),
  },
  {
    name: 'countConversations',
    least: 'viewer',
    audit: null,
    named: false,
    run: (ctx) => countConversations(ctx),
  },
  {
    name: 'listScheduled',
    least: 'viewer',
    audit: null,
    named: false,
    run: (ctx) => listScheduled(ctx, page),
  },
  {
    name: 'listSuppressions',
    least: 'viewer',
    audit: null,
    named: false,
    run: (ctx) => listSuppressions(ctx, page),
  },
  {
    name: 'readReplyRecipients',
    least: 'viewer',
    audit: null,
    run: (ctx, ids) => readReplyRecipients(ctx, { ...ids, mode: 'reply' }),
  },
  {
    name: 'readAcknowledgement',
    least: 'viewer',
    audit: null,
    run: (ctx, ids) => readAcknowledgement(ctx, ids.mailbox),
  },
  {
    name: 'readSendingRules',
    least: 'viewer',
    audit: null,
    named: false,
    run: (ctx) => readSendingRules(ctx),
  },
  { name: 'listContacts', least: 'viewer', audit: null, named: false, run: (ctx) => listContacts(ctx, page) },
  { name: 'listArticles', least: 'viewer', audit: null, named: false, run: (ctx) => listArticles(ctx, page) },
  {
    name: 'readEmbeddingState',
    least: 'viewer',
    audit: null,
    named: false,
    run: (ctx) => readEmbeddingState(ctx),
  },
  {
    name: 'searchPublished',
    least: 'viewer',
    audit: null,
    named: false,
    run: (ctx) => searchPublished(ctx, { q: 'return', limit: 5 }),
  },
  {
    name: 'listSavedReplies',
    least: 'viewer',
    audit: null,
    named: false,
    run: (ctx) => listSavedReplies(ctx, page),
  },
  {
    name: 'listMailboxes',
    least: 'viewer',
    audit: null,
    named: false,
    run: (ctx) => listMailboxes(ctx, page),
  },
  { name: 'listMembers', least: 'viewer', audit: null, named: false, run: (ctx) => listMembers(ctx, page) },
  { name: 'listApiKeys', least: 'admin', audit: null, named: false, run: (ctx) => listApiKeys(ctx, page) },
  {
    name: 'listFailedJobs',
    least: 'admin',
    audit: null,
    named: false,
    run: (ctx) => listFailedJobs(ctx, page),
  },
  {
    name: 'listAuditEntries',
    least: 'admin',
    audit: null,
    named: false,
    run: (ctx) => listAuditEntries(ctx, page),
  },
]
