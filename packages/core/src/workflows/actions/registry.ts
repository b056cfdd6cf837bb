import type { Action } from './action.ts'
import { addTagsAction } from './change/add-tags.ts'
import { assignAction } from './change/assign.ts'
import { assignTeamAction } from './change/assign-team.ts'
import { escalateAction } from './change/escalate.ts'
import { removeTagsAction } from './change/remove-tags.ts'
import { routeAction } from './change/route.ts'
import { setPriorityAction } from './change/set-priority.ts'
import { setStatusAction } from './change/set-status.ts'
import { snoozeAction } from './change/snooze.ts'
import { startSlaAction } from './change/start-sla.ts'
import { unassignAction } from './change/unassign.ts'
import { callWebhookAction } from './outside/call-webhook.ts'
import { createComplianceCaseAction } from './outside/create-compliance-case.ts'
import { addFollowerAction } from './record/add-follower.ts'
import { removeFollowerAction } from './record/remove-follower.ts'
import { setFieldAction } from './record/set-field.ts'
import { addNoteAction } from './write/add-note.ts'
import { notifyAction } from './write/notify.ts'
import { proposeNextStepsAction } from './write/propose-next-steps.ts'
import { replyAction } from './write/reply.ts'
import { requestDraftAction } from './write/request-draft.ts'
import { runWorkflowAction } from './write/run-workflow.ts'
import { writeDraftAction } from './write/write-draft.ts'

/** Everything a step may do, in the order in which the editor offers it. */
const actions: readonly Action[] = [
  assignAction,
  unassignAction,
  assignTeamAction,
  routeAction,
  addTagsAction,
  removeTagsAction,
  setPriorityAction,
  setStatusAction,
  snoozeAction,
  startSlaAction,
  escalateAction,
  replyAction,
  writeDraftAction,
  requestDraftAction,
  proposeNextStepsAction,
  addNoteAction,
  notifyAction,
  addFollowerAction,
  removeFollowerAction,
  setFieldAction,
  callWebhookAction,
  createComplianceCaseAction,
  runWorkflowAction,
]

const byName = new Map(actions.map((action) => [action.name, action]))

export function listActions(): readonly Action[] {
  return actions
}

export function actionOf(name: string): Action | undefined {
  return byName.get(name)
}
