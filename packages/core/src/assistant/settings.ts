import { newId } from '@frontdesk/runtime/id'
import type { OrgContext } from '../context.ts'

type Settings = {
  usePlatform?: boolean
  monthlyBudgetMicros?: bigint | null
  orders?: Record<string, string>
}

/** Changes what is set for the organization's assistant as a whole; what is left out stays. */
export async function changeSettings(ctx: OrgContext, settings: Settings): Promise<void> {
  const { organizationId } = ctx
  await ctx.db.aiSettings.upsert({
    where: { organizationId },
    create: { id: newId(), organizationId, ...settings },
    update: settings,
  })
}
