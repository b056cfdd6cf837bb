import { newId } from '@frontdesk/runtime/id'
import { writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { findConversation } from '../conversations/query/find.ts'
import { tellFollowers } from '../followers/tell.ts'
import { storable } from '../messages/storable.ts'
import { require } from '../permissions.ts'
import { mention } from './mentions.ts'
import { type NoteView, toNote } from './row.ts'

/** Adds a note. It lives in a table of its own, so no way leads from it to a customer. */
export async function addNote(
  ctx: OrgContext,
  input: { conversation: string; text: string; mentions?: readonly string[] },
): Promise<NoteView> {
  require(ctx, 'conversations:update')
  const conversation = await findConversation(ctx, input.conversation)
  const { organizationId, actor } = ctx
  const note = await ctx.db.note.create({
    data: {
      id: newId(),
      organizationId,
      conversationId: conversation.id,
      authorId: actor.type === 'member' ? actor.memberId : null,
      text: storable(input.text),
    },
  })
  await writeAudit(ctx, { action: 'note.add', subjectType: 'note', subjectId: note.id })
  ctx.emit({ type: 'note.added', conversationId: conversation.id, noteId: note.id })
  const mentions = await mention(ctx, note, input.mentions ?? [])
  // Who is spoken to has been told already: one note makes one notification.
  await tellFollowers(ctx, [{ conversationId: conversation.id, cause: 'note', causeId: note.id }])
  return toNote(note, actor.type === 'member' ? actor.name : null, mentions)
}
