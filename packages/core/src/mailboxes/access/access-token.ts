import { ChannelFailure } from '@frontdesk/integrations/channel'
import { refreshTokens } from '@frontdesk/integrations/oauth/tokens'
import { now, sleep } from '@frontdesk/runtime/clock'
import { inOrganization, type OrgContext } from '../../context.ts'
import { type OauthCredentials, openCredentials, sealCredentials } from './credentials.ts'

export type MailboxRef = { organizationId: string; mailboxId: string }

/** A token that ends within this time is renewed before it is used. */
const marginMs = 60_000
const leaseSeconds = 30
const patienceMs = 25_000

/**
 * An access token that still works. When it is about to end, or the provider refused it, one of all workers
 * asks for another, and the others wait for that one: refresh tokens rotate, and a second use would end the grant.
 */
export async function accessToken(mailbox: MailboxRef, refused?: string): Promise<string> {
  const until = now().getTime() + patienceMs
  for (;;) {
    const found = await inside(mailbox, (ctx) => readOauth(ctx, mailbox.mailboxId))
    if (found.accessToken !== refused && Date.parse(found.expiresAt) - now().getTime() > marginMs)
      return found.accessToken
    if (await inside(mailbox, (ctx) => takeTurn(ctx, mailbox.mailboxId)))
      return renew(mailbox, found.accessToken)
    if (now().getTime() > until)
      throw new ChannelFailure('unavailable', 'Another worker is still renewing the token')
    await sleep(150)
  }
}

async function renew(mailbox: MailboxRef, old: string): Promise<string> {
  try {
    const before = await inside(mailbox, (ctx) => readOauth(ctx, mailbox.mailboxId))
    // Somebody finished between our look and our turn.
    if (before.accessToken !== old) return before.accessToken
    const tokens = await refreshTokens(before.provider, before.refreshToken)
    await inside(mailbox, (ctx) =>
      storeTokens(ctx, mailbox.mailboxId, {
        ...before,
        accessToken: tokens.accessToken,
        refreshToken: tokens.refreshToken ?? before.refreshToken,
        expiresAt: tokens.expiresAt.toISOString(),
      }),
    )
    return tokens.accessToken
  } finally {
    await inside(mailbox, (ctx) =>
      ctx.db.mailboxSync.updateMany({
        where: { mailboxId: mailbox.mailboxId },
        data: { tokenLeaseUntil: null },
      }),
    )
  }
}

/** Keeps what the provider gave, before it is used for the first time. */
export async function storeTokens(
  ctx: OrgContext,
  mailboxId: string,
  tokens: OauthCredentials,
): Promise<void> {
  await ctx.db.mailbox.update({
    where: { id: mailboxId },
    data: { credentials: sealCredentials(mailboxId, tokens) },
    select: { id: true },
  })
  await ctx.db.mailboxSync.updateMany({ where: { mailboxId }, data: { tokenExpiresAt: tokens.expiresAt } })
}

async function readOauth(ctx: OrgContext, mailboxId: string): Promise<OauthCredentials> {
  const row = await ctx.db.mailbox.findUniqueOrThrow({
    where: { id: mailboxId },
    select: { credentials: true },
  })
  const found = row.credentials === null ? null : openCredentials(mailboxId, row.credentials)
  if (found?.type !== 'oauth') throw new ChannelFailure('access_lost', 'The mailbox is not connected')
  return found
}

/** By the clock of the database, which all workers share. */
async function takeTurn(ctx: OrgContext, mailboxId: string): Promise<boolean> {
  const taken = await ctx.db.$executeRaw`
    UPDATE mailbox_syncs SET token_lease_until = now() + make_interval(secs => ${leaseSeconds})
    WHERE mailbox_id = ${mailboxId}::uuid AND (token_lease_until IS NULL OR token_lease_until < now())`
  return taken === 1
}

function inside<T>({ organizationId }: MailboxRef, run: (ctx: OrgContext) => Promise<T>): Promise<T> {
  return inOrganization({ organizationId, actor: { type: 'system', name: 'mailbox access' } }, run)
}
