import type { Situation } from './parse-situations.ts'
import type { Random } from './random.ts'
import { snoozeTime } from './timeline.ts'
import type { SeedConversation, SeedItem, Status } from './types.ts'

type Settled = Pick<SeedConversation, 'status' | 'assignee' | 'snoozedUntil'>

const day = 86_400_000

/** Where a conversation stands today, from who wrote last and how long ago. */
export function settle(
  items: SeedItem[],
  agent: string,
  situation: Situation,
  now: Date,
  random: Random,
): Settled {
  const age = (now.getTime() - (items.at(-1)?.at.getTime() ?? 0)) / day
  const status = statusOf(items, age, situation, random)
  const answered = items.some((item) => item.kind === 'message' && item.direction === 'outbound')
  const taken = answered || status !== 'open' || (age > 1.2 && random.chance(0.6))
  const spam = 'spam' in situation.options
  const waiting = !spam && (status === 'pending' || (status === 'open' && taken))
  const snoozed = waiting && random.chance('snooze' in situation.options ? 0.8 : 0.2)
  return {
    status,
    assignee: taken && !spam ? agent : null,
    snoozedUntil: snoozed ? snoozeTime(now, random) : null,
  }
}

function statusOf(items: SeedItem[], age: number, situation: Situation, random: Random): Status {
  if ('spam' in situation.options) return age < 2 ? 'open' : 'closed'
  const last = items.findLast((item) => item.kind === 'message')
  const waitsForUs = last?.direction === 'inbound' && items.length <= 2
  if (age > 9) return random.chance(0.86) ? 'resolved' : random.chance(0.85) ? 'closed' : 'pending'
  if (waitsForUs) return 'open'
  if (last?.direction === 'inbound') return age < 1.5 || random.chance(0.3) ? 'open' : 'resolved'
  return age < 4 && random.chance(0.55) ? 'pending' : 'resolved'
}
