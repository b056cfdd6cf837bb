import type { Mailbox } from '../api.ts'

type Troubled = Pick<Mailbox, 'id' | 'address' | 'state'>
type Alarm = { words: string; href: string; severity: 'error' | 'warning' }

/** What to say of the mailboxes that need somebody, and where to go; null when there are none. */
export function alarmOf(mailboxes: readonly Troubled[]): Alarm | null {
  const [first, second] = mailboxes
  if (!first) return null
  const severity = mailboxes.some(({ state }) => state === 'reconnect') ? 'error' : 'warning'
  if (second)
    return {
      words: `${first.address} and others need your attention.`,
      href: '/settings/mailboxes',
      severity,
    }
  const words =
    first.state === 'reconnect'
      ? `${first.address} has to be connected again: no mail comes in or goes out.`
      : `${first.address} needs your attention.`
  return { words, href: `/settings/mailboxes/${first.id}`, severity }
}
