import type { AiCallRecord } from '@frontdesk/ai/calls/call-record'
import { counter, histogram } from '@frontdesk/runtime/metrics'

/** Counts calls of providers by how they ended, and how long those took that were made. Models are left out: people name them. */
export function measureCalls(calls: AiCallRecord[]): void {
  for (const { task, provider, outcome, latencyMs } of calls) {
    ended().inc({ task, provider, outcome })
    if (!unmade.has(outcome)) took().observe({ task, provider }, latencyMs / 1_000)
  }
}

const unmade = new Set<AiCallRecord['outcome']>(['breaker_open', 'over_budget', 'cached'])

function ended() {
  return counter({
    name: 'ai_calls_total',
    help: 'Calls of providers by how they ended; ok and repaired gave an answer, cached ones were not made',
    labelNames: ['task', 'provider', 'outcome'],
  })
}

function took() {
  return histogram({
    name: 'ai_call_duration_seconds',
    help: 'How long calls of providers took',
    labelNames: ['task', 'provider'],
    buckets: [0.25, 0.5, 1, 2, 4, 8, 15, 30],
  })
}
