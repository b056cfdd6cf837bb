import { z } from 'zod'
import type { StatusBlock } from './status-parts.ts'

const address = z
  .string()
  .max(320)
  .regex(/^[^\s@]+@[^\s@]+$/)

const recipients = z
  .array(
    z.object({
      emailAddress: address,
      action: z.string().optional(),
      status: z.string().optional(),
      diagnosticCode: z.string().optional(),
    }),
  )
  .max(1_000)

const notice = z.object({
  bounce: z
    .object({
      bounceType: z.string().default(''),
      bounceSubType: z.string().default(''),
      bouncedRecipients: recipients,
    })
    .optional(),
  complaint: z.object({ complainedRecipients: recipients }).optional(),
  delivery: z.object({ recipients: z.array(address).max(1_000) }).optional(),
})

/** Bounces and deliveries that a sending service reports as JSON in a mail (Amazon SES through SNS). */
export function readNotices(text: string): StatusBlock[] {
  const { bounce, delivery } = read(text) ?? {}
  if (!bounce) return (delivery?.recipients ?? []).map(delivered)
  const meant = kinds[bounce.bounceSubType] ?? (bounce.bounceType === 'Permanent' ? kinds.NoEmail : undefined)
  return bounce.bouncedRecipients.map((one) => ({
    recipient: one.emailAddress.toLowerCase(),
    action: one.action ?? null,
    status: one.status ?? null,
    diagnostic: one.diagnosticCode ?? meant ?? '',
  }))
}

function delivered(recipient: string): StatusBlock {
  return { recipient: recipient.toLowerCase(), action: 'delivered', status: null, diagnostic: '' }
}

/** Who complained, as such a service reports it. */
export function readComplainers(text: string): string[] {
  return (read(text)?.complaint?.complainedRecipients ?? []).map((one) => one.emailAddress.toLowerCase())
}

/** What its kinds of bounces say in the words of servers, where no server is quoted. */
const kinds: Readonly<Record<string, string>> = {
  NoEmail: 'user unknown',
  Suppressed: 'user unknown',
  OnAccountSuppressionList: 'user unknown',
  MailboxFull: 'mailbox full',
  MessageTooLarge: 'message too large',
  ContentRejected: 'message content rejected',
  AttachmentRejected: 'attachment not allowed',
}

function read(text: string): z.infer<typeof notice> | undefined {
  if (!/^\s*\{/.test(text)) return undefined
  const outer = parse(text.slice(0, text.lastIndexOf('}') + 1))
  const message = z.object({ Message: z.string() }).safeParse(outer)
  return notice.safeParse(message.success ? parse(message.data.Message) : outer).data
}

function parse(text: string): unknown {
  try {
    // Mail programs break its long lines.
    return JSON.parse(text.replaceAll(/\r?\n/g, ''))
  } catch {
    return null
  }
}
