import { faultPoint } from '@frontdesk/runtime/process/fault'
import { inOrganization, type OrgContext } from '../context.ts'
import { assignBatch } from './queue/assign-batch.ts'
import { returnWork } from './queue/return-work.ts'
import { automaticTeams } from './teams/rules.ts'

/** A run ends after so many batches of a team; the promise of the next one is made by what it changed. */
const mostBatches = 100

/** Gives the conversations that wait to members who can take them, after taking back what was left lying. */
export async function assignQueue({ organizationId }: { organizationId: string }): Promise<void> {
  const inside = <T>(run: (ctx: OrgContext) => Promise<T>) =>
    inOrganization({ organizationId, actor: { type: 'system', name: 'routing' } }, run)
  await inside(returnWork)
  for (const teamId of await inside(automaticTeams)) {
    for (let batch = 0; batch < mostBatches; batch += 1) {
      const more = await inside((ctx) => assignBatch(ctx, teamId))
      faultPoint('queue-batch-committed')
      if (!more) break
    }
  }
}
