import { type Tone, ToneChip } from './ToneChip.tsx'

const words: Record<string, { label: string; tone: Tone }> = {
  open: { label: 'Open', tone: 'accent' },
  pending: { label: 'Pending', tone: 'warn' },
  snoozed: { label: 'Snoozed', tone: 'neutral' },
  resolved: { label: 'Resolved', tone: 'calm' },
  closed: { label: 'Closed', tone: 'neutral' },
  draft: { label: 'Draft', tone: 'neutral' },
  in_review: { label: 'In review', tone: 'warn' },
  archived: { label: 'Archived', tone: 'neutral' },
  internal: { label: 'Internal', tone: 'warn' },
  inactive: { label: 'Off', tone: 'neutral' },
  published: { label: 'Published', tone: 'calm' },
  active: { label: 'Active', tone: 'calm' },
  disabled: { label: 'Disabled', tone: 'neutral' },
  revoked: { label: 'Revoked', tone: 'neutral' },
}

/** The state of a conversation, an article, a member or a key. */
export function StatusChip({ status }: { status: string }) {
  const { label, tone } = words[status] ?? { label: status, tone: 'neutral' }
  return <ToneChip label={label} tone={tone} />
}
