import { Prisma } from '@frontdesk/db/tenancy'
import type { OrgContext } from '../../context.ts'
import { sealAccountMail } from '../../identity/account-mail.ts'
import { takeTurn } from '../../take-turn.ts'
import { hashCode, newCode } from './code.ts'

const validHours = 24
const pauseSeconds = 60
/** How many codes a day go to one address, and to all addresses an organization names. */
const most = { toAddress: 5, byOrganization: 20 } as const

/**
 * Promises a mail with a new code to a forwarding address; the code before it no longer counts. False where too many
 * have left: nobody's mailbox is filled by naming it here again and again.
 */
export async function mailCode(
  ctx: OrgContext,
  { id, address }: { id: string; address: string },
): Promise<boolean> {
  const code = newCode()
  const day = Prisma.sql`now() - interval '1 day'`
  await takeTurn(ctx, `proof/${ctx.organizationId}`)
  const [kept] = await ctx.db.$queryRaw<{ expiresAt: Date }[]>`
    INSERT INTO mailbox_proofs AS p (organization_id, mailbox_id, code_hash, expires_at)
    SELECT ${ctx.organizationId}::uuid, ${id}::uuid, ${hashCode(id, code)}, now() + make_interval(hours => ${validHours}::int)
    WHERE (SELECT coalesce(sum(mailed), 0) FROM mailbox_proofs WHERE since > ${day}) < ${most.byOrganization}
    ON CONFLICT (organization_id, mailbox_id) DO UPDATE SET code_hash = excluded.code_hash, attempts = 0,
      mailed_at = now(), expires_at = excluded.expires_at, mailed = CASE WHEN p.since > ${day} THEN p.mailed + 1 ELSE 1 END,
      since = CASE WHEN p.since > ${day} THEN p.since ELSE now() END
    WHERE p.mailed_at <= now() - make_interval(secs => ${pauseSeconds}::int) AND (p.mailed < ${most.toAddress} OR p.since <= ${day})
    RETURNING expires_at AS "expiresAt"`
  if (!kept) return false
  const { name } = await ctx.db.organization.findUniqueOrThrow({ where: { id: ctx.organizationId } })
  const mail = { kind: 'address_proof', to: address, organizationName: name, mailboxId: id, code } as const
  ctx.emit({ type: 'account_mail.requested', sealed: sealAccountMail(mail) })
  return true
}
