import type { OrgContext } from '../context.ts'
import { changeConversation } from '../conversations/change.ts'
import { lockConversation } from '../conversations/query/find.ts'
import { Conflict, Invalid, NotFound } from '../errors.ts'
import { require } from '../permissions.ts'
import { type Follower, findFollowers } from './list.ts'

type Input = { conversation: string; memberId: string }

/** Has a member, or `me`, be told of new messages and changes of a conversation. */
export async function follow(ctx: OrgContext, input: Input): Promise<Follower[]> {
  require(ctx, 'conversations:update')
  const member = await findMember(ctx, input.memberId)
  if (member.disabledAt) throw new Conflict(`${member.name} is disabled and hears of nothing`)
  const { id: conversationId } = await lockConversation(ctx, input.conversation)
  const { count } = await ctx.db.conversationFollower.createMany({
    data: [{ organizationId: ctx.organizationId, conversationId, memberId: member.id }],
    skipDuplicates: true,
  })
  if (count > 0) await record(ctx, conversationId, { type: 'followed', member })
  return findFollowers(ctx, conversationId)
}

/** Has a member, or `me`, hear no more of it. */
export async function unfollow(ctx: OrgContext, input: Input): Promise<Follower[]> {
  require(ctx, 'conversations:update')
  const member = await findMember(ctx, input.memberId)
  const { id: conversationId } = await lockConversation(ctx, input.conversation)
  const { count } = await ctx.db.conversationFollower.deleteMany({
    where: { conversationId, memberId: member.id },
  })
  if (count > 0) await record(ctx, conversationId, { type: 'unfollowed', member })
  return findFollowers(ctx, conversationId)
}

type Member = { id: string; name: string; disabledAt: Date | null }

async function findMember(ctx: OrgContext, id: string): Promise<Member> {
  const member = await ctx.db.member.findUnique({
    where: { id: id === 'me' ? me(ctx) : id },
    select: { id: true, name: true, disabledAt: true },
  })
  if (!member) throw new NotFound('The member')
  return member
}

function me(ctx: OrgContext): string {
  if (ctx.actor.type === 'member') return ctx.actor.memberId
  throw new Invalid('An API key is nobody: name a member instead of "me"', 'memberId')
}

async function record(
  ctx: OrgContext,
  conversationId: string,
  { type, member }: { type: string; member: Member },
): Promise<void> {
  await changeConversation(ctx, {
    conversationId,
    type,
    data: {},
    before: {},
    after: { memberId: member.id, name: member.name },
  })
}
