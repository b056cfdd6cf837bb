import { logger } from '@frontdesk/runtime/logger'
import { asSystem, inOrganization, type OrgContext } from '../../context.ts'
import { activePolicies } from '../policies/active.ts'
import { settleClocks } from './keep.ts'

type Due = { organizationId: string; ids: string[] }

const [mostAtOnce, mostRounds, mostSeen, together] = [500, 10, 20_000, 50]
const putOffMinutes = 5

/**
 * Tells of every clock that has come near its deadline or past it. Safe with many workers: whoever is first to
 * lock a conversation settles its clocks, and the next finds nothing left to tell.
 */
export async function checkSla(): Promise<number> {
  let settled = 0
  for (let round = 0; round < mostRounds; round += 1) {
    const due = await takeFairly()
    for (const { organizationId, ids } of due) {
      for (let start = 0; start < ids.length; start += together)
        await settlePortion(organizationId, ids.slice(start, start + together))
    }
    const count = due.reduce((sum, { ids }) => sum + ids.length, 0)
    settled += count
    if (count < mostAtOnce / 2) break
  }
  return settled
}

/** Some conversations of each organization in turn, so that one with very many delays nobody else's. */
function takeFairly(): Promise<Due[]> {
  return asSystem(
    'find clocks to be looked at',
    (db) =>
      db.$queryRaw<Due[]>`
        SELECT organization_id AS "organizationId", array_agg(DISTINCT conversation_id) AS ids FROM (
          SELECT organization_id, conversation_id,
            row_number() OVER (PARTITION BY organization_id ORDER BY check_at) AS place
          FROM (SELECT organization_id, conversation_id, check_at FROM sla_clocks WHERE check_at <= now()
            ORDER BY check_at LIMIT ${mostSeen}) seen
          ORDER BY place LIMIT ${mostAtOnce}) d
        GROUP BY organization_id`,
  )
}

/** What cannot be settled holds up nobody else: a portion that fails is tried one by one, and then put off. */
async function settlePortion(organizationId: string, ids: string[]): Promise<void> {
  const who = { organizationId, actor: { type: 'system', name: 'schedule' } } as const
  try {
    await inOrganization(who, async (ctx) => settleClocks(ctx, ids, await activePolicies(ctx)))
  } catch (error) {
    if (ids.length > 1) for (const id of ids) await settlePortion(organizationId, [id])
    else {
      logger.warn({ error, organizationId, conversationId: ids[0] }, 'SLA clocks could not be settled')
      await inOrganization(who, (ctx) => putOff(ctx, ids))
    }
  }
}

async function putOff(ctx: OrgContext, ids: string[]): Promise<void> {
  await ctx.db.$executeRaw`
    UPDATE sla_clocks SET check_at = now() + make_interval(mins => ${putOffMinutes})
    WHERE conversation_id = ANY (${ids}::uuid[]) AND check_at <= now()`
}
