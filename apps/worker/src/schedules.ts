import { wakeDueConversations } from '@frontdesk/core/conversations/wake-due'
import { checkMailboxes } from '@frontdesk/core/mailboxes/health/check'
import { wakeDueMailboxes } from '@frontdesk/core/mailboxes/sync/wake-due'
import { sweepRawMails } from '@frontdesk/core/operations/sweep-raw'
import { tidyUp } from '@frontdesk/core/outbox/tidy'
import { expirePresence } from '@frontdesk/core/routing/presence/expire'
import { wakeWaitingQueues } from '@frontdesk/core/routing/queue/wake-waiting'
import { logger } from '@frontdesk/runtime/logger'
import { onShutdown } from '@frontdesk/runtime/process/shutdown'

/** Everything that happens by the clock. Each is safe to run in several workers at once. */
const schedules = [
  { name: 'wake snoozed conversations', everySeconds: 15, run: wakeDueConversations },
  { name: 'look for new mail', everySeconds: 3, run: wakeDueMailboxes },
  { name: 'note who fell silent', everySeconds: 15, run: expirePresence },
  { name: 'look at queues', everySeconds: 10, run: wakeWaitingQueues },
  { name: 'check mailboxes', everySeconds: 60, run: checkMailboxes },
  { name: 'sweep raw mails', everySeconds: 6 * 3_600, run: sweepRawMails },
  { name: 'tidy up', everySeconds: 3_600, run: tidyUp },
]

export function startSchedules(): void {
  for (const { name, everySeconds, run } of schedules) {
    const turn = () =>
      void Promise.resolve(run()).catch((error: unknown) =>
        logger.warn({ error, schedule: name }, 'schedule failed'),
      )
    const timer = setInterval(turn, everySeconds * 1_000)
    onShutdown(name, () => clearInterval(timer))
  }
}
