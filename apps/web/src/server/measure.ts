import { latencyBounds } from '@frontdesk/core/operations/figures/latency'
import { logger } from '@frontdesk/runtime/logger'
import { counter, histogram } from '@frontdesk/runtime/metrics'

const labelNames = ['route', 'method', 'status'] as const

/** Counts and times the answer of one route, and logs one line about it. */
export async function measure(
  { path, method }: { path: string; method: string },
  answer: () => Promise<Response>,
): Promise<Response> {
  const start = performance.now()
  const response = await answer()
  const seconds = (performance.now() - start) / 1000
  const labels = { route: path, method, status: String(response.status) }
  counter({ name: 'http_requests_total', help: 'Answered requests', labelNames }).inc(labels)
  histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from request to answer',
    labelNames,
    buckets: latencyBounds,
  }).observe(labels, seconds)
  logger.info({ ...labels, milliseconds: Math.round(seconds * 1000) }, 'answered')
  return response
}
