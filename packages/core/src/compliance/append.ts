import { newId } from '@frontdesk/runtime/id'
import { actorRecord, writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { databaseTime } from '../database-time.ts'
import { storableValue } from '../messages/storable.ts'
import { chainStart, hashLink, sealHash } from './chain.ts'

export type EntryKind = 'opened' | 'message' | 'severity' | 'state' | 'note' | 'export' | 'overdue'
type Content = Record<string, string | number | null | Record<string, string | number | null>>
type Input = { caseId: string; kind: EntryKind; content: Content; messageId?: string | null }

/** One writer of an organization's record at a time; held until the transaction ends. */
export async function lockRecord({ db, organizationId }: OrgContext): Promise<void> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`compliance/${organizationId}`}, 0))`
}

/**
 * Adds an entry to the chain, and writes its place and hash into the audit log too, by which a chain cut off at its
 * end is noticed.
 */
export async function appendEntry(ctx: OrgContext, input: Input): Promise<void> {
  await lockRecord(ctx)
  const { organizationId } = ctx
  const { caseId, kind, messageId = null } = input
  const last = await ctx.db.complianceEntry.findFirst({
    orderBy: { position: 'desc' },
    select: { position: true, hash: true },
  })
  const position = (last?.position ?? 0) + 1
  const previousHash = last?.hash ?? chainStart
  const createdAt = await databaseTime(ctx)
  const [content, actor] = [storableValue(input.content), storableValue(actorRecord(ctx.actor))]
  const at = createdAt.toISOString()
  const link = { organizationId, position, caseId, kind, messageId, content, actor, at }
  const hash = hashLink(previousHash, link)
  const entry = { caseId, kind, messageId, content, actor, createdAt, previousHash, hash }
  await ctx.db.complianceEntry.create({
    data: { id: newId(), organizationId, position, ...entry, seal: sealHash(hash) },
  })
  await writeAudit(ctx, {
    action: `compliance_case.${kind}`,
    subjectType: 'compliance_case',
    subjectId: caseId,
    after: { position, hash },
  })
}
