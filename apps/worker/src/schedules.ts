import { tellOverdueCases } from '@frontdesk/core/compliance/tell-overdue'
import { compareAllPasts } from '@frontdesk/core/conversations/history/compare-past'
import { wakeDueConversations } from '@frontdesk/core/conversations/wake-due'
import { checkMailboxes } from '@frontdesk/core/mailboxes/health/check'
import { wakeDueMailboxes } from '@frontdesk/core/mailboxes/sync/wake-due'
import { mailDigests } from '@frontdesk/core/notifications/digest/mail-digests'
import { removeExpired } from '@frontdesk/core/operations/retention/remove-expired'
import { claimTurns, concludeTurn, registerSchedules } from '@frontdesk/core/operations/schedules/turns'
import { sweepRawMails } from '@frontdesk/core/operations/sweep-raw'
import { keepCounted } from '@frontdesk/core/reports/keep-counted'
import { recountAll } from '@frontdesk/core/reports/recount'
import { expirePresence } from '@frontdesk/core/routing/presence/expire'
import { wakeWaitingQueues } from '@frontdesk/core/routing/queue/wake-waiting'
import { checkSla } from '@frontdesk/core/sla/clocks/check'
import { pruneWorkflows } from '@frontdesk/core/workflows/running/prune'
import { wakeWaitingEvents } from '@frontdesk/core/workflows/running/turn/wake-waiting'
import { logger } from '@frontdesk/runtime/logger'
import { onShutdown } from '@frontdesk/runtime/process/shutdown'
import { afterMail } from './mail-first.ts'

type Schedule = { name: string; everySeconds: number; run: () => Promise<unknown> }

/** Everything that happens by the clock. One worker takes each turn; a turn that overlaps another does no harm. */
const schedules: Schedule[] = [
  { name: 'wake snoozed conversations', everySeconds: 15, run: wakeDueConversations },
  { name: 'look for new mail', everySeconds: 3, run: wakeDueMailboxes },
  { name: 'note who fell silent', everySeconds: 15, run: expirePresence },
  { name: 'look at queues', everySeconds: 10, run: wakeWaitingQueues },
  { name: 'check SLA clocks', everySeconds: 5, run: checkSla },
  { name: 'look at deadlines of cases', everySeconds: 15, run: tellOverdueCases },
  { name: 'look for events of workflows', everySeconds: 10, run: wakeWaitingEvents },
  { name: 'mail what was not read', everySeconds: 120, run: mailDigests },
  { name: 'count for reports', everySeconds: 15, run: () => afterMail().then(keepCounted) },
  { name: 'recount for reports', everySeconds: 24 * 3_600, run: recountAll },
  { name: 'compare timelines', everySeconds: 24 * 3_600, run: compareAllPasts },
  { name: 'check mailboxes', everySeconds: 60, run: checkMailboxes },
  { name: 'sweep raw mails', everySeconds: 6 * 3_600, run: sweepRawMails },
  { name: 'forget old runs of workflows', everySeconds: 3_600, run: pruneWorkflows },
  { name: 'remove what is past its term', everySeconds: 3_600, run: () => removeExpired() },
]

const lookEveryMs = 1_000

/** Looks every second for turns that are due and runs those no other worker has taken. */
export function startSchedules(): void {
  const running = new Set<string>()
  let known = false
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const look = async () => {
    try {
      if (!known) await registerSchedules(schedules.map(({ name, everySeconds }) => ({ name, everySeconds })))
      known = true
      const free = schedules.map(({ name }) => name).filter((name) => !running.has(name))
      for (const name of await claimTurns(free)) void take(name, running)
    } catch (error) {
      logger.warn({ error }, 'schedules will be looked at again')
    }
    if (!stopped) timer = setTimeout(() => void look(), lookEveryMs)
  }
  void look()
  onShutdown('schedules', () => {
    stopped = true
    clearTimeout(timer)
  })
}

async function take(name: string, running: Set<string>): Promise<void> {
  running.add(name)
  const begun = performance.now()
  const passed = () => performance.now() - begun
  try {
    const found = await schedules.find((schedule) => schedule.name === name)?.run()
    const amount = typeof found === 'number' ? found : null
    await concludeTurn({ name, outcome: 'done', amount, durationMs: passed() })
  } catch (error) {
    logger.warn({ error, schedule: name }, 'schedule failed')
    await concludeTurn({ name, outcome: 'failed', durationMs: passed() }).catch((failure: unknown) =>
      logger.warn({ error: failure, schedule: name }, 'a failed turn could not be recorded'),
    )
  } finally {
    running.delete(name)
  }
}
