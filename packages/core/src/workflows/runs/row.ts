import type { Verdict } from '../conditions/evaluate.ts'

export type WorkflowRunView = {
  id: string
  workflow: { id: string; name: string; version: number }
  conversation: { id: string; number: number; subject: string } | null
  trigger: string
  state: 'running' | 'waiting' | 'done' | 'failed' | 'skipped' | 'cancelled'
  reason: string
  canary: boolean
  stepsTaken: number
  startedAt: string
  finishedAt: string | null
}

export type WorkflowStepView = {
  place: string
  attempt: number
  kind: string
  said: string
  input: unknown
  verdict: Verdict | null
  effect: string
  state: 'done' | 'failed' | 'skipped' | 'waiting'
  error: string | null
  startedAt: string
  tookMs: number
}

type Row = {
  id: string
  workflowId: string
  conversationId: string | null
  state: string
  reason: string
  canary: boolean
  stepsTaken: number
  startedAt: Date
  finishedAt: Date | null
}

type About = {
  workflowName?: string
  version?: number
  trigger?: string
  conversationNumber?: number | null
  conversationSubject?: string | null
}

export function toRun(row: Row, about: About): WorkflowRunView {
  const { id, workflowId, conversationId, reason, canary, stepsTaken, startedAt, finishedAt } = row
  return {
    id,
    workflow: { id: workflowId, name: about.workflowName ?? '', version: about.version ?? 0 },
    conversation:
      conversationId === null
        ? null
        : {
            id: conversationId,
            number: about.conversationNumber ?? 0,
            subject: about.conversationSubject ?? '',
          },
    trigger: about.trigger ?? '',
    state: row.state as WorkflowRunView['state'],
    reason,
    canary,
    stepsTaken,
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  }
}
