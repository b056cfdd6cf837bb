import { ToneChip } from '../../../../ui/ToneChip.tsx'
import type { Endpoint } from '../api.ts'

/** How an endpoint is doing. */
export function EndpointChip({ endpoint: { state, failingSince } }: { endpoint: Endpoint }) {
  if (state === 'disabled') return <ToneChip tone="late" label="Switched off" />
  if (state === 'paused') return <ToneChip label="Paused" />
  if (failingSince !== null) return <ToneChip tone="warn" label="Failing" />
  return <ToneChip tone="calm" label="Active" />
}
