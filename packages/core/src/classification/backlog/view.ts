import type { Prisma } from '@frontdesk/db/tenancy'
import type { Estimate } from './estimate.ts'

export type BacklogScope = 'unclassified' | 'open'

export type BacklogRunView = {
  id: string
  state: 'estimated' | 'running' | 'done' | 'canceled' | 'failed'
  scope: BacklogScope
  useProviders: boolean
  estimate: Estimate
  /** messages there were when it was estimated */
  total: number
  judged: number
  /** of these, how many changed what their conversation shows */
  changed: number
  costMicros: number
  /** why it failed */
  error: string | null
  createdAt: string
  startedAt: string | null
  finishedAt: string | null
}

type Row = Prisma.ClassifierBacklogRunGetPayload<object>

export function toRun(row: Row): BacklogRunView {
  return {
    id: row.id,
    state: row.state as BacklogRunView['state'],
    scope: row.scope as BacklogScope,
    useProviders: row.useProviders,
    estimate: row.estimate as unknown as Estimate,
    total: row.total,
    judged: row.judged,
    changed: row.changed,
    costMicros: Number(row.costMicros),
    error: row.error,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  }
}
