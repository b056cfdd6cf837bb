import { type Tone, ToneChip } from '../../../ui/ToneChip.tsx'

const words: Record<string, { label: string; tone: Tone }> = {
  running: { label: 'Running', tone: 'accent' },
  waiting: { label: 'Waiting', tone: 'warn' },
  done: { label: 'Done', tone: 'calm' },
  failed: { label: 'Failed', tone: 'late' },
  skipped: { label: 'Skipped', tone: 'neutral' },
  cancelled: { label: 'Cancelled', tone: 'neutral' },
}

/** The state of a run or of one of its steps. */
export function RunStateChip({ state }: { state: string }) {
  const { label, tone } = words[state] ?? { label: state, tone: 'neutral' }
  return <ToneChip label={label} tone={tone} />
}
