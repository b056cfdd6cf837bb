import { env } from '@frontdesk/runtime/env'
import type { OrgContext } from '../../context.ts'
import { findConversation } from '../../conversations/query/find.ts'
import type { ConversationView } from '../../conversations/query/row.ts'
import { NotFound } from '../../errors.ts'
import { type IncidentCode, incidentWords } from '../../mailboxes/health/incidents.ts'
import { findMessage } from '../../messages/find.ts'
import { findMentions } from '../../notes/mentions.ts'
import { toNote } from '../../notes/row.ts'
import { webhookEventTypes } from '../event-types.ts'
import type { Telling } from '../formats.ts'

type Delivery = { eventType: string; subject: unknown; occurredAt: Date }
type Subject = Record<string, string>
type Piece = { data: object; title?: string; text?: string; link?: string }

/**
 * What an endpoint is told: the ids of what happened, and what they name as the API shows it at this moment. What is
 * gone by then is left out; its ids stay. A compliance case is told of by its number and severity alone.
 */
export async function readTold(ctx: OrgContext, delivery: Delivery): Promise<Telling> {
  const subject = delivery.subject as Subject
  const pieces: Piece[] = []
  for (const [id, read] of readers) {
    const named = subject[id]
    if (named !== undefined) pieces.push(await read(ctx, named).catch(leftOut))
  }
  const last = <K extends 'title' | 'text' | 'link'>(field: K) =>
    pieces.findLast((piece) => piece[field] !== undefined)?.[field]
  return {
    type: delivery.eventType,
    timestamp: delivery.occurredAt.toISOString(),
    data: Object.assign({}, subject, ...pieces.map(({ data }) => data)) as object,
    title: subject.title ?? [wordsOf(delivery.eventType), last('title')].filter(Boolean).join(': '),
    text: subject.text ?? last('text') ?? '',
    link: last('link') ?? null,
  }
}

const readers: [id: string, read: (ctx: OrgContext, id: string) => Promise<Piece>][] = [
  ['conversationId', ofConversation],
  ['messageId', ofMessage],
  ['noteId', ofNote],
  ['answerId', ofAnswer],
  ['caseId', ofCase],
  ['incidentId', ofIncident],
]

function leftOut(error: unknown): Piece {
  if (error instanceof NotFound) return { data: {} }
  throw error
}

function wordsOf(type: string): string {
  return type in webhookEventTypes ? webhookEventTypes[type as keyof typeof webhookEventTypes] : ''
}

const page = (path: string) => new URL(path, env.WEB_URL).href

async function ofConversation(ctx: OrgContext, id: string): Promise<Piece> {
  const conversation: ConversationView = await findConversation(ctx, id)
  // Whether a member has read it is nobody else's business.
  const { unread: _unread, ...told } = conversation
  const { number, subject, preview } = conversation
  const title = `#${number} ${subject}`
  return { data: { conversation: told }, title, text: preview, link: page(`/inbox/${number}`) }
}

async function ofMessage(ctx: OrgContext, id: string): Promise<Piece> {
  const { html: _html, quotedText: _quoted, ...message } = await findMessage(ctx, id)
  return { data: { message }, text: message.text }
}

async function ofNote(ctx: OrgContext, id: string): Promise<Piece> {
  const note = await ctx.db.note.findFirst({ where: { id } })
  if (!note) throw new NotFound('The note')
  const mentions = await findMentions(ctx, [id])
  const author = note.authorId && (await ctx.db.member.findFirst({ where: { id: note.authorId } }))
  return { data: { note: toNote(note, author ? author.name : null, mentions.get(id)) }, text: note.text }
}

async function ofAnswer(ctx: OrgContext, id: string): Promise<Piece> {
  const answer = await ctx.db.csatAnswer.findFirst({ where: { id } })
  if (!answer) throw new NotFound('The answer')
  const { rating, comment, updatedAt } = answer
  return { data: { csat: { rating, comment, at: updatedAt.toISOString() } }, text: `${rating}/5 ${comment}` }
}

async function ofCase(ctx: OrgContext, id: string): Promise<Piece> {
  const found = await ctx.db.complianceCase.findFirst({ where: { id } })
  if (!found) throw new NotFound('The case')
  const { number, severity, state, dueAt, conversationNumber } = found
  const view = { number, severity, state, dueAt: dueAt.toISOString(), conversationNumber }
  const text = `Severity ${severity}, due ${dueAt.toISOString()}`
  return { data: { case: view }, title: `case ${number}`, text, link: page(`/compliance/${id}`) }
}

async function ofIncident(ctx: OrgContext, id: string): Promise<Piece> {
  const incident = await ctx.db.mailboxIncident.findFirst({ where: { id } })
  if (!incident) throw new NotFound('The incident')
  const code = incident.code as IncidentCode
  const { address } = await ctx.db.mailbox.findUniqueOrThrow({ where: { id: incident.mailboxId } })
  const { text } = incidentWords[code]
  const link = page(`/settings/mailboxes/${incident.mailboxId}`)
  return { data: { incident: { code, address, text } }, title: address, text, link }
}
