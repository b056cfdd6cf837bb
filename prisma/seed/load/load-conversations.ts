import { inOrganization } from '@frontdesk/core/context'
import type { SeedOrganization } from '../types.ts'
import { type Lookups, readLookups } from './lookups.ts'
import { rowsOf } from './rows.ts'
import { storeMails } from './store-mails.ts'

type Input = { organizationId: string; members: Map<string, string>; seed: SeedOrganization }

const batchSize = 40

/** Writes all conversations, oldest first so that their numbers grow with time, some tens to a transaction. */
export async function loadConversations({ organizationId, members, seed }: Input) {
  const who = { organizationId, actor: { type: 'system' as const, name: 'seed' } }
  const lookups: Lookups = await inOrganization(who, (ctx) => readLookups(ctx, members, seed))
  let messages = 0
  for (let start = 0; start < seed.conversations.length; start += batchSize) {
    const batch = seed.conversations.slice(start, start + batchSize)
    const rows = batch.map((conversation, index) =>
      rowsOf(organizationId, lookups, conversation, start + index + 1),
    )
    const all = <K extends keyof ReturnType<typeof rowsOf>>(key: K) =>
      rows.flatMap((row) => row[key] as ReturnType<typeof rowsOf>[K][number][])
    await storeMails(rows.flatMap((row) => row.files))
    await inOrganization(who, async ({ db, emit }) => {
      await db.contact.createMany({ data: all('contacts'), skipDuplicates: true })
      await db.conversation.createMany({ data: all('conversations') })
      await db.message.createMany({ data: all('messages') })
      await db.inboundMail.createMany({ data: all('inboundMails') })
      await db.attachment.createMany({ data: all('attachments') })
      await db.delivery.createMany({ data: all('deliveries') })
      await db.note.createMany({ data: all('notes') })
      await db.classification.createMany({ data: all('classifications') })
      await db.trainingExample.createMany({ data: all('examples') })
      await db.draftReview.createMany({ data: all('draftReviews') })
      await db.conversationTag.createMany({ data: all('tags') })
      await db.conversationEvent.createMany({ data: all('events') })
      for (const conversationId of rows.flatMap((row) => row.wantDraft))
        emit({ type: 'draft.requested', conversationId })
      await db.organization.update({
        where: { id: organizationId },
        data: { nextNumber: start + batch.length + 1 },
      })
    })
    messages += all('messages').length
  }
  return { conversations: seed.conversations.length, messages }
}
