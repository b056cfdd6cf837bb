import type { OrgContext } from '../context.ts'
import { findConversation } from '../conversations/query/find.ts'
import { require } from '../permissions.ts'
import type { KindName } from './kinds/registry.ts'
import { type ActionView, viewActions } from './row.ts'
import { listSettings } from './settings.ts'

const most = 50

/** The next steps of a conversation, newest first, and which may be added by hand. */
export async function listActions(
  ctx: OrgContext,
  input: { conversation: string },
): Promise<{ items: ActionView[]; available: { kind: KindName; name: string }[] }> {
  require(ctx, 'conversations:read')
  const { id } = await findConversation(ctx, input.conversation)
  const rows = await ctx.db.serviceAction.findMany({
    where: { conversationId: id, state: { not: 'dismissed' } },
    orderBy: { id: 'desc' },
    take: most,
  })
  const settings = await listSettings(ctx)
  return {
    items: await viewActions(ctx, rows),
    available: settings.flatMap(({ kind, name, enabled }) => (enabled ? [{ kind, name }] : [])),
  }
}
