import { newId } from '@frontdesk/runtime/id'
import type { OrgContext } from '../context.ts'
import { storable } from '../messages/storable.ts'
import { require } from '../permissions.ts'
import { raise } from '../workflows/raise.ts'
import { recordChange } from './change.ts'
import { findConversation, lockConversation } from './query/find.ts'
import type { ConversationView } from './query/row.ts'

/** Replaces the tags of a conversation; tags nobody has used yet are made. */
export async function setTags(
  ctx: OrgContext,
  input: { conversation: string; tags: string[] },
): Promise<ConversationView> {
  const { id } = await changeTags(ctx, { conversation: input.conversation, choose: () => input.tags })
  return findConversation(ctx, id)
}

type Choice = { conversation: string; choose: (before: readonly string[]) => string[] }

/** The same for tags that depend on those it has. Tells which came and which went. */
export async function changeTags(
  ctx: OrgContext,
  input: Choice,
): Promise<{ id: string; added: string[]; removed: string[] }> {
  require(ctx, 'conversations:update')
  const { id } = await lockConversation(ctx, input.conversation)
  const before = await readTags(ctx, id)
  const tags = [...new Set(input.choose(before).map(storable))].sort()
  const added = tags.filter((tag) => !before.includes(tag))
  const removed = before.filter((tag) => !tags.includes(tag))
  if (added.length === 0 && removed.length === 0) return { id, added, removed }
  await replaceTags(ctx, id, tags)
  if (added.length > 0)
    await raise(ctx, { trigger: 'tagged', conversationId: id, detail: { added: added.join('\n') } })
  await recordChange(ctx, {
    conversationId: id,
    type: 'tagged',
    data: {},
    before: { tags: before },
    after: { tags },
  })
  return { id, added, removed }
}

async function readTags(ctx: OrgContext, conversationId: string): Promise<string[]> {
  const rows = await ctx.db.$queryRaw<{ name: string }[]>`
    SELECT t.name FROM tags t JOIN conversation_tags x ON x.organization_id = t.organization_id AND x.tag_id = t.id
    WHERE x.conversation_id = ${conversationId}::uuid ORDER BY t.name`
  return rows.map(({ name }) => name)
}

/** Writes exactly these tags, without timeline or audit: for verbs that record their own change. */
export async function replaceTags(ctx: OrgContext, conversationId: string, tags: string[]): Promise<void> {
  // A tag that another transaction makes at the same moment can only be seen by the next statement.
  if ((await writeTags(ctx, conversationId, tags)) < tags.length) await writeTags(ctx, conversationId, tags)
}

/** Returns how many of the tags there are to be seen. */
async function writeTags(ctx: OrgContext, conversationId: string, tags: string[]): Promise<number> {
  const { organizationId } = ctx
  const rows = JSON.stringify(tags.map((name) => ({ id: newId(), name })))
  const [found] = await ctx.db.$queryRaw<{ count: number }[]>`
    WITH wanted AS (SELECT r.id, r.name FROM json_to_recordset(${rows}::json) AS r (id uuid, name text)),
      known AS (SELECT t.id, t.name FROM tags t WHERE t.name IN (SELECT name FROM wanted)),
      made AS (
        INSERT INTO tags (id, organization_id, name)
        SELECT w.id, ${organizationId}::uuid, w.name FROM wanted w WHERE w.name NOT IN (SELECT name FROM known)
        ON CONFLICT DO NOTHING RETURNING id),
      ids AS (SELECT id FROM known UNION ALL SELECT id FROM made),
      gone AS (
        DELETE FROM conversation_tags
        WHERE conversation_id = ${conversationId}::uuid AND tag_id NOT IN (SELECT id FROM ids)),
      put AS (
        INSERT INTO conversation_tags (organization_id, conversation_id, tag_id)
        SELECT ${organizationId}::uuid, ${conversationId}::uuid, id FROM ids ON CONFLICT DO NOTHING)
    SELECT count(*)::int AS count FROM ids`
  return found?.count ?? 0
}
