/** Millionths of a dollar for a million tokens, so that the number of tokens times the price is in 10⁻¹² dollars. */
export interface Price {
  input: number
  output: number
  /** For input the provider had kept; the ordinary price when left out. */
  cachedInput?: number | undefined
}

/** Price by the name of the model, or by how its name begins. */
export type PriceTable = Record<string, Price>

const dollars = (input: number, output: number, cachedInput?: number): Price => ({
  input: input * 1_000_000,
  output: output * 1_000_000,
  ...(cachedInput === undefined ? {} : { cachedInput: cachedInput * 1_000_000 }),
})

/** List prices of the vendors in dollars for a million tokens, where an organization has entered none of its own. */
export const defaultPrices: PriceTable = {
  'gpt-5': dollars(1.25, 10, 0.125),
  'gpt-5-mini': dollars(0.25, 2, 0.025),
  'gpt-5-nano': dollars(0.05, 0.4, 0.005),
  'gpt-4.1': dollars(2, 8, 0.5),
  'gpt-4.1-mini': dollars(0.4, 1.6, 0.1),
  'gpt-4.1-nano': dollars(0.1, 0.4, 0.025),
  'gpt-4o': dollars(2.5, 10, 1.25),
  'gpt-4o-mini': dollars(0.15, 0.6, 0.075),
  'text-embedding-3-small': dollars(0.02, 0),
  'text-embedding-3-large': dollars(0.13, 0),
  'claude-opus-4-5': dollars(5, 25, 0.5),
  'claude-opus-4': dollars(15, 75, 1.5),
  'claude-sonnet-4': dollars(3, 15, 0.3),
  'claude-haiku-4-5': dollars(1, 5, 0.1),
  'claude-3-5-haiku': dollars(0.8, 4, 0.08),
  'gemini-2.5-pro': dollars(1.25, 10, 0.125),
  'gemini-2.5-flash': dollars(0.3, 2.5, 0.03),
  'gemini-2.5-flash-lite': dollars(0.1, 0.4, 0.01),
  'gemini-embedding-001': dollars(0.15, 0),
}

/**
 * The price of a model: its own, or that of the longest name it begins with, up to a mark of a version, so that
 * `gpt-5-mini-2025-08-07` costs what `gpt-5-mini` costs and `gpt-5.5` costs nobody knows what. The organization's
 * prices come before the list.
 */
export function findPrice(model: string, own: PriceTable = {}): Price | null {
  for (const table of [own, defaultPrices]) {
    const name = Object.keys(table)
      .filter((name) => model === name || isVersionOf(model, name))
      .sort((a, b) => b.length - a.length)[0]
    const price = name === undefined ? undefined : table[name]
    if (price) return price
  }
  return null
}

/** Dates, numbers and `latest` name a version; another word names another model. */
function isVersionOf(model: string, name: string): boolean {
  return (
    model.startsWith(name) && /^[-@:](?:latest|preview|\d[\d.-]*)(?:[-@:].*)?$/.test(model.slice(name.length))
  )
}

export interface Usage {
  inputTokens: number
  outputTokens: number
  /** Of the input, read from the provider's cache. */
  cachedTokens: number
  /** Of the input, written to the provider's cache; Anthropic charges a quarter more for it. */
  writtenTokens: number
}

const FOR_WRITING = 0.25

/** Millionths of a dollar, rounded up so that many small calls are not free; null where no price is known. */
export function costOf(price: Price | null, usage: Usage): number | null {
  if (!price) return null
  const fresh = Math.max(0, usage.inputTokens - usage.cachedTokens) + FOR_WRITING * usage.writtenTokens
  const input = fresh * price.input + usage.cachedTokens * (price.cachedInput ?? price.input)
  return Math.ceil((input + usage.outputTokens * price.output) / 1_000_000)
}
