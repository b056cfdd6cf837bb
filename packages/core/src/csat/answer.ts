import { now } from '@frontdesk/runtime/clock'
import { newId } from '@frontdesk/runtime/id'
import { inOrganization, type OrgContext } from '../context.ts'
import { recordEvent } from '../conversations/record-event.ts'
import { NotFound } from '../errors.ts'
import { storable } from '../messages/storable.ts'
import { raise } from '../workflows/raise.ts'
import { findCsatSettings } from './settings.ts'
import { readCsatToken } from './token.ts'
import { csatWords } from './words.ts'

export type CsatPage = {
  organization: string
  language: string
  question: string
  /** from 5 down to 1 */
  labels: string[]
  rating: number | null
  comment: string
}

const actor = { type: 'system', name: 'csat' } as const

/** What the page behind a link shows. Looking at it votes for nothing: mail scanners follow every link. */
export async function readCsatPage(token: string): Promise<CsatPage> {
  const link = open(token)
  return inOrganization({ organizationId: link.organizationId, actor }, (ctx) => page(ctx, link.requestId))
}

/** Keeps what a customer says; until the link expires it can be said anew, and the last word counts. */
export async function answerCsat(
  token: string,
  input: { rating: number; comment: string },
): Promise<CsatPage> {
  const link = open(token)
  return inOrganization({ organizationId: link.organizationId, actor }, async (ctx) => {
    await keepAnswer(ctx, link.requestId, { ...input, comment: storable(input.comment).trim() })
    return page(ctx, link.requestId)
  })
}

function open(token: string) {
  const link = readCsatToken(token, now())
  if (!link) throw new NotFound('The question')
  return link
}

async function findAsked(ctx: OrgContext, id: string) {
  const request = await ctx.db.csatRequest.findFirst({ where: { id, state: 'asked' } })
  if (!request) throw new NotFound('The question')
  return request
}

async function page(ctx: OrgContext, requestId: string): Promise<CsatPage> {
  const { conversationId } = await findAsked(ctx, requestId)
  const { language } = await ctx.db.conversation.findUniqueOrThrow({
    where: { id: conversationId },
    select: { language: true },
  })
  const { name } = await ctx.db.organization.findUniqueOrThrow({
    where: { id: ctx.organizationId },
    select: { name: true },
  })
  const answer = await ctx.db.csatAnswer.findFirst({ where: { requestId } })
  const words = csatWords(language)
  return {
    organization: name,
    language: (language ?? 'en').slice(0, 2),
    question: (await findCsatSettings(ctx)).question || words.question,
    labels: [...words.ratings],
    rating: answer?.rating ?? null,
    comment: answer?.comment ?? '',
  }
}

async function keepAnswer(
  ctx: OrgContext,
  requestId: string,
  { rating, comment }: { rating: number; comment: string },
): Promise<void> {
  const { conversationId } = await findAsked(ctx, requestId)
  await ctx.db.$queryRaw`SELECT id FROM csat_requests WHERE id = ${requestId}::uuid FOR UPDATE`
  const before = await ctx.db.csatAnswer.findFirst({ where: { requestId } })
  if (before?.rating === rating && before.comment === comment) return
  const id = before?.id ?? newId()
  const { organizationId } = ctx
  await ctx.db.csatAnswer.upsert({
    where: { id },
    create: { id, organizationId, requestId, conversationId, rating, comment },
    update: { rating, comment, updatedAt: now() },
  })
  await recordEvent(ctx, conversationId, 'csat_answered', { rating })
  ctx.emit({ type: 'conversation.updated', conversationId })
  ctx.emit({ type: 'csat.received', conversationId, answerId: id })
  if (before?.rating !== rating)
    await raise(ctx, { trigger: 'csat_received', conversationId, detail: { rating } })
}
