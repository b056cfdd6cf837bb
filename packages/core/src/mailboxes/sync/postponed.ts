import { now } from '@frontdesk/runtime/clock'
import type { OrgContext } from '../../context.ts'
import type { MailboxRef } from '../access/access-token.ts'
import type { OpenMailbox } from '../access/open-mailbox.ts'
import { recordIncident } from '../health/incidents.ts'
import { takeMails } from './take-mails.ts'

/** A mail its provider could not hand out although it answered otherwise. */
export type Postponed = { id: string; tries: number; next: string }

const mostAtOnce = 5
const firstMinutes = 1
const longestMinutes = 360

/** Adds mails to those that are asked for again later, and says so where admins look. */
export async function postpone(
  ctx: OrgContext,
  mailboxId: string,
  before: readonly Postponed[],
  ids: readonly string[],
): Promise<Postponed[]> {
  const fresh = ids.filter((id) => before.every((one) => one.id !== id))
  if (fresh.length > 0)
    await recordIncident(ctx, mailboxId, 'mail_unreadable', 'The provider failed to hand out a mail')
  return [...before, ...fresh.map((id) => later(id, 0))]
}

/** Asks again for the mails whose time has come; answers those that are still to be had. */
export async function retryPostponed(
  mailbox: MailboxRef,
  open: OpenMailbox,
  all: readonly Postponed[],
): Promise<Postponed[]> {
  const due = all.filter(({ next }) => Date.parse(next) <= now().getTime()).slice(0, mostAtOnce)
  const left = new Map(all.map((one) => [one.id, one]))
  for (const { id, tries } of due) {
    const ref = { id, threadId: null, sent: false, read: false, archived: false, at: null }
    const { postponed } = await takeMails(mailbox, open, [ref], { postpone: true })
    if (postponed.length === 0) left.delete(id)
    else left.set(id, later(id, tries + 1))
  }
  return [...left.values()]
}

function later(id: string, tries: number): Postponed {
  const minutes = Math.min(longestMinutes, firstMinutes * 2 ** tries)
  return { id, tries, next: new Date(now().getTime() + minutes * 60_000).toISOString() }
}
