import { logger } from '@frontdesk/runtime/logger'
import { recordErrors } from './errors/record.ts'
import { type Service, sampleFigures } from './figures/sample.ts'
import { probeParts } from './uptime/parts.ts'
import { recordProbes } from './uptime/record.ts'

type Watched = { service: 'web' } | { service: 'worker'; smtpPort: number }

const errorsEveryMs = 10_000
const minuteMs = 60_000

/**
 * Keeps what the operations page shows: the errors and figures of this process, and from a worker, minute by minute,
 * which parts answer. The clock of a process does this rather than a schedule, since a database that is away is the
 * very thing to be noted. Returns what ends it, which writes what is left.
 */
export function watchProcess(watched: Watched): () => Promise<void> {
  const timers = [
    every(errorsEveryMs, recordErrors),
    every(minuteMs, () => sampleFigures(watched.service)),
    ...(watched.service === 'worker'
      ? [every(minuteMs, async () => recordProbes(new Date(), await probeParts(watched)))]
      : []),
  ]
  return async () => {
    for (const timer of timers) clearInterval(timer)
    await conclude(watched.service)
  }
}

async function conclude(service: Service): Promise<void> {
  await recordErrors()
  await sampleFigures(service).catch(untold)
}

/** One turn at a time: what takes longer than its interval is not begun again meanwhile. */
function every(milliseconds: number, run: () => Promise<unknown>): NodeJS.Timeout {
  let running = false
  const turn = async () => {
    if (running) return
    running = true
    await run().catch(untold)
    running = false
  }
  return setInterval(() => void turn(), milliseconds).unref()
}

function untold(error: unknown): void {
  logger.debug({ error }, 'figures could not be kept')
}
