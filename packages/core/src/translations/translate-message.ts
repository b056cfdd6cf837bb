import { type Translation, translate } from '@frontdesk/ai/translate'
import { newId } from '@frontdesk/runtime/id'
import { assistantFor } from '../assistant/setup.ts'
import { recordAiCalls } from '../classification/record-ai-calls.ts'
import { type Actor, inOrganization, type OrgContext } from '../context.ts'
import { NotFound } from '../errors.ts'
import { storable, storableValue } from '../messages/storable.ts'
import { isId } from '../paging.ts'
import { require } from '../permissions.ts'
import { type TranslationView, viewOf } from './list.ts'

type Who = { organizationId: string; actor: Actor }

/** What became of a wish for a translation; only `translated` has a text. */
export type Translated = {
  outcome: Translation['outcome']
  translation: TranslationView | null
}

/**
 * A message in another language. It is translated once and kept beside the original, which stays as it is. Without a
 * provider the outcome says that one is needed.
 */
export async function translateMessage(
  who: Who,
  input: { id: string; language: string },
): Promise<Translated> {
  const { language } = input
  const read = await inOrganization(who, (ctx) => readForTranslation(ctx, input))
  if (read.known) return { outcome: 'translated', translation: read.known }
  const made = await translate({ text: read.text, to: language, names: read.names }, read.options)
  if (made.outcome === 'same_language' || made.outcome === 'needs_provider')
    return { outcome: made.outcome, translation: null }
  return inOrganization(who, async (ctx) => {
    await recordAiCalls(ctx, read.conversationId, made.calls)
    if (made.outcome !== 'translated') return { outcome: made.outcome, translation: null }
    const row = {
      id: newId(),
      organizationId: ctx.organizationId,
      messageId: input.id,
      kind: 'translation',
      language,
      text: storable(made.text),
      changed: storableValue(made.changed),
      writtenBy: made.by,
    }
    await ctx.db.messageTranslation.createMany({ data: [row], skipDuplicates: true })
    return { outcome: made.outcome, translation: await findKnown(ctx, input.id, language) }
  })
}

async function readForTranslation(ctx: OrgContext, { id, language }: { id: string; language: string }) {
  require(ctx, 'conversations:update')
  const message = isId(id)
    ? await ctx.db.message.findUnique({
        where: { id },
        select: { conversationId: true, text: true, fromName: true },
      })
    : null
  if (!message) throw new NotFound('The message')
  const { conversationId, text, fromName } = message
  return {
    conversationId,
    text,
    names: fromName ? [fromName] : [],
    known: await findKnown(ctx, id, language),
    options: await assistantFor(ctx, 'translate', conversationId),
  }
}

async function findKnown(ctx: OrgContext, messageId: string, language: string) {
  const row = await ctx.db.messageTranslation.findFirst({
    where: { messageId, kind: 'translation', language },
  })
  return row && viewOf(row)
}
