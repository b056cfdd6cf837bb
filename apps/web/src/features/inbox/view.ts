import type { z } from 'zod'
import type { conversationQuery } from '../../contract/conversations/conversations.ts'

export type ListQuery = Omit<z.input<typeof conversationQuery>, 'cursor' | 'limit' | 'waiting'> & {
  waiting?: boolean
}

export type ViewId =
  | 'mine'
  | 'following'
  | 'unassigned'
  | 'open'
  | 'angry'
  | 'pending'
  | 'snoozed'
  | 'resolved'
  | 'spam'

type View = {
  id: ViewId
  name: string
  query: ListQuery
  /** Its name in GET /conversations/counts, where it is counted. */
  count: 'mine' | 'unassigned' | 'open' | 'angry' | 'pending' | 'snoozed' | 'spam' | null
  empty: string
}

export const views: readonly View[] = [
  {
    id: 'mine',
    name: 'Mine',
    query: { status: 'open', assignee: 'me' },
    count: 'mine',
    empty: 'Nothing is waiting for you. Take the next one from Unassigned.',
  },
  {
    id: 'following',
    name: 'Following',
    query: { follower: 'me' },
    count: null,
    empty: 'You follow nothing. Press F in a conversation to be told what happens there.',
  },
  {
    id: 'unassigned',
    name: 'Unassigned',
    query: { status: 'open', assignee: 'none' },
    count: 'unassigned',
    empty: 'Every open conversation has somebody. New mail appears here by itself.',
  },
  {
    id: 'open',
    name: 'All open',
    query: { status: 'open' },
    count: 'open',
    empty: 'No open conversations. New mail appears here by itself.',
  },
  {
    id: 'angry',
    name: 'Angry, waiting',
    query: { status: 'open', mood: 'negative', waiting: true, sort: 'waiting' },
    count: 'angry',
    empty: 'Nobody who is unhappy waits for an answer.',
  },
  {
    id: 'pending',
    name: 'Pending',
    query: { status: 'pending' },
    count: 'pending',
    empty: 'Nothing waits for somebody outside.',
  },
  {
    id: 'snoozed',
    name: 'Snoozed',
    query: { status: 'snoozed' },
    count: 'snoozed',
    empty: 'Nothing is snoozed. Press H in a conversation to bring it back later.',
  },
  {
    id: 'resolved',
    name: 'Resolved',
    query: { status: 'resolved' },
    count: null,
    empty: 'Resolved conversations are kept here.',
  },
  { id: 'spam', name: 'Spam', query: { status: 'spam' }, count: 'spam', empty: 'No spam.' },
]

/** Where somebody is in the inbox; all of it is kept in the address. */
export type Place = {
  number: number | null
  view: ViewId
  filters: Filters
}

export const filterNames = [
  'q',
  'status',
  'assignee',
  'team',
  'mailbox',
  'channel',
  'tag',
  'category',
  'contact',
  'company',
  'follower',
  'field',
  'sla',
  'mood',
  'waiting',
  'sort',
] as const
export type FilterName = (typeof filterNames)[number]
export type Filters = Partial<Record<FilterName, string>>

const inboxPath = /^\/inbox(?:\/(\d+))?\/?$/

export function readPlace(pathname: string, search: URLSearchParams): Place {
  const number = inboxPath.exec(pathname)?.[1]
  const view = views.find((one) => one.id === search.get('view'))?.id ?? 'open'
  const filters: Filters = {}
  for (const name of filterNames) {
    const value = search.get(name)
    if (value) filters[name] = value
  }
  return { number: number ? Number(number) : null, view, filters }
}

/** The address of a place; the default view leaves no trace in it. */
export function addressOf(place: Place): string {
  const search = new URLSearchParams()
  if (place.view !== 'open') search.set('view', place.view)
  for (const name of filterNames) {
    const value = place.filters[name]
    if (value) search.set(name, value)
  }
  const query = search.size > 0 ? `?${search}` : ''
  return `${place.number === null ? '/inbox' : `/inbox/${place.number}`}${query}`
}

export function viewOf(id: ViewId): View {
  const view = views.find((one) => one.id === id) ?? views[3]
  if (!view) throw new RangeError(`There is no view ${id}`)
  return view
}

const statuses = new Set(['open', 'pending', 'resolved', 'closed', 'in_progress', 'snoozed', 'spam', 'all'])

const channels = new Set(['mail', 'api', 'form', 'chat', 'voice'])

/** What to ask the API for. A filter wins over what the view says; a search looks through every status. */
export function callOf(place: Place): ListQuery {
  const { status, channel, q, sla, mood, waiting, sort, ...rest } = place.filters
  const query: ListQuery = { ...viewOf(place.view).query, ...rest }
  if (q) query.q = q
  if (status && statuses.has(status)) query.status = status as NonNullable<ListQuery['status']>
  if (channel && channels.has(channel)) query.channel = channel as NonNullable<ListQuery['channel']>
  if (sla === 'near' || sla === 'breached') query.sla = sla
  if (mood === 'negative' || mood === 'neutral' || mood === 'positive') query.mood = mood
  if (waiting === 'true' || waiting === 'false') query.waiting = waiting === 'true'
  if (sort === 'due' || sort === 'waiting') query.sort = sort
  return query
}
