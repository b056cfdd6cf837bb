/** How far a transaction has come: once its end was asked for, nobody knows whether it was. */
export type Progress = { ending: boolean }

const mostAttempts = 4
/** A caller waits for somebody; longer than this nothing is tried once more. */
const longestMs = 3_000

/**
 * Runs a transaction again that certainly changed nothing: one that PostgreSQL itself asks to repeat, and one whose
 * connection was lost before its COMMIT went out. One that was cut off in its COMMIT may have happened and is left.
 */
export async function tryAgain<T>(run: (progress: Progress) => Promise<T>): Promise<T> {
  const since = Date.now()
  for (let attempt = 1; ; attempt++) {
    const progress = { ending: false }
    try {
      return await run(progress)
    } catch (error) {
      if (attempt >= mostAttempts || Date.now() - since > longestMs) throw error
      const pauseMs = isConflict(error) ? 40 * attempt : isUndone(error, progress) ? 100 * 2 ** attempt : null
      if (pauseMs === null) throw error
      await new Promise((resolve) => setTimeout(resolve, (0.5 + Math.random() / 2) * pauseMs))
    }
  }
}

const conflicts = ['40001', '40P01']

/** Serialization failures and deadlocks, which PostgreSQL asks the client to try again. */
function isConflict(error: unknown): boolean {
  const { code, meta, message } = partsOf(error)
  return code === 'P2034' || conflicts.some((state) => meta.includes(state) || message.includes(`"${state}"`))
}

/** The client saw the end of its connection before it wrote anything more to it. */
const unsent = 'not queryable'

function isUndone(error: unknown, { ending }: Progress): boolean {
  return ending ? partsOf(error).message.includes(unsent) : isLost(error)
}

/** Of Prisma: no server reached, connection closed; of PostgreSQL: class 08, shut down, crashed, starting up. */
const lostCodes = new Set(['P1001', 'P1017', 'ECONNRESET', 'ECONNREFUSED', 'EPIPE'])
const lostStates = /"(?:08\d{3}|57P0[123])"/
const lostWords =
  /not queryable|connection terminated|server has closed the connection|ECONNRESET|ECONNREFUSED|EPIPE/i

function isLost(error: unknown): boolean {
  const { code, meta, message } = partsOf(error)
  return lostCodes.has(code) || lostStates.test(meta) || lostWords.test(message)
}

function partsOf(error: unknown): { code: string; meta: string; message: string } {
  if (!(error instanceof Error)) return { code: '', meta: '', message: '' }
  return {
    code: 'code' in error ? String(error.code) : '',
    meta: 'meta' in error ? JSON.stringify(error.meta ?? {}) : '',
    message: error.message,
  }
}
