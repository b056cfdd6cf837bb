import { parseEnv } from '@frontdesk/runtime/env'
import { expect, test } from 'vitest'
import { modelForTask, providersFromEnv } from './models.ts'

test('finds no provider in an empty environment', () => {
  expect(providersFromEnv(parseEnv({}))).toEqual([])
})

test('finds every provider that has what it needs', () => {
  const env = parseEnv({
    OPENAI_API_KEY: 'a',
    ANTHROPIC_API_KEY: 'b',
    ANTHROPIC_MODEL: 'big',
    AZURE_OPENAI_API_KEY: 'no endpoint',
    COMPATIBLE_BASE_URL: 'http://127.0.0.1:11434/v1',
    COMPATIBLE_MODEL: 'local',
  })
  const found = providersFromEnv(env)
  expect(found.map(({ name }) => name)).toEqual(['openai', 'anthropic', 'compatible'])
  expect(found.at(1)).toEqual({ name: 'anthropic', model: 'big', apiKey: 'b' })
})

test('keeps the order that was asked for', () => {
  const env = parseEnv({ AI_PROVIDERS: 'google, openai', OPENAI_API_KEY: 'a', GOOGLE_API_KEY: 'b' })
  expect(providersFromEnv(env).map(({ name }) => name)).toEqual(['google', 'openai'])
})

test('leaves out a provider that was asked for without a key', () => {
  expect(providersFromEnv(parseEnv({ AI_PROVIDERS: 'openai' }))).toEqual([])
})

test('drafts with the large model where there is one', () => {
  const config = { name: 'openai' as const, model: 'small', largeModel: 'large' }
  expect(modelForTask('draft', config)).toBe('large')
  expect(modelForTask('classify', config)).toBe('small')
  expect(modelForTask('draft', { name: 'openai', model: 'small' })).toBe('small')
  const chosen = { ...config, models: { classify: 'own', draft: null } }
  expect(modelForTask('classify', chosen)).toBe('own')
  expect(modelForTask('draft', chosen)).toBeNull()
})
