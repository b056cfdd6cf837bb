import { createConversation, type TestOrganization } from '@frontdesk/db/test/factories'
import { newId } from '@frontdesk/runtime/id'
import { asSystem } from '../context.ts'
import { markRead } from '../conversations/mark-read.ts'
import { setStatus } from '../conversations/set-status.ts'
import { setTags } from '../conversations/set-tags.ts'
import { saveDraft } from '../drafts/save.ts'
import { addNote } from '../notes/add.ts'
import { as } from './contexts.ts'

type Message = { asks: boolean; at: number }

export type Filling = {
  /** after the first one; minutes count from that one on */
  messages: Message[]
  tags: string[]
  note: boolean
  draft: boolean
  read: boolean
  resolved: boolean
}

export const bare: Filling = {
  messages: [],
  tags: [],
  note: false,
  draft: false,
  read: false,
  resolved: false,
}

/** A conversation with everything a conversation may have. */
export async function fillConversation(organization: TestOrganization, filling: Filling): Promise<string> {
  const { messages, tags, note, draft, read, resolved } = filling
  const conversation = await conversationOf(organization, messages)
  await as(organization, 'agent', async (ctx) => {
    await setTags(ctx, { conversation, tags })
    if (note) await addNote(ctx, { conversation, text: 'Called' })
    if (draft) await saveDraft(ctx, { conversation, text: 'Dear Ada' })
    if (read) await markRead(ctx, { conversation, read: true })
    if (resolved) await setStatus(ctx, { conversation, status: 'resolved' })
  })
  return conversation
}

/** A conversation with messages of these times, in this order, written straight into the tables. */
async function conversationOf(organization: TestOrganization, messages: Message[]): Promise<string> {
  const start = Date.UTC(2026, 5, 1)
  const { id, messageId } = await createConversation(organization, { at: new Date(start) })
  await asSystem('test', async (db) => {
    for (const [index, { asks, at }] of messages.entries()) {
      const time = new Date(start + at * 60_000)
      await db.message.create({
        data: {
          id: newId(),
          organizationId: organization.id,
          conversationId: id,
          mailboxId: organization.mailbox.id,
          sequence: index + 2,
          direction: asks ? 'inbound' : 'outbound',
          fromAddress: asks ? 'ada@customer.example' : organization.mailbox.address,
          text: `At ${at}`,
          sentAt: time,
          createdAt: time,
        },
      })
    }
    await db.message.update({ where: { id: messageId }, data: { createdAt: new Date(start) } })
    const newest = Math.max(0, ...messages.map(({ at }) => at))
    const data = { lastSequence: messages.length + 1, lastMessageAt: new Date(start + newest * 60_000) }
    await db.conversation.update({ where: { id }, data })
  })
  return id
}

/** Everything a conversation has, but for its timeline, which remembers what was undone. */
export function everythingOf(conversationId: string) {
  return asSystem('test', async (db) => ({
    row: await db.conversation.findUniqueOrThrow({ where: { id: conversationId } }),
    messages: await db.message.findMany({
      where: { conversationId },
      orderBy: { sequence: 'asc' },
      select: { id: true, sequence: true },
    }),
    notes: await db.note.findMany({ where: { conversationId }, orderBy: { id: 'asc' } }),
    tags: await db.conversationTag.findMany({ where: { conversationId }, orderBy: { tagId: 'asc' } }),
    reads: await db.conversationRead.findMany({ where: { conversationId }, orderBy: { memberId: 'asc' } }),
    drafts: (await db.draft.findMany({ where: { conversationId }, orderBy: { author: 'asc' } })).map(
      ({ id, author, text }) => ({ id, author, text }),
    ),
  }))
}
