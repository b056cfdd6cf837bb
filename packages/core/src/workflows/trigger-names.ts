/** What a workflow can begin with. Each has a file in `triggers/` that says what may be set about it. */
export const triggerNames = [
  'message_arrived',
  'conversation_created',
  'conversation_assigned',
  'status_changed',
  'tagged',
  'classified',
  'reply_sent',
  'sla_near_breach',
  'sla_breached',
  'no_reply',
  'schedule',
  'webhook',
  'manual',
  'macro',
  'csat_received',
] as const

export type TriggerName = (typeof triggerNames)[number]
