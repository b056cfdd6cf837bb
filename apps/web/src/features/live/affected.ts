/** A notice of the event stream: ids only, the content is fetched through the API. */
export type Notice = {
  type: string
  conversationId?: string
  articleId?: string
  subject?: string
  memberId?: string
  contactId?: string
  companyId?: string
  caseId?: string
}

/** A part of what is shown that became old, by the tags the API slice uses. */
export type Affected = {
  type:
    | 'Conversation'
    | 'Message'
    | 'Note'
    | 'Draft'
    | 'Counts'
    | 'Contact'
    | 'Company'
    | 'CustomField'
    | 'Follower'
    | 'Viewer'
    | 'Notification'
    | 'Article'
    | 'ArticleImport'
    | 'Policy'
    | 'SavedReply'
    | 'Category'
    | 'Mailbox'
    | 'Member'
    | 'Webhook'
    | 'ComplianceCase'
    | 'Csat'
    | 'HelpCenter'
    | 'ChatWidget'
    | 'QuarantinedMail'
    | 'Team'
    | 'Skill'
    | 'Routing'
    | 'Presence'
    | 'Sla'
    | 'Autonomy'
    | 'Assistant'
    | 'Classifier'
    | 'Action'
    | 'Learned'
    | 'Gap'
    | 'Summary'
    | 'Workflow'
    | 'Replay'
  id?: string
}

type Part = Affected['type'] | 'Timeline'
type Effect = { parts: readonly Part[]; conversation?: true; list?: true }

/** What each event makes old; `conversation` its fields, `list` the head of the lists. */
const effects: Record<string, Effect> = {
  'message.received': {
    parts: ['Message', 'Timeline', 'Counts', 'Contact', 'Summary'],
    conversation: true,
    list: true,
  },
  'message.classified': { parts: ['Timeline', 'Contact'], conversation: true },
  'conversation.created': { parts: ['Counts'], conversation: true, list: true },
  'conversation.updated': {
    parts: ['Timeline', 'Counts', 'CustomField', 'Follower'],
    conversation: true,
    list: true,
  },
  'conversation.deleted': { parts: ['Counts', 'Contact', 'Csat', 'ComplianceCase'] },
  'conversation.reorganized': {
    parts: ['Message', 'Note', 'Draft', 'Summary', 'Timeline', 'Counts', 'Contact'],
    conversation: true,
    list: true,
  },
  'message.reprocessed': { parts: ['Message', 'Timeline'], conversation: true },
  'note.added': { parts: ['Note', 'Timeline'] },
  'summary.changed': { parts: ['Summary'] },
  'draft.writing': { parts: ['Draft'] },
  'viewers.changed': { parts: ['Viewer'] },
  'draft.changed': { parts: ['Draft'], conversation: true },
  'reply.queued': { parts: ['Message', 'Timeline', 'Counts', 'Summary'], conversation: true, list: true },
  'delivery.changed': { parts: ['Message', 'Timeline'], conversation: true },
  'delivery.failed': { parts: ['Message', 'Timeline', 'Counts'], conversation: true, list: true },
  'action.changed': { parts: ['Action', 'Timeline'] },
  'learned.changed': { parts: ['Learned'] },
  'gaps.changed': { parts: ['Gap'] },
  'article.changed': { parts: ['Article'] },
  'article_import.changed': { parts: ['ArticleImport', 'Article'] },
  'presence.changed': { parts: ['Presence'] },
  'mailbox.changed': { parts: ['Mailbox'] },
  'compliance_case.opened': { parts: ['ComplianceCase'] },
  'compliance_case.changed': { parts: ['ComplianceCase'] },
  'compliance_case.overdue': { parts: ['ComplianceCase'] },
  'webhook_endpoint.disabled': { parts: ['Webhook'] },
  'member.notified': { parts: ['Timeline'] },
  'notification.changed': { parts: ['Notification'] },
  'csat.received': { parts: ['Csat'] },
  'follower.told': { parts: ['Timeline'] },
  'contact.changed': { parts: ['Contact', 'Company', 'CustomField'] },
  'company.changed': { parts: ['Company', 'Contact', 'CustomField'] },
  'budget.alarm': { parts: ['Assistant'] },
  'replay.changed': { parts: ['Replay'] },
  'settings.changed': {
    parts: [
      'Workflow',
      'Category',
      'Mailbox',
      'Member',
      'Webhook',
      'Csat',
      'HelpCenter',
      'ChatWidget',
      'QuarantinedMail',
      'Team',
      'Skill',
      'Routing',
      'Sla',
      'Autonomy',
      'Assistant',
      'Classifier',
      'Policy',
      'SavedReply',
      'CustomField',
      'Counts',
    ],
  },
}

const ofConversation = new Set<Part>([
  'Message',
  'Note',
  'Draft',
  'Summary',
  'CustomField',
  'Follower',
  'Viewer',
])

export type Refresh = { tags: Affected[]; conversations: string[]; lists: boolean }

/** What to fetch anew after a burst of notices, each thing once. */
export function affectedBy(notices: readonly Notice[]): Refresh {
  const tags = new Map<string, Affected>()
  const conversations = new Set<string>()
  let lists = false
  for (const { type, conversationId } of notices) {
    const effect = Object.hasOwn(effects, type) ? effects[type] : undefined
    if (!effect) continue
    lists ||= effect.list === true
    if (effect.conversation && conversationId) conversations.add(conversationId)
    for (const part of effect.parts) {
      const tag = tagOf(part, conversationId)
      tags.set(`${tag.type} ${tag.id ?? ''}`, tag)
    }
  }
  return { tags: [...tags.values()], conversations: [...conversations], lists }
}

/** Whether a notice is nothing to fetch for: it tells another member alone, or others what this one does. */
export function isForOthers({ type, memberId }: Notice, me: string | undefined): boolean {
  if (type === 'viewers.changed') return memberId === me
  return type === 'notification.changed' && memberId !== me
}

/** The tag of a conversation's timeline, apart from that of its fields. */
export function timelineId(conversationId: string): string {
  return `timeline ${conversationId}`
}

function tagOf(part: Part, conversationId: string | undefined): Affected {
  if (part === 'Timeline') return { type: 'Conversation', id: timelineId(conversationId ?? '') }
  return ofConversation.has(part) && conversationId ? { type: part, id: conversationId } : { type: part }
}

export const noticeTypes = Object.keys(effects)

/** Reads one notice; null when the stream carries something that is none. */
export function readNotice(text: string): Notice | null {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || !('type' in value)) return null
    return typeof value.type === 'string' ? (value as Notice) : null
  } catch {
    return null
  }
}
