import { now } from '@frontdesk/runtime/clock'
import type { MailboxRef } from '../access/access-token.ts'
import { openMailbox } from '../access/open-mailbox.ts'
import type { Backfill } from './lease.ts'
import { takeMails } from './take-mails.ts'

const pageSize = 100

/**
 * Fetches one page of what lay in the mailbox before it was connected, newest page first and each page oldest
 * mail first. It spends from the share of the quota that history may have.
 */
export async function fetchHistory(
  mailbox: MailboxRef,
  backfill: Backfill,
  onTaken: () => void,
): Promise<{ backfill: Backfill; postponed: string[] }> {
  const open = await openMailbox(mailbox, 'history')
  if (open === null || open === 'forwarding') return { backfill, postponed: [] }
  try {
    const listed = await open.channel.listMails({ page: backfill.page, since: null, limit: pageSize })
    const taking = { history: true, postpone: true, onTaken }
    const { postponed } = await takeMails(mailbox, open, listed.mails.toReversed(), taking)
    const done = backfill.done + listed.mails.length
    const ended = listed.next === null
    return {
      backfill: {
        ...backfill,
        page: listed.next,
        done,
        total: listed.total ?? backfill.total,
        state: ended ? 'done' : 'running',
        finishedAt: ended ? now().toISOString() : null,
      },
      postponed,
    }
  } finally {
    await open.channel.close()
  }
}
