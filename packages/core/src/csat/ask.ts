import { createHash } from 'node:crypto'
import { env } from '@frontdesk/runtime/env'
import { type FoundTrigger, findTrigger, readSigns } from '../automatic-mail/find-trigger.ts'
import { guardAutomaticMail } from '../automatic-mail/guard.ts'
import type { Trigger } from '../automatic-mail/may-answer.ts'
import { inOrganization, type OrgContext } from '../context.ts'
import { lockConversation } from '../conversations/query/find.ts'
import { recordEvent } from '../conversations/record-event.ts'
import { databaseTime } from '../database-time.ts'
import { writtenByPeople } from '../messages/written-by-people.ts'
import { writeOutbound } from '../outgoing/write-outbound.ts'
import { takeTurn } from '../take-turn.ts'
import { type CsatSettings, findCsatSettings } from './settings.ts'
import { csatToken } from './token.ts'
import { csatWords } from './words.ts'

type Input = { organizationId: string; requestId: string }
type Request = NonNullable<Awaited<ReturnType<typeof findWaiting>>>
type Found = Omit<FoundTrigger, 'trigger'> & { trigger: Trigger }

/**
 * Asks a customer how it went, once for a resolve, by a mail that leaves by itself and so under the same guard and
 * caps as all of them. What is not asked says why.
 */
export async function askCsat({ organizationId, requestId }: Input): Promise<void> {
  const inside = <T>(run: (ctx: OrgContext) => Promise<T>) =>
    inOrganization({ organizationId, actor: { type: 'system', name: 'csat' } }, run)
  const found = await inside((ctx) => findMail(ctx, requestId))
  const signs = found ? await readSigns(found) : []
  await inside(async (ctx) => {
    await takeTurn(ctx, `csat request/${requestId}`)
    const request = await findWaiting(ctx, requestId)
    if (!request) return
    const mail = found && { ...found, trigger: { ...found.trigger, signs } }
    const reason = await ask(ctx, request, mail)
    if (reason === null) return
    await ctx.db.csatRequest.update({
      where: { id: requestId },
      data: { state: 'skipped', skippedBecause: reason },
    })
  })
}

function findWaiting(ctx: OrgContext, id: string) {
  return ctx.db.csatRequest.findFirst({ where: { id, state: 'waiting' } })
}

/** The newest mail of the customer, which says whether there is a person to ask. */
async function findMail(ctx: OrgContext, requestId: string): Promise<FoundTrigger | null> {
  const request = await findWaiting(ctx, requestId)
  if (!request) return null
  const message = await ctx.db.message.findFirst({
    where: {
      conversationId: request.conversationId,
      direction: 'inbound',
      autoKind: { in: [...writtenByPeople] },
    },
    orderBy: { sequence: 'desc' },
    select: { id: true },
  })
  return message && findTrigger(ctx, message.id)
}

/** Null when it was asked, otherwise why not. */
async function ask(ctx: OrgContext, request: Request, mail: Found | null): Promise<string | null> {
  const settings = await findCsatSettings(ctx)
  const conversation = await lockConversation(ctx, request.conversationId)
  if (!settings.enabled) return 'off'
  if (conversation.spam || !['resolved', 'closed'].includes(conversation.status)) return 'open_again'
  if (conversation.id !== request.conversationId) return 'merged'
  const later = { conversationId: request.conversationId, resolvedAt: { gt: request.resolvedAt } }
  if ((await ctx.db.csatRequest.count({ where: later })) > 0) return 'resolved_again'
  if (!isSampled(request.id, settings)) return 'not_sampled'
  const at = await databaseTime(ctx)
  if (await isResting(ctx, request, settings, at)) return 'cooldown'
  if (!mail) return 'no_mail'
  // It answers the resolve and not that mail, which may be old by now.
  const trigger = { ...mail.trigger, receivedAt: at }
  const kind = `csat ${request.resolvedAt.toISOString()}`
  const { mailboxId } = mail
  const verdict = await guardAutomaticMail(ctx, {
    kind,
    trigger,
    conversationId: conversation.id,
    mailboxId,
    now: at,
  })
  if (verdict !== 'sent') return verdict
  const expiresAt = new Date(at.getTime() + settings.validDays * 86_400_000)
  const messageId = await writeMail(ctx, { conversation, request, settings, to: trigger.from, expiresAt })
  await ctx.db.csatRequest.update({
    where: { id: request.id },
    data: { state: 'asked', messageId, askedAt: at, expiresAt },
  })
  await ctx.db.automaticMail.updateMany({
    where: { conversationId: conversation.id, kind, verdict: 'sent', messageId: null },
    data: { messageId },
  })
  await recordEvent(ctx, conversation.id, 'csat_asked', { messageId })
  ctx.emit({ type: 'conversation.updated', conversationId: conversation.id })
  return null
}

/** The same for a request however often it is asked. */
function isSampled(id: string, { samplePercent }: CsatSettings): boolean {
  return createHash('sha256').update(id).digest().readUInt32BE(0) % 100 < samplePercent
}

async function isResting(ctx: OrgContext, { contactId }: Request, settings: CsatSettings, at: Date) {
  // Two conversations of one contact are resolved at the same moment when somebody tidies up.
  await takeTurn(ctx, `csat/${contactId}`)
  const since = new Date(at.getTime() - settings.cooldownDays * 86_400_000)
  const where = { contactId, state: 'asked', askedAt: { gt: since } }
  return (await ctx.db.csatRequest.count({ where })) > 0
}

type Mail = {
  conversation: Awaited<ReturnType<typeof lockConversation>>
  request: Request
  settings: CsatSettings
  to: string
  expiresAt: Date
}

async function writeMail(ctx: OrgContext, mail: Mail): Promise<string> {
  const { conversation, request, settings, expiresAt } = mail
  const { language } = await ctx.db.conversation.findUniqueOrThrow({
    where: { id: conversation.id },
    select: { language: true },
  })
  const words = csatWords(language)
  const token = csatToken({ organizationId: ctx.organizationId, requestId: request.id, expiresAt })
  const links = words.ratings.map(
    (label, index) => `${label}: ${new URL(`/csat/${token}?rating=${5 - index}`, env.WEB_URL).href}`,
  )
  const answered = await ctx.db.message.findFirst({
    where: { conversationId: conversation.id, direction: 'inbound' },
    orderBy: { sequence: 'desc' },
    select: { messageId: true, references: true },
  })
  return writeOutbound(ctx, conversation, {
    text: [settings.question || words.question, links.join('\n'), words.valid(settings.validDays)].join(
      '\n\n',
    ),
    recipients: { to: [{ name: '', address: mail.to }], cc: [], bcc: [], answers: answered },
    attachmentIds: [],
    subject: words.subject,
    verdict: 'acknowledgement',
  })
}
