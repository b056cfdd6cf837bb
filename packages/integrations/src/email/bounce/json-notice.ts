import { z } from 'zod'
import type { StatusBlock } from './status-parts.ts'

const notice = z.object({
  bounce: z.object({
    bouncedRecipients: z
      .array(
        z.object({
          emailAddress: z.string(),
          action: z.string().optional(),
          status: z.string().optional(),
          diagnosticCode: z.string().optional(),
        }),
      )
      .max(1_000),
  }),
})

/** Bounces that a sending service reports as JSON in a mail (Amazon SES through SNS). */
export function readNotices(text: string): StatusBlock[] {
  if (!/^\s*\{/.test(text)) return []
  const outer = parse(text.slice(0, text.lastIndexOf('}') + 1))
  const message = z.object({ Message: z.string() }).safeParse(outer)
  const found = notice.safeParse(message.success ? parse(message.data.Message) : outer)
  return (found.data?.bounce.bouncedRecipients ?? []).map((one) => ({
    recipient: one.emailAddress.toLowerCase(),
    action: one.action ?? null,
    status: one.status ?? null,
    diagnostic: one.diagnosticCode ?? '',
  }))
}

function parse(text: string): unknown {
  try {
    // Mail programs break its long lines.
    return JSON.parse(text.replaceAll(/\r?\n/g, ''))
  } catch {
    return null
  }
}
