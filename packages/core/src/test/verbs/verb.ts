import type { OrgContext } from '../../context.ts'
import type { Role } from '../../permissions.ts'

/** Ids a verb may be given; all of them belong to one organization. */
export type Ids = Record<
  | 'conversation'
  | 'contact'
  | 'admin'
  | 'member'
  | 'mailbox'
  | 'article'
  | 'writtenArticle'
  | 'articleImport'
  | 'policy'
  | 'savedReply'
  | 'attachment'
  | 'key'
  | 'invitation'
  | 'job'
  | 'sent'
  | 'scheduled'
  | 'suppression'
  | 'other'
  | 'message'
  | 'merge'
  | 'quarantined'
  | 'training'
  | 'backlogRun'
  | 'category'
  | 'review'
  | 'team'
  | 'calendar'
  | 'slaPolicy'
  | 'otherSlaPolicy'
  | 'skill'
  | 'action'
  | 'approvedAction'
  | 'proposal'
  | 'guidance'
  | 'gap'
  | 'otherGap'
  | 'endpoint'
  | 'webhookDelivery'
  | 'hook'
  | 'widget'
  | 'complianceCase'
  | 'workflow'
  | 'workflowRun'
  | 'workflowStart'
  | 'replay'
  | 'replaySet'
  | 'company'
  | 'customField'
  | 'customRole'
  | 'notification'
  | 'provider',
  string
>

export type Verb = {
  name: string
  /** the least role that may */
  least: Role
  /** the audit entry it writes; null when it only reads, or is known to need none */
  audit: string | null
  /** false when it is given no id that could be another organization's */
  named?: false
  /** with the ids to work on, and those of the caller's own organization beside them */
  run: (ctx: OrgContext, ids: Ids, own: Ids) => Promise<unknown>
}
