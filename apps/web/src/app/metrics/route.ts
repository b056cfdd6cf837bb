import { renderMetrics } from '@frontdesk/runtime/metrics'
import { operatorsOnly } from '../../server/operations/operators-only.ts'

export const dynamic = 'force-dynamic'
export const GET = operatorsOnly(async () => {
  const { contentType, body } = await renderMetrics()
  return new Response(body, { headers: { 'content-type': contentType, 'cache-control': 'no-store' } })
})
