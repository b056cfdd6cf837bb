import { markJobsDone } from '@frontdesk/core/outbox/mark-done'

type Waiting = { id: string; resolve: () => void; reject: (error: unknown) => void }

let waiting: Waiting[] = []
let marking = false

/** Marks an outbox row done, together with all that finish in the same turn or while others are being marked. */
export function markDone(id: string): Promise<void> {
  return new Promise((resolve, reject) => {
    waiting.push({ id, resolve, reject })
    if (marking) return
    marking = true
    setImmediate(() => void markAll())
  })
}

async function markAll(): Promise<void> {
  while (waiting.length > 0) {
    const batch = waiting
    waiting = []
    try {
      await markJobsDone(batch.map((entry) => entry.id))
      for (const entry of batch) entry.resolve()
    } catch (error) {
      for (const entry of batch) entry.reject(error)
    }
  }
  marking = false
}
