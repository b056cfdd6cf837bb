import { newId } from '@frontdesk/runtime/id'
import type { OrgContext } from '../context.ts'
import { storable } from '../messages/storable.ts'

export type Original = { text: string; language: string }

/** Keeps what an agent wrote beside the translation that is sent. */
export async function keepOriginal(
  ctx: OrgContext,
  messageId: string,
  original: Original | undefined,
): Promise<void> {
  if (!original) return
  await ctx.db.messageTranslation.create({
    data: {
      id: newId(),
      organizationId: ctx.organizationId,
      messageId,
      kind: 'original',
      language: original.language,
      text: storable(original.text),
      writtenBy: 'agent',
    },
  })
}
