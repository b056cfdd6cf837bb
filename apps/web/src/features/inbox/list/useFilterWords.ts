'use client'
import { useCategories, useMailboxes, useMembers, useTeams } from '../directory.ts'
import type { FilterName, Place } from '../view.ts'

type FilterWord = { name: FilterName; words: string }

const moods: Record<string, string> = { negative: 'Unhappy', neutral: 'Neutral', positive: 'Happy' }

const byChannel: Record<string, string> = {
  mail: 'mail',
  api: 'API',
  form: 'form',
  chat: 'chat',
  voice: 'call',
}

/** `plan:gold` as "plan: gold". */
function fieldWords(filter: string): string {
  const at = filter.indexOf(':')
  return at < 0 ? filter : `${filter.slice(0, at)}: ${filter.slice(at + 1) || 'nothing'}`
}

/** The filters in use, in words. */
export function useFilterWords({ filters }: Place): FilterWord[] {
  const members = useMembers()
  const teams = useTeams()
  const mailboxes = useMailboxes()
  const categories = useCategories()
  const assignee: Record<string, string> = { me: 'me', none: 'nobody' }
  const team: Record<string, string> = { mine: 'My teams', none: 'No team' }
  const words: Partial<Record<FilterName, string | undefined>> = {
    status: filters.status && `Status: ${filters.status.replaceAll('_', ' ')}`,
    assignee:
      filters.assignee &&
      `Assigned to ${assignee[filters.assignee] ?? members.find((one) => one.id === filters.assignee)?.name ?? 'a former member'}`,
    team:
      filters.team &&
      (team[filters.team] ?? `Team: ${teams.find((one) => one.id === filters.team)?.name ?? 'deleted'}`),
    mailbox:
      filters.mailbox &&
      `To ${mailboxes.find((one) => one.id === filters.mailbox || one.address === filters.mailbox)?.address ?? filters.mailbox}`,
    channel: filters.channel && `By ${byChannel[filters.channel] ?? filters.channel}`,
    category:
      filters.category && (categories.find((one) => one.key === filters.category)?.name ?? filters.category),
    tag: filters.tag && `Tag: ${filters.tag}`,
    sla: filters.sla && (filters.sla === 'near' ? 'Due soon' : 'Late'),
    mood: filters.mood && moods[filters.mood],
    waiting: filters.waiting && (filters.waiting === 'true' ? 'Waiting for us' : 'Nobody waits'),
    sort: filters.sort && (filters.sort === 'due' ? 'What is due first' : 'Who waits longest'),
    contact: filters.contact && 'From one contact',
    company: filters.company && 'From one company',
    follower:
      filters.follower &&
      `Followed by ${assignee[filters.follower] ?? members.find((one) => one.id === filters.follower)?.name ?? 'a former member'}`,
    field: filters.field && fieldWords(filters.field),
  }
  return Object.entries(words).flatMap(([name, text]) =>
    text ? [{ name: name as FilterName, words: text }] : [],
  )
}
