import type { Tone } from '../../../ui/ToneChip.tsx'
import type { TraceStep } from './api.ts'

/** The name of each step, as an agent would say it. */
const names: Record<TraceStep['step'], string> = {
  received: 'Received',
  raw_stored: 'Original kept',
  quarantined: 'Set aside',
  parsed: 'Read',
  threaded: 'Put into this conversation',
  moved: 'Moved',
  auto_reply_judged: 'Automatic or not',
  sender_judged: 'Sender judged',
  classified: 'Judged by the assistant',
  corrected: 'Corrected',
  rules_run: 'Rules run',
  generated: 'Draft written',
  checked: 'Draft checked',
  drafted: 'Draft offered',
  work_failed: 'Work gave up',
  written: 'Written',
  queued: 'Queued',
  attempted: 'Handed over',
  delivered: 'Accepted',
  delayed: 'Delayed',
  bounced: 'Came back',
  failed: 'Not delivered',
  undone: 'Taken back',
  answered_by_report: 'Reported on',
  automatic_mail: 'Automatic answer',
  reprocessed: 'Read again',
}

const verdicts: Record<string, string> = {
  smtp: 'by SMTP',
  provider: 'from the provider',
  api: 'through the API',
  provider_thread: 'by the thread at its provider',
  reference: 'answers a mail here',
  token: 'sent to its reply address',
  answered_before: 'was answered here already',
  subject: 'by its subject',
  new: 'began it',
  sent_elsewhere: 'written in another program',
  human: 'a person',
  list: 'mailing list',
  report: 'report',
}

const late = new Set(['forged', 'bounced', 'failed', 'complained', 'waits for a decision'])
const warned = new Set([
  'look again',
  'suspicious',
  'delayed',
  'unknown',
  'auto-reply',
  'bounce',
  'suppressed',
])
const calm = new Set(['verified', 'sent', 'passed'])

export function stepName({ step }: TraceStep): string {
  return names[step]
}

export function verdictWords({ verdict }: TraceStep): string {
  return (
    (Object.hasOwn(verdicts, verdict) ? verdicts[verdict] : undefined) ?? verdict.replaceAll(/[_-]/g, ' ')
  )
}

export function verdictTone({ verdict }: TraceStep): Tone {
  if (late.has(verdict)) return 'late'
  if (warned.has(verdict)) return 'warn'
  return calm.has(verdict) ? 'calm' : 'neutral'
}
