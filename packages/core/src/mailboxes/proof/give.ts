import { equalInConstantTime } from '@frontdesk/runtime/crypto'
import { writeAudit } from '../../audit.ts'
import { isPublicMailDomain } from '../../companies/public-domains.ts'
import { type Actor, inOrganization, type OrgContext } from '../../context.ts'
import { Conflict, Invalid } from '../../errors.ts'
import { require } from '../../permissions.ts'
import { findMailbox, type MailboxView } from '../list.ts'
import { hashCode } from './code.ts'

const mostAttempts = 10

type Given = { id: string; code: string }
type Outcome = MailboxView | 'wrong' | 'over'

/**
 * Takes the code that was mailed to a forwarding address; from then on replies may leave from it. A wrong one counts,
 * so it is written down before it is refused.
 */
export async function giveProof(
  who: { organizationId: string; actor: Actor },
  given: Given,
): Promise<MailboxView> {
  const outcome = await inOrganization(who, (ctx) => take(ctx, given))
  if (outcome === 'over')
    throw new Conflict('This code no longer counts. Let another one be mailed.', 'code_expired')
  if (outcome === 'wrong')
    throw new Invalid('This is not the code that was mailed last', 'code', 'wrong_code')
  return outcome
}

async function take(ctx: OrgContext, { id, code }: Given): Promise<Outcome> {
  require(ctx, 'mailboxes:write')
  const mailbox = await findMailbox(ctx, id)
  if (mailbox.proven) return mailbox
  const [asked] = await ctx.db.$queryRaw<{ codeHash: string }[]>`
    UPDATE mailbox_proofs SET attempts = attempts + 1
    WHERE mailbox_id = ${id}::uuid AND expires_at > now() AND attempts < ${mostAttempts}
    RETURNING code_hash AS "codeHash"`
  if (!asked) return 'over'
  if (!equalInConstantTime(asked.codeHash, hashCode(id, code))) return 'wrong'
  await accept(ctx, mailbox)
  return findMailbox(ctx, id)
}

/** The same for a code that came back with a mail that was forwarded from the address. */
export async function takeForwardedCode(ctx: OrgContext, given: Given): Promise<void> {
  const asked = await ctx.db.mailboxProof.findFirst({
    where: { mailboxId: given.id, codeHash: hashCode(given.id, given.code), expiresAt: { gt: new Date() } },
    select: { mailboxId: true },
  })
  if (asked) await accept(ctx, await findMailbox(ctx, given.id))
}

/** The address is theirs, and where its domain is not everybody's, so are its further addresses there. */
async function accept(ctx: OrgContext, { id, address }: MailboxView): Promise<void> {
  await ctx.db.mailbox.update({ where: { id }, data: { provenAt: new Date() }, select: { id: true } })
  await ctx.db.mailboxProof.deleteMany({ where: { mailboxId: id } })
  const domain = address.slice(address.lastIndexOf('@') + 1)
  if (!isPublicMailDomain(domain))
    await ctx.db.$executeRaw`
      UPDATE mailbox_addresses SET send_as = true
      WHERE mailbox_id = ${id}::uuid AND split_part(address, '@', -1) = ${domain}`
  await writeAudit(ctx, {
    action: 'mailbox.prove',
    subjectType: 'mailbox',
    subjectId: id,
    after: { address },
  })
  ctx.emit({ type: 'settings.changed', subject: 'mailboxes' })
}
