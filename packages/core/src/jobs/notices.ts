import type { Notice } from '../context.ts'

type Publication = { group: string; type: string; ids: Record<string, string> }

/**
 * Turns committed events into what browsers hear: the type and ids alone. Who wants to see what changed
 * fetches it through the API, with the right to see it.
 */
export function publishNotices(
  publish: (publications: Publication[]) => Promise<void>,
): (notices: Notice[]) => Promise<void> {
  return (notices) => publish(notices.flatMap(toPublication))
}

/** Never announced: it concerns one person outside and carries a sealed token, or is work of ours alone. */
const silent = new Set<Notice['event']['type']>([
  'api_keys.ended',
  'sessions.ended',
  'account_mail.requested',
  'file.unneeded',
  'mails.accepted',
  'summary.wanted',
  'acknowledgement.wanted',
  'mailbox.due',
  'mailbox.watch_due',
  'mailbox.comparison_due',
  'marks.changed',
  'message.sent',
  'sla.told',
  'classification.corrected',
  'webhook.delivery_due',
  'csat.wanted',
  'queue.wanted',
  'classifier.training_due',
  'spam_model.training_due',
  'workflow.raised',
  'workflow_event.set_aside',
  'workflow_run.continued',
  'workflow_timer.set',
  'workflow_reply.wanted',
  'replay.continued',
])

function toPublication({ organizationId, event }: Notice): Publication[] {
  if (silent.has(event.type)) return []
  const ids = Object.entries(event).filter(
    (field): field is [string, string] =>
      (field[0].endsWith('Id') || field[0] === 'subject') && typeof field[1] === 'string',
  )
  return [{ group: organizationId, type: event.type, ids: Object.fromEntries(ids) }]
}
