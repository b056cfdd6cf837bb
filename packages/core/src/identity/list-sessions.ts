import type { OrgContext } from '../context.ts'
import type { Page, PageInput } from '../paging.ts'
import { require } from '../permissions.ts'
import { pageOfSessions, type SessionView } from './sessions/page.ts'

/** The caller's own sessions that are still valid, newest first. An API key has none. */
export async function listSessions(
  ctx: OrgContext,
  input: PageInput & { currentId: string | undefined },
): Promise<Page<SessionView>> {
  require(ctx, 'account:read')
  if (ctx.actor.type !== 'member') return { items: [], nextCursor: null }
  return pageOfSessions(ctx, ctx.actor.memberId, input)
}
