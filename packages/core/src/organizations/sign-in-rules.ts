import { writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { Invalid } from '../errors.ts'
import { signInProviders } from '../identity/single-sign-on/providers.ts'
import { require } from '../permissions.ts'

export type SignInRules = {
  /** whether members other than owners may sign in with a password */
  passwords: boolean
  /** how long a session lasts */
  sessionHours: number
}

export type SignInRulesView = SignInRules & { providers: { id: string; name: string }[] }

/** How members sign in and for how long, and the providers that are set up. */
export async function readSignInRules(ctx: OrgContext): Promise<SignInRulesView> {
  require(ctx, 'security:manage')
  const rules = await find(ctx)
  return { ...rules, providers: signInProviders().map(({ id, name }) => ({ id, name })) }
}

/**
 * Sessions that are open already get no longer than the new length allows; where passwords go off, the sessions of
 * members who are not owners and signed in with one end at once.
 */
export async function changeSignInRules(ctx: OrgContext, input: SignInRules): Promise<SignInRulesView> {
  require(ctx, 'security:manage')
  const before = await find(ctx)
  const unchanged = before.passwords === input.passwords && before.sessionHours === input.sessionHours
  if (unchanged) return readSignInRules(ctx)
  if (!input.passwords && signInProviders().length === 0) {
    throw new Invalid('No provider is set up that members could sign in with instead', 'passwords')
  }
  await ctx.db.organization.update({
    where: { id: ctx.organizationId },
    data: { passwordSignIn: input.passwords, sessionHours: input.sessionHours },
  })
  await shorten(ctx, input)
  await writeAudit(ctx, {
    action: 'organization.sign_in_rules',
    subjectType: 'organization',
    subjectId: ctx.organizationId,
    before,
    after: input,
  })
  ctx.emit({ type: 'sessions.ended' })
  ctx.emit({ type: 'settings.changed', subject: 'security' })
  return readSignInRules(ctx)
}

async function shorten(ctx: OrgContext, { passwords, sessionHours }: SignInRules): Promise<void> {
  await ctx.db.$executeRaw`
    UPDATE sessions SET expires_at = created_at + make_interval(hours => ${sessionHours})
    WHERE revoked_at IS NULL AND expires_at > created_at + make_interval(hours => ${sessionHours})`
  if (passwords) return
  await ctx.db.$executeRaw`
    UPDATE sessions SET revoked_at = now() FROM members m
    WHERE m.id = member_id AND m.role <> 'owner' AND opened_by = 'password' AND revoked_at IS NULL`
}

async function find(ctx: OrgContext): Promise<SignInRules> {
  const { passwordSignIn, sessionHours } = await ctx.db.organization.findUniqueOrThrow({
    where: { id: ctx.organizationId },
    select: { passwordSignIn: true, sessionHours: true },
  })
  return { passwords: passwordSignIn, sessionHours }
}
