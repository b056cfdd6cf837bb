import type { Names } from '../actions/action.ts'
import type { Simulated } from './simulate.ts'

/** One thing that would differ, as people read it. */
export type Difference = {
  field: 'assignee' | 'team' | 'tags' | 'status' | 'priority' | 'replies' | 'steps'
  before: string
  after: string
}

type Read = (one: Simulated, names: Names) => string

const name = (kind: 'member' | 'team', id: string | null, names: Names) =>
  id === null ? 'nobody' : names(kind, id)

const fields: Record<Difference['field'], Read> = {
  assignee: ({ conversation }, names) => name('member', conversation.assigneeId, names),
  team: ({ conversation }, names) => name('team', conversation.teamId, names),
  tags: ({ conversation }) => [...conversation.tags].sort().join(', ') || 'none',
  status: ({ conversation }) => conversation.status,
  priority: ({ conversation }) => conversation.priority,
  replies: ({ replies }) => replies.join('\n\n') || 'none',
  steps: ({ does }) => does.join('\n') || 'nothing',
}

/** Where two outcomes differ. */
export function compareOutcomes(before: Simulated, after: Simulated, names: Names): Difference[] {
  return Object.entries(fields).flatMap(([field, read]) => {
    const [was, is] = [read(before, names), read(after, names)]
    return was === is ? [] : [{ field: field as Difference['field'], before: was, after: is }]
  })
}
