import type { Tone } from '../../ui/ToneChip.tsx'
import type { Case, Entry } from './api.ts'

export const severityWords: Record<Case['severity'], { label: string; tone: Tone }> = {
  urgent: { label: 'Urgent', tone: 'late' },
  high: { label: 'High', tone: 'warn' },
  normal: { label: 'Normal', tone: 'neutral' },
  low: { label: 'Low', tone: 'neutral' },
}

export const stateWords: Record<Case['state'], { label: string; tone: Tone }> = {
  open: { label: 'Open', tone: 'accent' },
  investigating: { label: 'Investigating', tone: 'warn' },
  closed: { label: 'Closed', tone: 'neutral' },
}

export const severityChoices = (['urgent', 'high', 'normal', 'low'] as const).map((value) => ({
  value,
  label: severityWords[value].label,
}))

type Said = Record<string, unknown> & { message?: { subject?: string; text?: string } | null }

/** What an entry says happened, and the longer words below it. */
export function entrySentence({ kind, content, actor }: Entry): { title: string; text: string } {
  const said = (content ?? {}) as Said
  const who = actor.name || 'Frontdesk'
  const word = (name: string) => (typeof said[name] === 'string' ? said[name] : '')
  const quoted = said.message ? `${said.message.subject ?? ''}\n\n${said.message.text ?? ''}`.trim() : ''
  const titles: Record<string, string> = {
    opened: `${who} opened the case: ${word('reason')}`,
    message: `A further message came in: ${word('reason')}`,
    severity: `The severity rose from ${word('from')} to ${word('to')}`,
    state: `${who} set it to ${word('to')}${word('reason') ? `: ${word('reason')}` : ''}`,
    note: `${who} wrote a note`,
    overdue: 'Nobody had looked into it by its deadline',
    export: `${who} exported the case as ${word('format')}`,
  }
  return { title: titles[kind] ?? kind, text: kind === 'note' ? word('text') : quoted }
}
