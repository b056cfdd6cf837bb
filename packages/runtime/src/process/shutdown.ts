import { logger } from '../logger.ts'
import { withTimeout } from '../retry.ts'
import { oncePerProcess } from './once.ts'

/** A step that waits for a server which is away must not take the time of all others. */
const longestStepMs = 10_000

type Step = { name: string; run: () => Promise<void> | void }

/** Registers something to close when the process is told to stop. What was opened last is closed first. */
export function onShutdown(name: string, run: () => Promise<void> | void): void {
  steps().push({ name, run })
}

/**
 * On SIGTERM or SIGINT runs every registered step and exits with code 0, or with code 1 when they
 * take longer than `graceMs`. A second signal exits at once.
 */
export function installShutdown({ graceMs }: { graceMs: number }): void {
  oncePerProcess('shutdown.installed', () => {
    let stopping = false
    const stop = (signal: NodeJS.Signals) => {
      if (stopping) process.exit(1)
      stopping = true
      logger.info({ signal }, 'stopping')
      void stopWithin(graceMs).then((code) => process.exit(code))
    }
    process.on('SIGTERM', stop).on('SIGINT', stop)
    return true
  })
}

async function stopWithin(graceMs: number): Promise<number> {
  try {
    await withTimeout(graceMs, runSteps)
    return 0
  } catch (error) {
    logger.error({ error }, 'did not stop in time')
    return 1
  }
}

async function runSteps(): Promise<void> {
  for (const step of steps().toReversed()) {
    try {
      await withTimeout(longestStepMs, async () => step.run())
    } catch (error) {
      logger.error({ step: step.name, error }, 'a shutdown step failed')
    }
  }
}

function steps(): Step[] {
  return oncePerProcess('shutdown.steps', () => [])
}
