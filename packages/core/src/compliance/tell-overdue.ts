import { asSystem, inOrganization, type OrgContext } from '../context.ts'
import { sealAccountMail } from '../identity/account-mail.ts'
import { addressesOfWhoMay } from '../members/addresses.ts'
import { appendEntry, lockRecord } from './append.ts'

type Due = { id: string; organizationId: string }
type Overdue = { id: string; number: number; severity: string; dueAt: Date }

const mostAtOnce = 200

/**
 * Tells whoever may read compliance cases, in the product and by mail, of those nobody has looked into in time. Safe
 * with many workers: each deadline is told of once. Returns how many were found.
 */
export async function tellOverdueCases(): Promise<number> {
  const due = await asSystem(
    'find cases nobody has looked into in time',
    (db) => db.$queryRaw<Due[]>`
      SELECT id, organization_id AS "organizationId" FROM compliance_cases
      WHERE state = 'open' AND overdue_told_for IS DISTINCT FROM due_at AND due_at <= now()
      ORDER BY due_at LIMIT ${mostAtOnce}`,
  )
  for (const { id, organizationId } of due) {
    const actor = { type: 'system', name: 'schedule' } as const
    await inOrganization({ organizationId, actor }, (ctx) => tellOfCase(ctx, id))
  }
  return due.length
}

async function tellOfCase(ctx: OrgContext, id: string): Promise<void> {
  await lockRecord(ctx)
  const [overdue] = await ctx.db.$queryRaw<Overdue[]>`
    UPDATE compliance_cases SET overdue_told_for = due_at
    WHERE id = ${id}::uuid AND state = 'open' AND due_at <= now() AND overdue_told_for IS DISTINCT FROM due_at
    RETURNING id, number, severity, due_at AS "dueAt"`
  if (!overdue) return
  const dueAt = overdue.dueAt.toISOString()
  await appendEntry(ctx, { caseId: id, kind: 'overdue', content: { dueAt } })
  ctx.emit({ type: 'compliance_case.overdue', caseId: id })
  const { name } = await ctx.db.organization.findUniqueOrThrow({
    where: { id: ctx.organizationId },
    select: { name: true },
  })
  const { number, severity } = overdue
  for (const to of await addressesOfWhoMay(ctx, 'compliance:read')) {
    const mail = {
      kind: 'case_overdue',
      to,
      organizationName: name,
      caseId: id,
      number,
      severity,
      dueAt,
    } as const
    ctx.emit({ type: 'account_mail.requested', sealed: sealAccountMail(mail) })
  }
}
