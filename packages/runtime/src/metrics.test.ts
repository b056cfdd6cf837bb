import { expect, test } from 'vitest'
import { counter, gauge, histogram, renderMetrics } from './metrics.ts'

test('returns the same metric for the same name', () => {
  const options = { name: 'letters_total', help: 'Letters.', labelNames: ['kind'] as const }
  expect(counter(options)).toBe(counter(options))
})

test('renders own and default metrics in the text format', async () => {
  counter({ name: 'parcels_total', help: 'Parcels.', labelNames: ['size'] }).inc({ size: 'big' }, 2)
  gauge({ name: 'queue_length', help: 'Length.' }).set(7)
  histogram({ name: 'wait_seconds', help: 'Wait.', buckets: [0.1, 1] }).observe(0.5)
  const { contentType, body } = await renderMetrics()
  expect(contentType).toContain('text/plain')
  expect(body).toContain('parcels_total{size="big"} 2')
  expect(body).toContain('queue_length 7')
  expect(body).toContain('wait_seconds_bucket{le="1"} 1')
  expect(body).toContain('process_cpu_seconds_total')
})
