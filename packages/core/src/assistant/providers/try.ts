import type { tasks } from '@frontdesk/ai/calls/call-record'
import { testProvider } from '@frontdesk/ai/calls/test-provider'
import { modelForTask } from '@frontdesk/ai/models'
import { now } from '@frontdesk/runtime/clock'
import { recordAiCalls } from '../../classification/record-ai-calls.ts'
import { type Actor, inOrganization, type OrgContext } from '../../context.ts'
import { Conflict, NotFound } from '../../errors.ts'
import { storableValue } from '../../messages/storable.ts'
import { isId } from '../../paging.ts'
import { require } from '../../permissions.ts'
import { ownPrices } from '../prices/list.ts'
import { ledgerOf } from '../setup.ts'
import { configOf, type ProviderTest } from './row.ts'

type Who = { organizationId: string; actor: Actor }
type Input = { id: string; task?: (typeof tasks)[number] | undefined }

/**
 * Asks one of the organization's providers whether it answers, with the model of a task or its usual one. The call is
 * in the ledger and costs what it costs, whatever is left of the budget.
 */
export async function tryProvider(who: Who, input: Input): Promise<ProviderTest & { at: string }> {
  const { config, model, prices } = await inOrganization(who, (ctx) => readForTest(ctx, input))
  const { calls, ...tested } = await testProvider(config, model, {
    prices,
    onDisclosure: ledgerOf(who, null),
  })
  const at = now()
  await inOrganization(who, async (ctx) => {
    await recordAiCalls(ctx, null, calls)
    await ctx.db.aiProvider.updateMany({
      where: { id: input.id },
      data: { test: storableValue(tested), testedAt: at },
    })
  })
  return { ...tested, at: at.toISOString() }
}

async function readForTest(ctx: OrgContext, { id, task }: Input) {
  require(ctx, 'assistant:manage')
  const row = isId(id) ? await ctx.db.aiProvider.findFirst({ where: { id } }) : null
  if (!row) throw new NotFound('The provider')
  const config = openConfig(row)
  const model = task === undefined ? row.model : modelForTask(task, config)
  if (model === null) throw new Conflict('This provider is kept out of this task')
  return { config, model, prices: await ownPrices(ctx) }
}

function openConfig(row: Parameters<typeof configOf>[0]) {
  try {
    return configOf(row)
  } catch {
    throw new Conflict('The key of this provider cannot be opened any more: enter it again')
  }
}
