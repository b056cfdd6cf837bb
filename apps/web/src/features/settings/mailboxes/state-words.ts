import type { Tone } from '../../../ui/ToneChip.tsx'
import type { Mailbox } from './api.ts'

/** What a mailbox's state says at a glance. */
export const stateWords: Record<Mailbox['state'], { label: string; tone: Tone }> = {
  active: { label: 'Connected', tone: 'calm' },
  paused: { label: 'Paused', tone: 'neutral' },
  reconnect: { label: 'Connect again', tone: 'late' },
  disconnected: { label: 'Disconnected', tone: 'neutral' },
}

export const channelWords: Record<string, string> = {
  forwarding: 'Forwarding address',
  gmail: 'Gmail',
  outlook: 'Outlook',
  imap: 'IMAP and SMTP',
}

/** What people call the place their mail lives at. */
export function providerName(channel: string): string {
  return channel === 'gmail' ? 'Gmail' : channel === 'outlook' ? 'Outlook' : 'your mail server'
}

/** A span of seconds in the largest unit that says enough: 90 → "2 min". */
export function spanOf(seconds: number): string {
  if (seconds < 60) return `${Math.max(0, Math.round(seconds))} s`
  if (seconds < 3_600) return `${Math.round(seconds / 60)} min`
  if (seconds < 86_400) return `${Math.round(seconds / 3_600)} h`
  return `${Math.round(seconds / 86_400)} days`
}
