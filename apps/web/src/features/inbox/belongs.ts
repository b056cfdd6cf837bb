import type { Conversation } from './api.ts'
import type { ListQuery } from './view.ts'

/**
 * Whether a conversation still belongs into a list after a change made here. The server decided when it
 * answered; this only takes rows away at once, so what cannot be told from the row counts as belonging.
 */
export function belongs(one: Conversation, query: ListQuery, me: string | null): boolean {
  return (
    hasStatus(one, query.status) &&
    hasAssignee(one, query.assignee, me) &&
    hasTeam(one, query.team) &&
    (query.waiting !== true || one.waitingSince !== null)
  )
}

function hasStatus(one: Conversation, status: ListQuery['status']): boolean {
  if (status === undefined || status === 'all') return true
  if (status === 'spam') return one.spam
  if (one.spam) return false
  if (status === 'snoozed') return one.snoozedUntil !== null
  if (status === 'in_progress') return one.status === 'open' && one.assignee !== null
  return one.status === status && (status !== 'open' || one.snoozedUntil === null)
}

function hasAssignee(one: Conversation, assignee: ListQuery['assignee'], me: string | null): boolean {
  if (assignee === undefined) return true
  if (assignee === 'none') return one.assignee === null
  if (assignee === 'me') return me === null || one.assignee?.id === me
  return one.assignee?.id === assignee
}

/** Of the teams one is in the row tells nothing but that it has one. */
function hasTeam(one: Conversation, team: ListQuery['team']): boolean {
  if (team === undefined) return true
  if (team === 'none') return one.team === null
  if (team === 'mine') return one.team !== null
  return one.team?.id === team
}
