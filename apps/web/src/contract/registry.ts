import { z } from 'zod'
import * as assistant from './assistant/assistant.ts'
import * as autonomy from './assistant/autonomy.ts'
import * as backlogRuns from './assistant/backlog-runs.ts'
import * as assistantCalls from './assistant/calls.ts'
import * as learning from './assistant/learning.ts'
import * as prompts from './assistant/prompts.ts'
import * as quality from './assistant/quality.ts'
import * as triage from './assistant/triage.ts'
import * as incomingWebhooks from './automation/incoming-webhooks.ts'
import * as replays from './automation/replays.ts'
import * as runsByHand from './automation/runs-by-hand.ts'
import * as webhooks from './automation/webhooks.ts'
import * as workflowGraphs from './automation/workflow-graphs.ts'
import * as workflowRuns from './automation/workflow-runs.ts'
import * as workflows from './automation/workflows.ts'
import * as voice from './channels/voice.ts'
import * as chatWidget from './channels/widget.ts'
import * as chatWidgets from './channels/widgets.ts'
import type { Contract } from './contract.ts'
import * as serviceActions from './conversations/actions.ts'
import * as changes from './conversations/changes.ts'
import * as conversations from './conversations/conversations.ts'
import * as draftRatings from './conversations/draft-ratings.ts'
import * as drafting from './conversations/drafting.ts'
import * as flightRecorder from './conversations/flight-recorder.ts'
import * as followers from './conversations/followers.ts'
import * as messages from './conversations/messages.ts'
import * as presence from './conversations/presence.ts'
import * as reorganizing from './conversations/reorganizing.ts'
import * as viewers from './conversations/viewers.ts'
import * as articleImports from './knowledge/article-imports.ts'
import * as articles from './knowledge/articles.ts'
import * as helpCenter from './knowledge/help-center.ts'
import * as knowledge from './knowledge/knowledge.ts'
import * as knowledgeGaps from './knowledge/knowledge-gaps.ts'
import * as policies from './knowledge/policies.ts'
import * as imap from './mailboxes/imap.ts'
import * as mailboxSettings from './mailboxes/mailbox-settings.ts'
import * as mailboxes from './mailboxes/mailboxes.ts'
import * as sending from './mailboxes/sending.ts'
import * as account from './organization/account.ts'
import * as installation from './organization/installation.ts'
import * as notifications from './organization/notifications.ts'
import * as operations from './organization/operations.ts'
import * as schedules from './organization/schedules.ts'
import * as security from './organization/security.ts'
import * as settings from './organization/settings.ts'
import * as reads from './reads.ts'
import * as companies from './records/companies.ts'
import * as contacts from './records/contacts.ts'
import * as customFields from './records/custom-fields.ts'
import * as reports from './records/reports.ts'
import * as routing from './routing/routing.ts'
import * as routingPlans from './routing/routing-plans.ts'
import * as teams from './routing/teams.ts'
import * as compliance from './service/compliance.ts'
import * as csat from './service/csat.ts'
import * as sla from './service/sla.ts'
import * as slaOfConversation from './service/sla-of-conversation.ts'
import { problem } from './shared.ts'

const nouns = {
  account,
  articleImports,
  articles,
  assistant,
  assistantCalls,
  autonomy,
  backlogRuns,
  chatWidget,
  chatWidgets,
  changes,
  companies,
  compliance,
  contacts,
  conversations,
  csat,
  customFields,
  drafting,
  draftRatings,
  flightRecorder,
  followers,
  helpCenter,
  imap,
  incomingWebhooks,
  installation,
  knowledge,
  knowledgeGaps,
  learning,
  mailboxes,
  mailboxSettings,
  messages,
  notifications,
  operations,
  policies,
  presence,
  prompts,
  quality,
  reads,
  replays,
  reorganizing,
  reports,
  routing,
  routingPlans,
  runsByHand,
  schedules,
  security,
  sending,
  serviceActions,
  settings,
  sla,
  slaOfConversation,
  teams,
  triage,
  viewers,
  voice,
  webhooks,
  workflowGraphs,
  workflowRuns,
  workflows,
}

export type NamedContract = Contract & { name: string; noun: string }

/** Every contract of the API, found by what a contract is made of, so that none can be left out. */
export const contracts: NamedContract[] = Object.entries(nouns).flatMap(([noun, members]) =>
  Object.entries(members).flatMap(([name, member]): NamedContract[] =>
    isContract(member) ? [{ ...member, name, noun }] : [],
  ),
)

function isContract(member: unknown): member is Contract {
  return typeof member === 'object' && member !== null && 'method' in member && 'path' in member
}

/** Gives every object the contracts export its name, under which the description of the API refers to it. */
export function nameSchemas(): void {
  for (const members of Object.values({ ...nouns, shared: { problem } })) {
    for (const [name, member] of Object.entries(members)) {
      if (!(member instanceof z.ZodObject) || name.endsWith('Query')) continue
      z.globalRegistry.add(member, { id: `${name.charAt(0).toUpperCase()}${name.slice(1)}` })
    }
  }
}
