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
    buckets: [0.005, 0.01, 0.02, 0.04, 0.08, 0.15, 0.3, 0.6, 1.2, 2.5, 5, 10],
  }).observe(labels, seconds)
  logger.info({ ...labels, milliseconds: Math.round(seconds * 1000) }, 'answered')
  return response
}
