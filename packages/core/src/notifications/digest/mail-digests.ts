import { Prisma } from '@frontdesk/db/tenancy'
import { newId } from '@frontdesk/runtime/id'
import { asSystem, inOrganization, type OrgContext } from '../../context.ts'
import { sealAccountMail } from '../../identity/account-mail.ts'

type Due = { organizationId: string; memberId: string }

const mostAtOnce = 500

/** Minutes something stays unread before a mail tells of it, and between two mails to the same member. */
const [unreadFor, apart] = [15, 60]

/** Unread, in no mail yet, of a member who is not there and had no mail of late. */
const isDue = Prisma.sql`n.read_at IS NULL AND n.by_mail AND n.digest_sent_at IS NULL
  AND n.created_at < now() - make_interval(mins => ${unreadFor})
  AND (n.snoozed_until IS NULL OR n.snoozed_until <= now())
  AND NOT EXISTS (SELECT FROM member_presence p WHERE p.organization_id = n.organization_id
    AND p.member_id = n.member_id AND p.status = 'online')
  AND NOT EXISTS (SELECT FROM notifications sent WHERE sent.organization_id = n.organization_id
    AND sent.member_id = n.member_id AND sent.digest_sent_at > now() - make_interval(mins => ${apart}))`

/**
 * Mails members who are not there what they have not read. Safe with many workers: a notification goes into one
 * mail. Returns how many members have one coming.
 */
export async function mailDigests(): Promise<number> {
  const due = await asSystem(
    'find members who have not read what they were told',
    (db) => db.$queryRaw<Due[]>`
      SELECT DISTINCT n.organization_id AS "organizationId", n.member_id AS "memberId" FROM notifications n
      JOIN members m ON m.organization_id = n.organization_id AND m.id = n.member_id AND m.disabled_at IS NULL
      WHERE ${isDue} LIMIT ${mostAtOnce}`,
  )
  let mailed = 0
  for (const { organizationId, memberId } of due) {
    const actor = { type: 'system', name: 'schedule' } as const
    if (await inOrganization({ organizationId, actor }, (ctx) => mailDigest(ctx, memberId))) mailed += 1
  }
  return mailed
}

/** The member's row is locked first: whoever comes second sees what the first has claimed. */
async function mailDigest(ctx: OrgContext, memberId: string): Promise<boolean> {
  const [member] = await ctx.db.$queryRaw<{ email: string }[]>`
    SELECT email FROM members WHERE id = ${memberId}::uuid AND disabled_at IS NULL FOR NO KEY UPDATE`
  if (!member) return false
  const digestId = newId()
  const claimed = await ctx.db.$executeRaw`
    UPDATE notifications n SET digest_id = ${digestId}::uuid, digest_sent_at = clock_timestamp()
    WHERE n.member_id = ${memberId}::uuid AND ${isDue}`
  if (claimed === 0) return false
  const { name } = await ctx.db.organization.findUniqueOrThrow({
    where: { id: ctx.organizationId },
    select: { name: true },
  })
  const mail = { kind: 'digest', to: member.email, organizationName: name, digestId } as const
  ctx.emit({ type: 'account_mail.requested', sealed: sealAccountMail(mail) })
  return true
}
