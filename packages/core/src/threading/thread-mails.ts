import type { OrgContext } from '../context.ts'
import { decideThread, type Threading } from './decide.ts'
import { findCandidates, type Traits } from './find-candidates.ts'
import { looksLikeToken, numberOfToken } from './token.ts'

export type MailToThread = Traits & {
  subject: string
  /** the plus-address tags among the addresses it was sent to */
  tags: string[]
  /** a bounce or report, which comes from a mail server */
  aboutDelivery: boolean
}

/** Decides for each mail where it belongs, asking the database once for all of them. */
export async function threadMails(ctx: OrgContext, mails: MailToThread[]): Promise<Threading[]> {
  const tokens = mails.map(({ tags }) => tags.filter(looksLikeToken))
  const candidates = await findCandidates(ctx, mails)
  const named = await conversationsOfTokens(ctx, tokens)
  return mails.map((mail, at) => {
    const tokenConversationId = named[at] ?? null
    return decideThread({
      ...mail,
      sender: mail.sender ?? 'its sender',
      candidates: candidates[at] ?? [],
      tokenConversationId,
      tokenForged: tokenConversationId === null && (tokens[at] ?? []).length > 0,
    })
  })
}

/** A token of a conversation that was merged leads to where its messages are now. */
async function conversationsOfTokens(ctx: OrgContext, tokens: string[][]): Promise<(string | undefined)[]> {
  const numbers = tokens.map((own) => own.flatMap((token) => numberOfToken(ctx.organizationId, token) ?? []))
  if (numbers.every((own) => own.length === 0)) return []
  const found = await ctx.db.conversation.findMany({
    where: { number: { in: [...new Set(numbers.flat())] } },
    select: { id: true, number: true, mergedIntoId: true },
  })
  const idOf = new Map(found.map(({ id, number, mergedIntoId }) => [number, mergedIntoId ?? id]))
  return numbers.map((own) => idOf.get(own.find((number) => idOf.has(number)) ?? 0))
}
