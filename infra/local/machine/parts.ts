/** The parts of a running product, stopped in the reverse order of their start. */
export type Parts = {
  /** Registers a running part. After stopAll it is stopped at once and an error is thrown instead. */
  add(name: string, stop: () => Promise<void>): Promise<void>
  /** Takes a part that ended by itself off the list. */
  remove(name: string): void
  stopAll(report?: (name: string) => void): Promise<void>
  /** Aborted when stopAll is called. */
  signal: AbortSignal
}

/** Somebody asked for an end while the start was still under way. */
export class Stopped extends Error {
  override name = 'Stopped'
}

export function createParts(): Parts {
  const parts: { name: string; stop: () => Promise<void> }[] = []
  const controller = new AbortController()
  let stopped: Promise<void> | undefined
  return {
    signal: controller.signal,
    add: async (name, stop) => {
      if (controller.signal.aborted) {
        await stop()
        throw new Stopped(`${name} was stopped`)
      }
      parts.push({ name, stop })
    },
    remove: (name) => {
      const index = parts.findIndex((part) => part.name === name)
      if (index >= 0) parts.splice(index, 1)
    },
    stopAll: (report) => {
      controller.abort(new Stopped('Stopped during the start'))
      stopped ??= stopInReverse(parts, report)
      return stopped
    },
  }
}

/** One part that cannot be stopped must not keep the others running; the first such error is thrown last. */
async function stopInReverse(
  parts: { name: string; stop: () => Promise<void> }[],
  report?: (name: string) => void,
): Promise<void> {
  const failures: unknown[] = []
  for (const { name, stop } of parts.splice(0).toReversed()) {
    report?.(name)
    await stop().catch((error: unknown) => failures.push(error))
  }
  if (failures.length > 0) throw failures[0]
}
