import { acknowledgeMessage } from '@frontdesk/core/automatic-mail/acknowledge-message'
import { classifyBacklog } from '@frontdesk/core/classification/backlog/run-step'
import { trainSpamModel } from '@frontdesk/core/classification/spam/train'
import { removeFile } from '@frontdesk/core/conversations/deletion/remove-file'
import { askCsat } from '@frontdesk/core/csat/ask'
import { classifyStoredMessage } from '@frontdesk/core/flows/classify-message'
import { deliverMessage } from '@frontdesk/core/flows/deliver-message'
import { draftConversationReply } from '@frontdesk/core/flows/draft-reply'
import { ingestMails } from '@frontdesk/core/flows/ingest-mails'
import { embedPassages } from '@frontdesk/core/flows/knowledge/embed-passages'
import { importArticles } from '@frontdesk/core/flows/knowledge/import-articles'
import { mirrorMarks } from '@frontdesk/core/flows/mailboxes/mirror-marks'
import { reconcileMailbox } from '@frontdesk/core/flows/mailboxes/reconcile-mailbox'
import { syncMailbox } from '@frontdesk/core/flows/mailboxes/sync-mailbox'
import { watchMailbox } from '@frontdesk/core/flows/mailboxes/watch-mailbox'
import { sendAccountMail } from '@frontdesk/core/flows/send-account-mail'
import { summarizeConversation } from '@frontdesk/core/flows/summarize-conversation'
import { tellAlarm } from '@frontdesk/core/flows/tell-alarm'
import { tellBudget } from '@frontdesk/core/flows/tell-budget'
import { trainClassifierVersion } from '@frontdesk/core/flows/train-classifier'
import type { JobName, JobPayload } from '@frontdesk/core/jobs/contracts'
import { learnFromReview } from '@frontdesk/core/learning/learn-from-review'
import { runReplay } from '@frontdesk/core/replays/running/step'
import { assignQueue } from '@frontdesk/core/routing/assign-queue'
import { carryOutAction } from '@frontdesk/core/service-actions/carry-out'
import { proposeServiceActions } from '@frontdesk/core/service-actions/propose'
import { deliverWebhook } from '@frontdesk/core/webhooks/delivering/deliver'
import { sendWorkflowReply } from '@frontdesk/core/workflows/running/send-reply'
import { takeSteps } from '@frontdesk/core/workflows/running/steps/take-steps'
import { fireTimer } from '@frontdesk/core/workflows/running/time/fire-timer'
import { runWorkflowEvent } from '@frontdesk/core/workflows/running/turn/take-event'
import { runWorkflows } from '@frontdesk/core/workflows/running/turn/turn'
import { inFront } from './mail-first.ts'

type Runner<N extends JobName> = (payload: { organizationId: string } & JobPayload<N>) => Promise<void>

/** Every job and the flow that does its work; a flow opens the organization itself. */
export const jobRunners: { [N in JobName]: Runner<N> } = {
  'ingest-mails': (payload) => inFront(payload.mails.length, () => ingestMails(payload)),
  'classify-message': classifyStoredMessage,
  'draft-reply': draftConversationReply,
  'summarize-conversation': summarizeConversation,
  'propose-actions': proposeServiceActions,
  'carry-out-action': (payload) => carryOutAction(payload),
  'deliver-message': deliverMessage,
  'acknowledge-message': acknowledgeMessage,
  'classify-backlog': classifyBacklog,
  'learn-from-review': learnFromReview,
  'train-classifier': trainClassifierVersion,
  'train-spam-model': trainSpamModel,
  'embed-passages': embedPassages,
  'import-articles': ({ organizationId, importId }) => importArticles({ organizationId, importId }),
  'sync-mailbox': syncMailbox,
  'watch-mailbox': watchMailbox,
  'reconcile-mailbox': reconcileMailbox,
  'mirror-marks': mirrorMarks,
  'remove-file': removeFile,
  'deliver-webhook': (payload) => deliverWebhook(payload),
  'ask-csat': askCsat,
  'run-workflows': runWorkflows,
  'run-workflow-event': runWorkflowEvent,
  'continue-workflow-run': takeSteps,
  'fire-workflow-timer': fireTimer,
  'send-workflow-reply': sendWorkflowReply,
  'run-replay': runReplay,
  'assign-queue': assignQueue,
  'tell-alarm': tellAlarm,
  'tell-budget': tellBudget,
  'send-account-mail': sendAccountMail,
}
