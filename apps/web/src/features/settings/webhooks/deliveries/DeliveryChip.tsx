import { type Tone, ToneChip } from '../../../../ui/ToneChip.tsx'
import type { Delivery } from '../api.ts'

const words: Record<Delivery['state'], { label: string; tone: Tone }> = {
  waiting: { label: 'On its way', tone: 'accent' },
  delivered: { label: 'Delivered', tone: 'calm' },
  failed: { label: 'Failed', tone: 'late' },
}

/** How a delivery ended, with the status it was answered with. */
export function DeliveryChip({ delivery: { state, responseStatus } }: { delivery: Delivery }) {
  const { label, tone } = words[state]
  return <ToneChip tone={tone} label={responseStatus === null ? label : `${label} · ${responseStatus}`} />
}
