import { createServer } from 'node:http'
import { systemReader } from '@frontdesk/core/context'
import { readOperationsState } from '@frontdesk/core/operations/read-state'
import { equalInConstantTime } from '@frontdesk/runtime/crypto'
import { env } from '@frontdesk/runtime/env'
import { renderMetrics } from '@frontdesk/runtime/metrics'
import { onShutdown } from '@frontdesk/runtime/process/shutdown'
import { withTimeout } from '@frontdesk/runtime/retry'

type Answer = { status: number; type: string; body: string }

const text = (status: number, body: string): Answer => ({ status, type: 'text/plain; charset=utf-8', body })

type Own = { smtpPort: number }

const pages: Record<string, (own: Own) => Promise<Answer>> = {
  '/health/live': async () => text(200, 'live\n'),
  '/health/ready': async () =>
    (await databaseAnswers()) ? text(200, 'ready\n') : text(503, 'database is away\n'),
  '/health/detailed': async (own) => ({
    status: 200,
    type: 'application/json',
    body: JSON.stringify(await readOperationsState(own)),
  }),
  '/metrics': async () => {
    const { contentType, body } = await renderMetrics()
    return { status: 200, type: contentType, body }
  },
}

/** For operators: what names parts of the installation, and how much it does. */
const guarded = new Set(['/health/detailed', '/metrics'])

/** Health and metrics of the worker. Without METRICS_TOKEN details and metrics are for this machine alone. */
export async function startProbeServer(own: Own): Promise<{ port: number; close: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/'
    const allowed = !guarded.has(path) || mayRead(request.headers.authorization, request.socket.remoteAddress)
    const page = allowed ? pages[path] : async () => text(401, 'unauthorized\n')
    const answering = (page ?? (async () => text(404, 'not found\n')))(own)
    answering
      .catch(() => text(500, 'failed\n'))
      .then(({ status, type, body }) => response.writeHead(status, { 'content-type': type }).end(body))
      .catch(() => response.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(env.WORKER_PORT, () => resolve())
  })
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()))
  onShutdown('probe server', close)
  const bound = server.address()
  return { port: typeof bound === 'object' && bound !== null ? bound.port : env.WORKER_PORT, close }
}

function mayRead(authorization: string | undefined, peer: string | undefined): boolean {
  if (env.METRICS_TOKEN) return equalInConstantTime(authorization ?? '', `Bearer ${env.METRICS_TOKEN}`)
  return peer === '127.0.0.1' || peer === '::1' || peer === '::ffff:127.0.0.1'
}

async function databaseAnswers(): Promise<boolean> {
  try {
    await withTimeout(2_000, () => systemReader().$queryRaw`SELECT 1`)
    return true
  } catch {
    return false
  }
}
