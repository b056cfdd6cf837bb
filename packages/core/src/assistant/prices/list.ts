import { defaultPrices, type Price, type PriceTable } from '@frontdesk/ai/cost/prices'
import type { OrgContext } from '../../context.ts'
import { require } from '../../permissions.ts'

/** Dollars for a million tokens. */
export type PriceView = {
  model: string
  input: number
  output: number
  /** null: cached input costs what other input costs */
  cachedInput: number | null
  /** entered by the organization, not the vendor's list price */
  own: boolean
}

/** What each model costs: the organization's own prices, and list prices where it entered none. */
export async function listPrices(ctx: OrgContext): Promise<{ items: PriceView[] }> {
  require(ctx, 'assistant:manage')
  return viewPrices(ctx)
}

export async function viewPrices(ctx: OrgContext): Promise<{ items: PriceView[] }> {
  const own = await ownPrices(ctx)
  const listed = Object.entries(defaultPrices).filter(([model]) => !Object.hasOwn(own, model))
  const items = [
    ...Object.entries(own).map(([model, price]) => viewOf(model, price, true)),
    ...listed.map(([model, price]) => viewOf(model, price, false)),
  ]
  return { items: items.sort((a, b) => (a.model < b.model ? -1 : 1)) }
}

/** The organization's own prices, for reckoning. */
export async function ownPrices(ctx: OrgContext): Promise<PriceTable> {
  const rows = await ctx.db.aiPrice.findMany()
  return Object.fromEntries(
    rows.map(({ model, inputMicros, outputMicros, cachedInputMicros }) => [
      model,
      {
        input: Number(inputMicros),
        output: Number(outputMicros),
        ...(cachedInputMicros === null ? {} : { cachedInput: Number(cachedInputMicros) }),
      },
    ]),
  )
}

function viewOf(model: string, { input, output, cachedInput }: Price, own: boolean): PriceView {
  return {
    model,
    input: input / 1_000_000,
    output: output / 1_000_000,
    cachedInput: cachedInput === undefined ? null : cachedInput / 1_000_000,
    own,
  }
}
