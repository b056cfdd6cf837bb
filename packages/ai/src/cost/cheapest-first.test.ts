import { expect, test } from 'vitest'
import type { ProviderConfig } from '../providers/provider.ts'
import { cheapestFirst } from './cheapest-first.ts'

const openai: ProviderConfig = { name: 'openai', model: 'gpt-4o' }
const anthropic: ProviderConfig = { name: 'anthropic', model: 'claude-haiku-4-5' }
const google: ProviderConfig = { name: 'google', model: 'gemini-2.5-flash-lite' }
const server: ProviderConfig = { name: 'compatible', model: 'llama3.3' }

const names = (providers: ProviderConfig[]) => providers.map(({ name }) => name)

test('asks the provider first whose model costs least for the task', () => {
  expect(names(cheapestFirst('classify', [openai, anthropic, google]))).toEqual([
    'google',
    'anthropic',
    'openai',
  ])
})

test("goes by a task's own model", () => {
  const small = { ...openai, models: { classify: 'gpt-5-nano' } }
  expect(names(cheapestFirst('classify', [google, small]))).toEqual(['openai', 'google'])
  expect(names(cheapestFirst('draft', [google, small]))).toEqual(['google', 'openai'])
})

test('leaves those last, in their order, of which no price is known', () => {
  const other = { ...server, name: 'azure' as const }
  expect(names(cheapestFirst('draft', [server, other, openai]))).toEqual(['openai', 'compatible', 'azure'])
  expect(names(cheapestFirst('draft', [server, openai], { 'llama3.3': { input: 0, output: 0 } }))).toEqual([
    'compatible',
    'openai',
  ])
})
