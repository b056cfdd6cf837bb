import { env } from '@frontdesk/runtime/env'
import { plainWords } from '../../plain-words.ts'
import type { NotificationKind } from '../kinds.ts'
import type { DigestLine } from './read.ts'

const mostLines = 30

/** Subject and text of a digest. What others chose to call things stands there as words only. */
export function digestWords(lines: readonly DigestLine[]): { subject: string; text: string } {
  const subject =
    lines.length === 1
      ? 'Something waits for you on Frontdesk'
      : `${lines.length} things wait for you on Frontdesk`
  const shown = lines.slice(0, mostLines).map(lineOf)
  const rest = lines.length - shown.length
  const more = rest > 0 ? [`And ${rest} more: ${new URL('/inbox', env.WEB_URL).href}`] : []
  const end = `What you are mailed is yours to choose: ${new URL('/settings/account', env.WEB_URL).href}`
  return { subject, text: `${[...shown, ...more, end].join('\n\n')}\n` }
}

function lineOf({ kind, by, number, subject }: DigestLine): string {
  const what = subject === null ? `conversation ${number}` : `conversation ${number} (${plainWords(subject)})`
  const link = new URL(`/inbox/${number}`, env.WEB_URL).href
  return `${sentences[kind](by === null ? null : plainWords(by), what)}\n${link}`
}

const sentences: Record<NotificationKind, (by: string | null, what: string) => string> = {
  mention: (by, what) => `${by ?? 'Somebody'} mentioned you in ${what}.`,
  assigned: (by, what) => (by === null ? `You were given ${what}.` : `${by} gave you ${what}.`),
  followed: (_by, what) => `There is news in ${what}, which you follow.`,
  notified: (_by, what) => `A workflow asks you to look at ${what}.`,
  summary: (_by, what) => `The end of ${what} was summed up.`,
}
