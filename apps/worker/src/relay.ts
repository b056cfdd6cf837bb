import type { PromisedJob } from '@frontdesk/core/context'
import { outboxDepth } from '@frontdesk/core/outbox/count-waiting'
import { takeDueJobs } from '@frontdesk/core/outbox/take-due'
import { logger } from '@frontdesk/runtime/logger'
import { counter, gauge } from '@frontdesk/runtime/metrics'
import { onShutdown } from '@frontdesk/runtime/process/shutdown'

const everyMs = 500

/**
 * Enqueues promised work that nobody has enqueued or finished in time: after a crash between commit and
 * enqueue, after Redis was away or wiped, and when a delayed delivery comes due.
 */
export function startRelay(enqueue: (jobs: PromisedJob[]) => Promise<void>): void {
  const relayed = counter({ name: 'outbox_relayed_total', help: 'Outbox rows the relay has enqueued' })
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  const turn = async () => {
    try {
      const due = await takeDueJobs()
      if (due.length > 0) await enqueue(due)
      relayed.inc(due.length)
    } catch (error) {
      logger.warn({ error }, 'the relay will try again')
    }
    if (!stopped) timer = setTimeout(() => void turn(), everyMs)
  }
  void turn()
  onShutdown('relay', () => {
    stopped = true
    clearTimeout(timer)
  })
  measureDepth()
}

function measureDepth(): void {
  const waiting = gauge({ name: 'outbox_waiting', help: 'Outbox rows that are due and not done' })
  gauge({
    name: 'outbox_oldest_seconds',
    help: 'Age of the oldest outbox row that is due and not done',
    async collect() {
      const depth = await outboxDepth().catch(() => null)
      if (!depth) return
      waiting.set(depth.waiting)
      this.set(depth.oldestSeconds)
    },
  })
}
