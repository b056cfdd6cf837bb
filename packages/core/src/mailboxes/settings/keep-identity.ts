import type { Identity } from '@frontdesk/integrations/channel'
import { newId } from '@frontdesk/runtime/id'
import type { OrgContext } from '../../context.ts'
import { storable } from '../../messages/storable.ts'

/** More aliases than this are not kept. */
const mostAliases = 100

/**
 * Keeps what a provider says of an account: the largest mail it takes, and as whom it may send. Names people gave
 * to an alias stay; an alias the provider no longer vouches for receives mail as before, but none leaves from it.
 */
export async function keepIdentity(
  ctx: OrgContext,
  { mailboxId, identity }: { mailboxId: string; identity: Identity },
): Promise<void> {
  if (identity.maxMailBytes > 0)
    await ctx.db.$executeRaw`
      UPDATE mailboxes SET settings = settings || jsonb_build_object('maxMailBytes', ${identity.maxMailBytes}::bigint)
      WHERE id = ${mailboxId}::uuid`
  const aliases = identity.aliases.slice(0, mostAliases).map(({ address, name, verified }) => ({
    address: storable(address).toLowerCase(),
    fromName: storable(name).slice(0, 100),
    sendAs: verified,
  }))
  await ctx.db.mailboxAddress.createMany({
    data: aliases.map((alias) => ({ id: newId(), organizationId: ctx.organizationId, mailboxId, ...alias })),
    skipDuplicates: true,
  })
  await ctx.db.$executeRaw`
    UPDATE mailbox_addresses a SET send_as = n.send_as, checked_at = now(),
      from_name = CASE WHEN a.from_name = '' THEN n.from_name ELSE a.from_name END
    FROM unnest(${aliases.map(({ address }) => address)}::text[], ${aliases.map(({ fromName }) => fromName)}::text[],
      ${aliases.map(({ sendAs }) => sendAs)}::boolean[]) AS n (address, from_name, send_as)
    WHERE a.mailbox_id = ${mailboxId}::uuid AND a.address = n.address`
  // Mail servers without such a list leave it to the domain: what was never checked there stays as it is.
  await ctx.db.mailboxAddress.updateMany({
    where: {
      mailboxId,
      checkedAt: { not: null },
      sendAs: true,
      address: { notIn: aliases.map(({ address }) => address) },
    },
    data: { sendAs: false, checkedAt: new Date() },
  })
}
