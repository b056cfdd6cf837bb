import { redact } from '@frontdesk/ai/redact'
import { newId } from '@frontdesk/runtime/id'
import { actorRecord } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { type LockedConversation, lockConversation } from '../conversations/query/find.ts'
import type { Severity } from '../conversations/query/row.ts'
import { recordEvent } from '../conversations/record-event.ts'
import { databaseTime } from '../database-time.ts'
import { NotFound } from '../errors.ts'
import { storable } from '../messages/storable.ts'
import { isId } from '../paging.ts'
import { appendEntry, lockRecord } from './append.ts'
import { type CaseRow, type CaseView, findCase, toCase } from './case.ts'
import { dueAt, isWorse } from './due.ts'

export type CaseInput = {
  /** id or number */
  conversationId: string
  severity: Severity
  reason: string
  /** the message it is about; the customer's newest one when left out */
  messageId?: string | undefined
}

/**
 * Opens a case without asking who may: what is judged to be about safety becomes one whoever judged it. There is one
 * running case of a conversation: a further message is added to it, a worse severity brings its time forward, and
 * what is known already changes nothing.
 */
export async function openCase(ctx: OrgContext, input: CaseInput): Promise<CaseView> {
  const conversation = await lockConversation(ctx, input.conversationId)
  await lockRecord(ctx)
  const message = await findCopy(ctx, conversation, input.messageId)
  const known = message && (await ctx.db.complianceEntry.findFirst({ where: { messageId: message.id } }))
  const running = await ctx.db.complianceCase.findFirst({
    where: { conversationId: conversation.id, state: { not: 'closed' } },
  })
  if (running) return extend(ctx, running, input, known ? null : message)
  // A message whose case was closed opens no other.
  if (known && input.messageId !== undefined) return toCase(await findCase(ctx, known.caseId))
  return openNew(ctx, conversation, input, known ? null : message)
}

type Copy = { id: string; copy: Record<string, string> }

async function findCopy(
  ctx: OrgContext,
  conversation: LockedConversation,
  id: string | undefined,
): Promise<Copy | null> {
  if (id !== undefined && !isId(id)) throw new NotFound('The message')
  const message = await ctx.db.message.findFirst({
    where: { conversationId: conversation.id, ...(id === undefined ? { direction: 'inbound' } : { id }) },
    orderBy: { sequence: 'desc' },
    select: { id: true, subject: true, text: true, fromName: true, sentAt: true },
  })
  if (!message && id !== undefined) throw new NotFound('The message')
  if (!message) return null
  const { name } = await ctx.db.contact.findUniqueOrThrow({ where: { id: conversation.contactId } })
  const names = [message.fromName, name].filter(Boolean)
  const copy = {
    subject: redact(message.subject, names).text,
    text: redact(message.text.slice(0, longestCopy), names).text,
    sentAt: message.sentAt.toISOString(),
  }
  return { id: message.id, copy }
}

const longestCopy = 50_000

async function openNew(
  ctx: OrgContext,
  conversation: LockedConversation,
  { severity, reason }: CaseInput,
  message: Copy | null,
): Promise<CaseView> {
  const id = newId()
  const at = await databaseTime(ctx)
  const { _max } = await ctx.db.complianceCase.aggregate({ _max: { number: true } })
  const due = dueAt(severity, at)
  const row = await ctx.db.complianceCase.create({
    data: {
      id,
      organizationId: ctx.organizationId,
      conversationId: conversation.id,
      conversationNumber: conversation.number,
      number: (_max.number ?? 0) + 1,
      severity,
      reason: storable(reason),
      dueAt: due,
      openedBy: actorRecord(ctx.actor),
      createdAt: at,
      updatedAt: at,
    },
  })
  await appendEntry(ctx, {
    caseId: id,
    kind: 'opened',
    messageId: message?.id ?? null,
    content: {
      number: row.number,
      conversationId: conversation.id,
      conversationNumber: conversation.number,
      severity,
      reason: row.reason,
      dueAt: due.toISOString(),
      message: message?.copy ?? null,
    },
  })
  await recordEvent(ctx, conversation.id, 'compliance_case_opened', { number: row.number })
  ctx.emit({ type: 'compliance_case.opened', caseId: id })
  ctx.emit({ type: 'conversation.updated', conversationId: conversation.id })
  return toCase(row)
}

async function extend(
  ctx: OrgContext,
  running: CaseRow,
  { severity, reason }: CaseInput,
  message: Copy | null,
): Promise<CaseView> {
  const { id: caseId } = running
  const worse = isWorse(severity, running.severity as Severity)
  if (message) {
    const content = { reason: storable(reason), message: message.copy }
    await appendEntry(ctx, { caseId, kind: 'message', messageId: message.id, content })
  }
  if (worse) {
    const at = await databaseTime(ctx)
    const due = new Date(Math.min(running.dueAt.getTime(), dueAt(severity, at).getTime()))
    await ctx.db.complianceCase.update({
      where: { id: caseId },
      data: { severity, dueAt: due, updatedAt: at },
    })
    const content = { from: running.severity, to: severity, dueAt: due.toISOString() }
    await appendEntry(ctx, { caseId, kind: 'severity', content })
  }
  if (message || worse) ctx.emit({ type: 'compliance_case.changed', caseId })
  return toCase(await findCase(ctx, caseId))
}
