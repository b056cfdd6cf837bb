import { z } from 'zod'
import * as account from './account.ts'
import * as serviceActions from './actions.ts'
import * as articleImports from './article-imports.ts'
import * as articles from './articles.ts'
import * as assistant from './assistant.ts'
import * as autonomy from './autonomy.ts'
import * as backlogRuns from './backlog-runs.ts'
import * as companies from './companies.ts'
import * as compliance from './compliance.ts'
import * as contacts from './contacts.ts'
import type { Contract } from './contract.ts'
import * as conversations from './conversations.ts'
import * as csat from './csat.ts'
import * as customFields from './custom-fields.ts'
import * as drafting from './drafting.ts'
import * as flightRecorder from './flight-recorder.ts'
import * as followers from './followers.ts'
import * as imap from './imap.ts'
import * as incomingWebhooks from './incoming-webhooks.ts'
import * as knowledge from './knowledge.ts'
import * as knowledgeGaps from './knowledge-gaps.ts'
import * as learning from './learning.ts'
import * as mailboxSettings from './mailbox-settings.ts'
import * as mailboxes from './mailboxes.ts'
import * as messages from './messages.ts'
import * as notifications from './notifications.ts'
import * as operations from './operations.ts'
import * as policies from './policies.ts'
import * as presence from './presence.ts'
import * as prompts from './prompts.ts'
import * as reorganizing from './reorganizing.ts'
import * as replays from './replays.ts'
import * as routing from './routing.ts'
import * as routingPlans from './routing-plans.ts'
import * as runsByHand from './runs-by-hand.ts'
import * as schedules from './schedules.ts'
import * as sending from './sending.ts'
import * as settings from './settings.ts'
import { problem } from './shared.ts'
import * as sla from './sla.ts'
import * as slaOfConversation from './sla-of-conversation.ts'
import * as teams from './teams.ts'
import * as triage from './triage.ts'
import * as webhooks from './webhooks.ts'
import * as workflowGraphs from './workflow-graphs.ts'
import * as workflowRuns from './workflow-runs.ts'
import * as workflows from './workflows.ts'

const nouns = {
  account,
  articleImports,
  articles,
  assistant,
  autonomy,
  backlogRuns,
  companies,
  compliance,
  contacts,
  conversations,
  csat,
  customFields,
  drafting,
  flightRecorder,
  followers,
  imap,
  incomingWebhooks,
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
  replays,
  reorganizing,
  routing,
  routingPlans,
  runsByHand,
  schedules,
  sending,
  serviceActions,
  settings,
  sla,
  slaOfConversation,
  teams,
  triage,
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
