import { createServer } from 'node:http'
import { systemReader } from '@frontdesk/core/context'
import { env } from '@frontdesk/runtime/env'
import { renderMetrics } from '@frontdesk/runtime/metrics'
import { onShutdown } from '@frontdesk/runtime/process/shutdown'
import { withTimeout } from '@frontdesk/runtime/retry'

type Answer = { status: number; type: string; body: string }

const text = (status: number, body: string): Answer => ({ status, type: 'text/plain; charset=utf-8', body })

const pages: Record<string, () => Promise<Answer>> = {
  '/health/live': async () => text(200, 'live\n'),
  '/health/ready': async () =>
    (await databaseAnswers()) ? text(200, 'ready\n') : text(503, 'database is away\n'),
  '/metrics': async () => {
    const { contentType, body } = await renderMetrics()
    return { status: 200, type: contentType, body }
  },
}

/** Health and metrics of the worker. Without METRICS_TOKEN the metrics are for this machine alone. */
export async function startProbeServer(): Promise<void> {
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/'
    const allowed =
      path !== '/metrics' || mayRead(request.headers.authorization, request.socket.remoteAddress)
    const page = allowed ? pages[path] : async () => text(401, 'unauthorized\n')
    const answering = (page ?? (async () => text(404, 'not found\n')))()
    answering
      .catch(() => text(500, 'failed\n'))
      .then(({ status, type, body }) => response.writeHead(status, { 'content-type': type }).end(body))
      .catch(() => response.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(env.WORKER_PORT, () => resolve())
  })
  onShutdown('probe server', () => new Promise<void>((resolve) => server.close(() => resolve())))
}

function mayRead(authorization: string | undefined, peer: string | undefined): boolean {
  if (env.METRICS_TOKEN) return authorization === `Bearer ${env.METRICS_TOKEN}`
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
