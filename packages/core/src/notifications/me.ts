import type { OrgContext } from '../context.ts'
import { Invalid } from '../errors.ts'

/** The member who asks. An API key is nobody, and is told nothing. */
export function myId(ctx: OrgContext): string {
  if (ctx.actor.type === 'member') return ctx.actor.memberId
  throw new Invalid('Only a member has notifications')
}
