import { logger } from '@frontdesk/runtime/logger'
import { asSystem, inOrganization } from '../../context.ts'
import { readActivePolicies } from '../policies/active.ts'
import { settleClocks } from './keep.ts'

type Due = { organizationId: string; ids: string[] }

const mostAtOnce = 500
const together = 50

/**
 * Tells of every clock that has come near its deadline or past it. Safe with many workers: whoever is first to
 * lock a conversation settles its clocks, and the next finds nothing left to tell.
 */
export async function checkSla(): Promise<number> {
  const due = await asSystem(
    'find clocks to be looked at',
    (db) =>
      db.$queryRaw<Due[]>`
        SELECT organization_id AS "organizationId", array_agg(DISTINCT conversation_id) AS ids FROM (
          SELECT organization_id, conversation_id FROM sla_clocks WHERE check_at <= now()
          ORDER BY check_at LIMIT ${mostAtOnce}) d
        GROUP BY organization_id`,
  )
  for (const { organizationId, ids } of due) {
    for (let start = 0; start < ids.length; start += together) {
      const portion = ids.slice(start, start + together)
      await settlePortion(organizationId, portion)
    }
  }
  return due.reduce((sum, { ids }) => sum + ids.length, 0)
}

/** What cannot be settled holds up nobody else: a portion that fails is tried one by one. */
async function settlePortion(organizationId: string, ids: string[]): Promise<void> {
  const who = { organizationId, actor: { type: 'system', name: 'schedule' } } as const
  try {
    await inOrganization(who, async (ctx) => settleClocks(ctx, ids, await readActivePolicies(ctx)))
  } catch (error) {
    if (ids.length > 1) for (const id of ids) await settlePortion(organizationId, [id])
    else logger.warn({ error, organizationId, conversationId: ids[0] }, 'SLA clocks could not be settled')
  }
}
