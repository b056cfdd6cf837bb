export type TrainingView = {
  id: string
  state: 'queued' | 'running' | 'done' | 'failed'
  trigger: 'asked' | 'automatic'
  /** the version it made */
  version: number | null
  /** whether the version came into use; `unchanged` when there was nothing new to learn */
  outcome: 'used' | 'kept_back' | 'unchanged' | null
  error: string | null
  createdAt: string
  startedAt: string | null
  finishedAt: string | null
}

type Row = {
  id: string
  state: string
  trigger: string
  version: number | null
  outcome: string | null
  error: string | null
  createdAt: Date
  startedAt: Date | null
  finishedAt: Date | null
}

export const trainingFields = {
  id: true,
  state: true,
  trigger: true,
  version: true,
  outcome: true,
  error: true,
  createdAt: true,
  startedAt: true,
  finishedAt: true,
} as const

export function toTraining(row: Row): TrainingView {
  return {
    ...row,
    state: row.state as TrainingView['state'],
    trigger: row.trigger as TrainingView['trigger'],
    outcome: row.outcome as TrainingView['outcome'],
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  }
}
