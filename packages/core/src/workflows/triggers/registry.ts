import type { TriggerName } from '../trigger-names.ts'
import { classified } from './conversation/classified.ts'
import { conversationAssigned } from './conversation/conversation-assigned.ts'
import { conversationCreated } from './conversation/conversation-created.ts'
import { messageArrived } from './conversation/message-arrived.ts'
import { replySent } from './conversation/reply-sent.ts'
import { statusChanged } from './conversation/status-changed.ts'
import { tagged } from './conversation/tagged.ts'
import { csatReceived } from './outside/csat-received.ts'
import { macro } from './outside/macro.ts'
import { manual } from './outside/manual.ts'
import { webhook } from './outside/webhook.ts'
import { noReply } from './time/no-reply.ts'
import { schedule } from './time/schedule.ts'
import { slaBreached } from './time/sla-breached.ts'
import { slaNearBreach } from './time/sla-near-breach.ts'
import type { Trigger } from './trigger.ts'

const triggers: Record<TriggerName, Trigger> = {
  message_arrived: messageArrived,
  conversation_created: conversationCreated,
  conversation_assigned: conversationAssigned,
  status_changed: statusChanged,
  tagged,
  classified,
  reply_sent: replySent,
  no_reply: noReply,
  schedule,
  sla_near_breach: slaNearBreach,
  sla_breached: slaBreached,
  csat_received: csatReceived,
  webhook,
  manual,
  macro,
}

/** Everything a workflow may begin with, in the order in which the editor offers it. */
export function listTriggers(): Trigger[] {
  return Object.values(triggers)
}

export function triggerOf(name: TriggerName): Trigger {
  return triggers[name]
}
