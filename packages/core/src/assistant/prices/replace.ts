import { newId } from '@frontdesk/runtime/id'
import { writeAudit } from '../../audit.ts'
import type { OrgContext } from '../../context.ts'
import { Invalid } from '../../errors.ts'
import { storable } from '../../messages/storable.ts'
import { require } from '../../permissions.ts'
import { type PriceView, viewPrices } from './list.ts'

type Wanted = Omit<PriceView, 'own'>

/**
 * Makes the organization's own prices what it is given, in dollars for a million tokens; list prices hold for every
 * other model. Calls made already keep their cost.
 */
export async function replacePrices(
  ctx: OrgContext,
  input: { items: Wanted[] },
): Promise<{ items: PriceView[] }> {
  require(ctx, 'assistant:manage')
  const items = input.items.map((item) => ({ ...item, model: storable(item.model) }))
  const models = items.map(({ model }) => model)
  const twice = models.find((model, index) => models.indexOf(model) !== index)
  if (twice !== undefined) throw new Invalid(`The model "${twice}" stands in the list twice`, 'items')
  const before = await ctx.db.aiPrice.findMany({ select: { model: true } })
  await ctx.db.aiPrice.deleteMany({})
  await ctx.db.aiPrice.createMany({
    data: items.map(({ model, input: paid, output, cachedInput }) => ({
      id: newId(),
      organizationId: ctx.organizationId,
      model,
      inputMicros: micros(paid),
      outputMicros: micros(output),
      cachedInputMicros: cachedInput === null ? null : micros(cachedInput),
    })),
  })
  await writeAudit(ctx, {
    action: 'assistant.prices',
    subjectType: 'organization',
    subjectId: ctx.organizationId,
    before: { models: before.map(({ model }) => model) },
    after: { items },
  })
  ctx.emit({ type: 'settings.changed', subject: 'assistant' })
  return viewPrices(ctx)
}

function micros(dollars: number): bigint {
  return BigInt(Math.round(dollars * 1_000_000))
}
