import { expect, test } from 'vitest'
import { countTokens } from './count-tokens.ts'
import { costOf, defaultPrices, findPrice } from './prices.ts'

const usage = { inputTokens: 0, outputTokens: 0, cachedTokens: 0, writtenTokens: 0 }

test('finds the price of a dated model by the name it begins with', () => {
  expect(findPrice('gpt-5-mini-2025-08-07')).toEqual(defaultPrices['gpt-5-mini'])
  expect(findPrice('claude-haiku-4-5-20251001')).toEqual(defaultPrices['claude-haiku-4-5'])
  expect(findPrice('claude-sonnet-4-6')).toEqual(defaultPrices['claude-sonnet-4'])
})

test('knows no price of a model that only sounds alike', () => {
  expect(findPrice('gpt-5.5')).toBeNull()
  expect(findPrice('gpt-5-ultra')).toBeNull()
  expect(findPrice('llama3.3')).toBeNull()
})

test("prefers the organization's own price to the list", () => {
  const own = { 'gpt-5': { input: 1, output: 2 } }
  expect(findPrice('gpt-5', own)).toEqual({ input: 1, output: 2 })
  expect(findPrice('gpt-5-mini', own)).toEqual(defaultPrices['gpt-5-mini'])
})

test('costs a million tokens what the table says', () => {
  const price = { input: 1_250_000, output: 10_000_000, cachedInput: 125_000 }
  expect(costOf(price, { ...usage, inputTokens: 1_000_000 })).toBe(1_250_000)
  expect(costOf(price, { ...usage, outputTokens: 1_000_000 })).toBe(10_000_000)
  expect(costOf(price, { ...usage, inputTokens: 1_000_000, cachedTokens: 1_000_000 })).toBe(125_000)
  expect(costOf(price, { ...usage, inputTokens: 1_000_000, writtenTokens: 1_000_000 })).toBe(1_562_500)
})

test('costs a call of one token something, and a call without a price nobody knows what', () => {
  expect(costOf({ input: 50_000, output: 1 }, { ...usage, inputTokens: 1 })).toBe(1)
  expect(costOf(null, { ...usage, inputTokens: 5 })).toBeNull()
})

test('counts tokens near what vendors count, rather above than below', () => {
  const prose = 'You can return unused items within thirty days of delivery, and we pay for the postage. '
  const counted = countTokens(prose.repeat(100))
  expect(counted).toBeGreaterThan(1_700)
  expect(counted).toBeLessThan(2_700)
  expect(countTokens('返品は三十日以内')).toBe(8)
  expect(countTokens('')).toBe(0)
})
