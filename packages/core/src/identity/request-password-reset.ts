import { asSystem, systemReader } from '@frontdesk/db/tenancy'
import { now, sleep } from '@frontdesk/runtime/clock'
import { hashToken, randomToken } from '@frontdesk/runtime/crypto'
import { newId } from '@frontdesk/runtime/id'
import { writeAudit } from '../audit.ts'
import { inOrganization, type OrgContext } from '../context.ts'
import { sealAccountMail } from './account-mail.ts'

const validMinutes = 60
const mostOpen = 3
/** Longer than the work takes, so that the answer comes equally late for known and unknown addresses. */
const answerAfterMs = 200

/** Sends a reset link to the address if it belongs to an active member; tells nobody whether it does. */
export async function requestPasswordReset(email: string): Promise<void> {
  await Promise.all([sendIfKnown(email), sleep(answerAfterMs)])
}

type Account = { userId: string; memberId: string; organizationId: string; organizationName: string }

async function sendIfKnown(email: string): Promise<void> {
  const account = await findAccount(email)
  if (!account) return
  const token = randomToken()
  if (!(await storeReset(account.userId, token))) return
  const actor = { type: 'system', name: 'password reset' } as const
  await inOrganization({ organizationId: account.organizationId, actor }, (ctx) =>
    promiseMail(ctx, account, email, token),
  )
}

async function findAccount(email: string): Promise<Account | undefined> {
  const [account] = await systemReader().$queryRaw<Account[]>`
    SELECT u.id AS "userId", m.id AS "memberId", o.id AS "organizationId", o.name AS "organizationName"
    FROM users u JOIN members m ON m.user_id = u.id JOIN organizations o ON o.id = m.organization_id
    WHERE u.email = ${email} AND u.disabled_at IS NULL AND m.disabled_at IS NULL
    ORDER BY m.created_at, m.id LIMIT 1`
  return account
}

/** False when enough links are out already: nobody's mailbox is filled by asking again and again. */
function storeReset(userId: string, token: string): Promise<boolean> {
  return asSystem('password reset', async (db) => {
    const open = await db.passwordReset.count({ where: { userId, usedAt: null, expiresAt: { gt: now() } } })
    if (open >= mostOpen) return false
    const expiresAt = new Date(now().getTime() + validMinutes * 60_000)
    await db.passwordReset.create({ data: { id: newId(), userId, tokenHash: hashToken(token), expiresAt } })
    return true
  })
}

async function promiseMail(ctx: OrgContext, account: Account, email: string, token: string): Promise<void> {
  await writeAudit(ctx, {
    action: 'password_reset.requested',
    subjectType: 'member',
    subjectId: account.memberId,
  })
  const mail = {
    kind: 'password_reset',
    to: email,
    token,
    organizationName: account.organizationName,
  } as const
  ctx.emit({ type: 'account_mail.requested', sealed: sealAccountMail(mail) })
}
