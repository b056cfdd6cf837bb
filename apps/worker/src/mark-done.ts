import { markJobsDone } from '@frontdesk/core/outbox/mark-done'

type Waiting = { id: string; resolve: () => void; reject: (error: unknown) => void }

let waiting: Waiting[] = []
const gatherMs = 15

/** Marks an outbox row done, together with all that finish within the same few milliseconds. */
export function markDone(id: string): Promise<void> {
  return new Promise((resolve, reject) => {
    waiting.push({ id, resolve, reject })
    if (waiting.length === 1) setTimeout(() => void flush(), gatherMs)
  })
}

async function flush(): Promise<void> {
  const batch = waiting
  waiting = []
  try {
    await markJobsDone(batch.map((entry) => entry.id))
    for (const entry of batch) entry.resolve()
  } catch (error) {
    for (const entry of batch) entry.reject(error)
  }
}
