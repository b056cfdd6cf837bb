import type { OrgContext } from '../../context.ts'
import { refreshDraftMark } from '../../drafts/save.ts'
import { recordQuietly } from '../history/record-quietly.ts'
import type { ConversationState } from './state.ts'

/** What went along with the messages of a merged conversation; plain JSON, kept for undoing. */
export type CarriedOver = {
  noteIds: string[]
  eventIds: string[]
  mailIds: string[]
  /** tags the target did not have */
  tagIds: string[]
  /** members who did not follow the target, and fields that said nothing of it; absent in merges of long ago */
  followerIds?: string[]
  fieldIds?: string[]
  /** conversations merged into the source earlier */
  redirectedIds: string[]
  draftIds: string[]
  /** the target's own text before another was added below it */
  joinedDraft: { id: string; before: string; after: string } | null
}

/** Takes notes, timeline, tags, followers, fields and drafts of a conversation along into another. */
export async function carryOver(
  ctx: OrgContext,
  source: ConversationState,
  target: ConversationState,
): Promise<CarriedOver> {
  const [from, to] = [source.id, target.id]
  const ids = (rows: { id: string }[]) => rows.map(({ id }) => id)
  const notes = await ctx.db.$queryRaw<{ id: string }[]>`
    UPDATE notes SET conversation_id = ${to}::uuid WHERE conversation_id = ${from}::uuid RETURNING id`
  const events = await ctx.db.$queryRaw<{ id: string }[]>`
    UPDATE conversation_events SET conversation_id = ${to}::uuid WHERE conversation_id = ${from}::uuid RETURNING id`
  const mails = await ctx.db.$queryRaw<{ id: string }[]>`
    UPDATE automatic_mails SET conversation_id = ${to}::uuid WHERE conversation_id = ${from}::uuid RETURNING id`
  const tags = await ctx.db.$queryRaw<{ id: string }[]>`
    INSERT INTO conversation_tags (organization_id, conversation_id, tag_id)
    SELECT organization_id, ${to}::uuid, tag_id FROM conversation_tags WHERE conversation_id = ${from}::uuid
    ON CONFLICT DO NOTHING RETURNING tag_id AS id`
  const records = await copyRecords(ctx, from, to)
  const redirected = await ctx.db.$queryRaw<{ id: string }[]>`
    UPDATE conversations SET merged_into_id = ${to}::uuid WHERE merged_into_id = ${from}::uuid RETURNING id`
  await recordQuietly(ctx, ids(redirected), 'led_on', { mergedIntoId: to })
  const drafts = await carryDrafts(ctx, source, target)
  return {
    noteIds: ids(notes),
    eventIds: ids(events),
    mailIds: ids(mails),
    tagIds: ids(tags),
    ...records,
    redirectedIds: ids(redirected),
    ...drafts,
  }
}

/** What the target says itself stays. */
async function copyRecords(
  ctx: OrgContext,
  from: string,
  to: string,
): Promise<{ followerIds: string[]; fieldIds: string[] }> {
  const followers = await ctx.db.$queryRaw<{ id: string }[]>`
    INSERT INTO conversation_followers (organization_id, conversation_id, member_id, since)
    SELECT organization_id, ${to}::uuid, member_id, since FROM conversation_followers
    WHERE conversation_id = ${from}::uuid
    ON CONFLICT DO NOTHING RETURNING member_id AS id`
  const values = await ctx.db.$queryRaw<{ id: string }[]>`
    INSERT INTO custom_values (organization_id, field_id, owner_id, conversation_id, text_value, number_value,
      date_value, flag_value)
    SELECT organization_id, field_id, ${to}::uuid, ${to}::uuid, text_value, number_value, date_value, flag_value
    FROM custom_values WHERE owner_id = ${from}::uuid
    ON CONFLICT DO NOTHING RETURNING field_id AS id`
  return { followerIds: followers.map(({ id }) => id), fieldIds: values.map(({ id }) => id) }
}

/** Nothing an agent has typed is lost: where both have a text, one stands below the other. */
async function carryDrafts(
  ctx: OrgContext,
  source: ConversationState,
  target: ConversationState,
): Promise<Pick<CarriedOver, 'draftIds' | 'joinedDraft'>> {
  const draftIds: string[] = []
  let joinedDraft: CarriedOver['joinedDraft'] = null
  for (const draft of source.drafts) {
    const there = target.drafts.find(({ author }) => author === draft.author)
    if (!there) {
      draftIds.push(draft.id)
      await ctx.db.draft.update({ where: { id: draft.id }, data: { conversationId: target.id } })
    } else if (draft.author === 'agent') {
      const after = `${there.text}\n\n${draft.text}`
      joinedDraft = { id: there.id, before: there.text, after }
      await ctx.db.draft.update({ where: { id: there.id }, data: { text: after, updatedAt: new Date() } })
    }
  }
  await refreshDraftMark(ctx, target.id)
  return { draftIds, joinedDraft }
}

/** The way back, for everything that is still where it was carried. */
export async function carryBack(
  ctx: OrgContext,
  carried: CarriedOver,
  { from, to }: { from: string; to: string },
): Promise<void> {
  const { noteIds, eventIds, mailIds, tagIds, redirectedIds, followerIds = [], fieldIds = [] } = carried
  const back = { data: { conversationId: to } }
  await ctx.db.note.updateMany({ where: { id: { in: noteIds }, conversationId: from }, ...back })
  await ctx.db.conversationEvent.updateMany({
    where: { id: { in: eventIds }, conversationId: from },
    ...back,
  })
  await ctx.db.automaticMail.updateMany({ where: { id: { in: mailIds }, conversationId: from }, ...back })
  await ctx.db.conversationTag.deleteMany({ where: { conversationId: from, tagId: { in: tagIds } } })
  await ctx.db.conversationFollower.deleteMany({
    where: { conversationId: from, memberId: { in: followerIds } },
  })
  await ctx.db.$executeRaw`
    DELETE FROM custom_values WHERE owner_id = ${from}::uuid AND field_id = ANY (${fieldIds}::uuid[])`
  const redirected = await ctx.db.$queryRaw<{ id: string }[]>`
    UPDATE conversations SET merged_into_id = ${to}::uuid
    WHERE id = ANY (${redirectedIds}::uuid[]) AND merged_into_id = ${from}::uuid RETURNING id`
  await recordQuietly(
    ctx,
    redirected.map(({ id }) => id),
    'led_on',
    { mergedIntoId: to },
  )
}

/** A text that was changed since stays where it was changed. */
export async function carryDraftsBack(
  ctx: OrgContext,
  carried: CarriedOver,
  source: ConversationState,
  { from, to }: { from: string; to: string },
): Promise<void> {
  for (const id of carried.draftIds) {
    const text = source.drafts.find((draft) => draft.id === id)?.text ?? ''
    await ctx.db.draft.updateMany({
      where: { id, conversationId: from, text },
      data: { conversationId: to },
    })
  }
  const { joinedDraft } = carried
  if (!joinedDraft) return
  const { id, before, after } = joinedDraft
  await ctx.db.draft.updateMany({ where: { id, conversationId: from, text: after }, data: { text: before } })
}
