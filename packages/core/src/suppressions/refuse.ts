import type { OrgContext } from '../context.ts'
import { Conflict } from '../errors.ts'

export type SuppressionReason = 'hard_bounce' | 'complaint'

const words: Record<string, string> = {
  hard_bounce: 'refused our last mail for good',
  complaint: 'complained about our mail',
}

/** Refuses a mail to addresses that must not be written to again, naming each with its reason. */
export async function refuseSuppressed(ctx: OrgContext, addresses: string[]): Promise<void> {
  const found = await findSuppressed(ctx, addresses)
  if (found.length === 0) return
  const reasons = found.map(({ address, reason }) => `${address} ${words[reason] ?? 'is suppressed'}`)
  throw new Conflict(
    `${reasons.join('; ')}. Check the address, or send once all the same`,
    'suppressed_recipient',
  )
}

export function findSuppressed(
  ctx: OrgContext,
  addresses: string[],
): Promise<{ address: string; reason: string }[]> {
  return ctx.db.suppression.findMany({
    where: { address: { in: addresses } },
    select: { address: true, reason: true },
    orderBy: { address: 'asc' },
  })
}
