import { restsOnWords } from '@frontdesk/integrations/email/detect-auto-mail'
import type { OrgContext } from '../../context.ts'
import type { Origin } from '../inbound/origin.ts'
import { rulesRun } from './rules-run.ts'
import { step, type TraceStep } from './step.ts'

export type TracedMessage = {
  id: string
  direction: 'inbound' | 'outbound'
  conversationId: string
  authorId: string | null
  inReplyTo: string | null
  subject: string
  text: string
  quotedText: string
  html: string | null
  autoKind: string
  threading: unknown
  trust: unknown
  protection: string | null
  rawKey: string | null
  createdAt: Date
}

/** Why such a mail opens its conversation again all the same. */
const onlyWords = 'by its words alone, so the conversation waits as if a person had written'

type Threading = { verdict?: string; evidence?: string[]; auto?: string[] }
type Trust = { verdict: string; reasons: { text: string }[]; spf: string; dkim: string; dmarc: string }

const kinds: Record<string, string> = {
  human: 'Nothing marks it as automatic: a person wrote it',
  list: 'It came through a mailing list; a person wrote it',
  'auto-reply': 'It is an automatic answer: it is shown and never answered automatically',
  bounce: 'It reports that a mail could not be delivered',
  report: 'It is a report of a mail server',
}

/** How a message came in: accepted, kept, read, judged, put into its conversation. */
export async function stepsOfArrival(ctx: OrgContext, message: TracedMessage): Promise<TraceStep[]> {
  const mail = await ctx.db.inboundMail.findFirst({
    where: { messageId: message.id },
    orderBy: { receivedAt: 'asc' },
  })
  if (!mail)
    return message.direction === 'inbound'
      ? [
          byApi(message),
          threaded(message, message.createdAt),
          ...(await rulesRun(ctx, message, message.createdAt)),
        ]
      : []
  const origin = mail.origin as unknown as Partial<Origin>
  const at = mail.finishedAt ?? message.createdAt
  const { size, envelopeFrom, envelopeTo, receivedAt } = mail
  return [
    step('received', receivedAt, {
      verdict: origin.via ?? 'smtp',
      reasons: [cameBy(origin)],
      detail: {
        envelopeFrom,
        envelopeTo,
        ...(origin.via === 'smtp' ? { ip: origin.ip, helo: origin.helo } : {}),
      },
    }),
    step('raw_stored', receivedAt, {
      verdict: 'kept',
      reasons: ['The original was in storage before it was acknowledged'],
      detail: { size },
    }),
    await parsed(ctx, message, at),
    ...(message.direction === 'inbound' ? judged(message, at) : []),
    threaded(message, at),
    ...(message.direction === 'inbound' ? await rulesRun(ctx, message, at) : []),
  ]
}

function cameBy(origin: Partial<Origin>): string {
  if (origin.via === 'provider')
    return origin.history
      ? 'It lay in the mailbox before that was connected'
      : 'It was fetched from the mailbox at its provider'
  if (origin.via === 'smtp' && origin.ip) return `A mail server at ${origin.ip} handed it over`
  return 'A mail server handed it over'
}

const byApi = ({ createdAt }: TracedMessage) =>
  step('received', createdAt, { verdict: 'api', reasons: ['It was recorded through the API'] })

async function parsed(ctx: OrgContext, message: TracedMessage, at: Date): Promise<TraceStep> {
  const files = await ctx.db.attachment.count({ where: { messageId: message.id } })
  const { text, quotedText, html, protection } = message
  const sentences: [boolean, string][] = [
    [quotedText !== '', 'The new text was told from the quoted history'],
    [html !== null, 'Its HTML was cleaned of everything that runs or loads'],
    [files > 0, `${files} ${files === 1 ? 'file was' : 'files were'} taken out`],
    [protection !== null, `It is protected (${protection ?? ''})`],
    [text === '', 'It has no text of its own'],
  ]
  return step('parsed', at, {
    verdict: 'read',
    reasons: sentences.filter(([holds]) => holds).map(([, sentence]) => sentence),
    detail: { characters: text.length, quotedCharacters: quotedText.length, html: html !== null, files },
  })
}

function judged(message: TracedMessage, at: Date): TraceStep[] {
  const trust = message.trust as Trust | null
  const { auto = [] } = message.threading as Threading
  const { autoKind } = message
  const automatic = step('auto_reply_judged', at, {
    verdict: autoKind,
    reasons: [kinds[autoKind] ?? autoKind, ...auto, ...(restsOnWords(auto) ? [onlyWords] : [])],
  })
  if (!trust) return [automatic]
  const { verdict, reasons, spf, dkim, dmarc } = trust
  const sender = step('sender_judged', at, {
    verdict,
    reasons: reasons.map(({ text }) => text),
    detail: { spf, dkim, dmarc },
  })
  return [automatic, sender]
}

function threaded({ threading, conversationId }: TracedMessage, at: Date): TraceStep {
  const { verdict = 'new', evidence = [] } = threading as Threading
  return step('threaded', at, { verdict, reasons: evidence, detail: { conversationId } })
}
