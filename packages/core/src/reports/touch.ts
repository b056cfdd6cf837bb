import { Prisma, type TenantDb } from '@frontdesk/db/tenancy'

type Touching = { db: TenantDb; organizationId: string }

/**
 * Notes, in the transaction of a change, that what is counted of these conversations has changed; null stands for
 * something of today that belongs to none. Rows are only ever added, so that nobody waits for anybody.
 */
export async function noteTouched(
  { db, organizationId }: Touching,
  conversationIds: readonly (string | null)[],
): Promise<void> {
  if (conversationIds.length > 0) await db.$executeRaw(insertTouches(organizationId, conversationIds))
}

/** The same as part of another statement. */
export function insertTouches(
  organizationId: string,
  conversationIds: readonly (string | null)[],
): Prisma.Sql {
  return Prisma.sql`
    INSERT INTO rollup_touches (organization_id, conversation_id)
    SELECT ${organizationId}::uuid, t.id FROM unnest(${[...new Set(conversationIds)]}::uuid[]) AS t (id)`
}
