import { z } from 'zod'
import type { Widget } from './api.ts'

export const schema = z.object({
  name: z.string().trim().min(1, 'Give it a name').max(80),
  enabled: z.boolean(),
  origins: z
    .string()
    .refine((text) => linesOf(text).every(isOrigin), 'Each line a site such as https://shop.example'),
  mailbox: z.string(),
  team: z.string(),
  greeting: z.string().trim().max(300, 'At most 300 letters'),
  hours: z.string().trim().max(200, 'At most 200 letters'),
  color: z
    .string()
    .trim()
    .regex(/^#[\da-f]{6}$/i, 'Six digits behind a #, such as #0f6b5c'),
  asks: z.enum(['nothing', 'optional', 'required']),
})
export type Fields = z.infer<typeof schema>

export function fieldsOf(widget: Widget | undefined): Fields {
  const { origins = [], mailboxId = null, teamId = null } = widget ?? {}
  return {
    name: widget?.name ?? '',
    enabled: widget?.enabled ?? true,
    origins: origins.join('\n'),
    mailbox: mailboxId ?? '',
    team: teamId ?? '',
    greeting: widget?.greeting ?? 'Hello! How can we help?',
    hours: widget?.hours ?? '',
    color: widget?.color ?? '#0f6b5c',
    asks: widget?.asks ?? 'optional',
  }
}

export function bodyOf({ origins, mailbox, team, ...fields }: Fields) {
  return {
    ...fields,
    origins: linesOf(origins),
    mailboxId: mailbox === '' ? null : mailbox,
    teamId: team === '' ? null : team,
  }
}

/** What goes into a page of the site. */
export function snippetOf(desk: string, { key, color }: { key: string; color: string }): string {
  return `<script src="${desk}/widget.js" data-key="${key}" data-color="${color}" async></script>`
}

/** A pasted address of a page means its site. */
function linesOf(text: string): string[] {
  const lines = text.split(/[\s,]+/).filter(Boolean)
  return lines.map((line) => (URL.canParse(line) && isWeb(line) ? new URL(line).origin : line))
}

function isOrigin(line: string): boolean {
  return URL.canParse(line) && isWeb(line)
}

/** Encrypted everywhere but on the own machine. */
function isWeb(line: string): boolean {
  const { protocol, hostname } = new URL(line)
  if (!/^[a-z\d.-]+$/.test(hostname)) return false
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1'].includes(hostname))
}
