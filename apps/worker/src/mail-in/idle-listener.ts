import { listen, takeUnheard } from '@frontdesk/core/mailboxes/sync/listen'
import { logger } from '@frontdesk/runtime/logger'
import { gauge } from '@frontdesk/runtime/metrics'
import { onShutdown } from '@frontdesk/runtime/process/shutdown'

const everyMs = 5_000
/** Each is one open connection; what is beyond this is listened to by other workers, or polled. */
const mostAtATime = 200

/** Listens to mailboxes whose servers say at once when mail comes, one connection for each of them. */
export function startIdleListener(): void {
  const stopping = new AbortController()
  const running = new Set<Promise<void>>()
  const turn = async () => {
    const free = mostAtATime - running.size
    for (const mailbox of free > 0 ? await takeUnheard(free) : []) {
      const one = listen(mailbox, stopping.signal)
      running.add(one)
      void one.finally(() => running.delete(one))
    }
  }
  const timer = setInterval(() => {
    turn().catch((error: unknown) => logger.warn({ error }, 'mailboxes could not be listened to'))
  }, everyMs)
  onShutdown('idle listener', async () => {
    clearInterval(timer)
    stopping.abort()
    await Promise.all(running)
  })
  gauge({
    name: 'mailboxes_listened_to',
    help: 'Mailboxes this process keeps a connection open for',
    collect() {
      this.set(running.size)
    },
  })
}
