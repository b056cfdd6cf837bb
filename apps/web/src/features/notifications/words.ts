import type { Notification } from './api.ts'

type Kind = Notification['kind']

/** What a bell shows: nothing, the number, or that there are too many to count. */
export function badgeOf(unread: number): string | null {
  if (unread <= 0) return null
  return unread > 99 ? '99+' : String(unread)
}

/** What the bell is called for those who do not see it. */
export function bellName(unread: number): string {
  const badge = badgeOf(unread)
  return badge === null ? 'Notifications' : `Notifications, ${badge} unread`
}

/** What happened, in a sentence without its end: the conversation follows. */
export function sentenceOf({ kind, actorId, by }: Pick<Notification, 'kind' | 'actorId' | 'by'>): string {
  return sentences[kind](actorId === null ? null : by)
}

const sentences: Record<Kind, (by: string | null) => string> = {
  mention: (by) => `${by ?? 'Somebody'} mentioned you`,
  assigned: (by) => (by === null ? 'You were given this' : `${by} gave you this`),
  followed: (by) => (by === null ? 'News in what you follow' : `${by}: news in what you follow`),
  notified: () => 'A workflow asks you to look',
  summary: () => 'The end was summed up',
}

/** The kinds as a member chooses among them. */
export const kindNames: Record<Kind, string> = {
  mention: 'Somebody mentions you in a note',
  assigned: 'You are given a conversation',
  followed: 'News in a conversation you follow',
  notified: 'A workflow asks you to look',
  summary: 'A conversation of yours ended and was summed up',
}
