import type { Changed } from '@frontdesk/ai/reply/changed-facts'
import { type Translation, translate } from '@frontdesk/ai/translate'
import { assistantFor } from '../assistant/setup.ts'
import { recordAiCalls } from '../classification/record-ai-calls.ts'
import { type Actor, inOrganization, type OrgContext } from '../context.ts'
import { findConversation } from '../conversations/query/find.ts'
import { Conflict } from '../errors.ts'
import { require } from '../permissions.ts'

type Who = { organizationId: string; actor: Actor }
type Input = { conversation: string; text: string; language?: string | undefined }

export type TranslatedReply = {
  outcome: Translation['outcome']
  /** empty unless it was translated */
  text: string
  /** of what was written; `und` where it cannot be told */
  from: string
  to: string
  changed: Changed[]
}

/** A reply in the customer's language, or in the one named. Nothing is kept of it before it is sent. */
export async function translateReply(who: Who, input: Input): Promise<TranslatedReply> {
  const { to, conversationId, names, options } = await inOrganization(who, (ctx) => read(ctx, input))
  const made = await translate({ text: input.text, to, names }, options)
  if ('calls' in made) await inOrganization(who, (ctx) => recordAiCalls(ctx, conversationId, made.calls))
  if (made.outcome !== 'translated') {
    const from = made.outcome === 'same_language' ? made.from : 'und'
    return { outcome: made.outcome, text: '', from, to, changed: [] }
  }
  const { outcome, text, from, changed } = made
  return { outcome, text, from, to, changed }
}

async function read(ctx: OrgContext, input: Input) {
  require(ctx, 'conversations:reply')
  const { id, contact } = await findConversation(ctx, input.conversation)
  const row = await ctx.db.conversation.findUniqueOrThrow({ where: { id }, select: { language: true } })
  const to = input.language ?? row.language ?? 'und'
  if (to === 'und') throw new Conflict("The customer's language is not known: name one", 'language_unknown')
  return {
    to,
    conversationId: id,
    names: contact.name ? [contact.name] : [],
    options: await assistantFor(ctx, 'translate', id),
  }
}
