import type { Readable } from '../../../../server/reads/answer-reads.ts'
import { GET as account } from '../account/route.ts'
import { GET as categories } from '../categories/route.ts'
import { GET as complianceCases } from '../compliance-cases/route.ts'
import { GET as contactFields } from '../contacts/[id]/fields/route.ts'
import { GET as contact } from '../contacts/[id]/route.ts'
import { GET as conversationActions } from '../conversations/[id]/actions/route.ts'
import { GET as conversationCsat } from '../conversations/[id]/csat/route.ts'
import { GET as conversationDraft } from '../conversations/[id]/draft/route.ts'
import { GET as conversationEvents } from '../conversations/[id]/events/route.ts'
import { GET as conversationFields } from '../conversations/[id]/fields/route.ts'
import { GET as conversationFollowers } from '../conversations/[id]/followers/route.ts'
import { GET as conversationMessages } from '../conversations/[id]/messages/route.ts'
import { GET as conversationNotes } from '../conversations/[id]/notes/route.ts'
import { GET as conversationReplyRecipients } from '../conversations/[id]/reply-recipients/route.ts'
import { GET as conversation } from '../conversations/[id]/route.ts'
import { GET as conversationRouting } from '../conversations/[id]/routing/route.ts'
import { GET as conversationSla } from '../conversations/[id]/sla/route.ts'
import { GET as conversationSummary } from '../conversations/[id]/summary/route.ts'
import { GET as conversationViewers } from '../conversations/[id]/viewers/route.ts'
import { GET as conversationCounts } from '../conversations/counts/route.ts'
import { GET as mailboxes } from '../mailboxes/route.ts'
import { GET as presence } from '../members/me/presence/route.ts'
import { GET as members } from '../members/route.ts'
import { GET as judgement } from '../messages/[id]/judgement/route.ts'
import { GET as notificationCount } from '../notifications/count/route.ts'
import { GET as runnableWorkflows } from '../runnable-workflows/route.ts'
import { GET as skills } from '../skills/route.ts'
import { GET as slaPolicies } from '../sla-policies/route.ts'
import { GET as teams } from '../teams/route.ts'
import { GET as webhookEndpoints } from '../webhook-endpoints/route.ts'

/** The reads whose contracts say that they may be asked for together. */
export const readable: Readable = {
  '/account': account,
  '/categories': categories,
  '/compliance-cases': complianceCases,
  '/contacts/{id}': contact,
  '/contacts/{id}/fields': contactFields,
  '/conversations/counts': conversationCounts,
  '/conversations/{id}': conversation,
  '/conversations/{id}/actions': conversationActions,
  '/conversations/{id}/csat': conversationCsat,
  '/conversations/{id}/draft': conversationDraft,
  '/conversations/{id}/events': conversationEvents,
  '/conversations/{id}/fields': conversationFields,
  '/conversations/{id}/followers': conversationFollowers,
  '/conversations/{id}/messages': conversationMessages,
  '/conversations/{id}/notes': conversationNotes,
  '/conversations/{id}/reply-recipients': conversationReplyRecipients,
  '/conversations/{id}/routing': conversationRouting,
  '/conversations/{id}/sla': conversationSla,
  '/conversations/{id}/summary': conversationSummary,
  '/conversations/{id}/viewers': conversationViewers,
  '/mailboxes': mailboxes,
  '/members': members,
  '/members/me/presence': presence,
  '/messages/{id}/judgement': judgement,
  '/notifications/count': notificationCount,
  '/runnable-workflows': runnableWorkflows,
  '/skills': skills,
  '/sla-policies': slaPolicies,
  '/teams': teams,
  '/webhook-endpoints': webhookEndpoints,
}
