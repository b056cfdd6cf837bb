import { expect, test } from 'vitest'
import { envSchema, InvalidVariables, MissingVariable, parseEnv, requireVariable } from './env.ts'
import { startScript, untilEnd } from './test/run-script.ts'

test('gives defaults to what is not set', () => {
  const env = parseEnv({})
  expect(env.PORT).toBe(3000)
  expect(env.STORAGE_DRIVER).toBe('disk')
  expect(env.SMTP_MAX_BYTES).toBe(36_700_160)
  expect(env.AI_PROVIDERS).toEqual([])
  expect(env.S3_BUCKET).toBeUndefined()
})

test('derives the web address from the port unless it is set', () => {
  expect(parseEnv({ PORT: '4100' }).WEB_URL).toBe('http://localhost:4100')
  expect(parseEnv({ PORT: '4100', WEB_URL: 'https://desk.example' }).WEB_URL).toBe('https://desk.example')
})

test('treats an empty variable as one that is not set, and leaves its source alone', () => {
  const source = { PORT: '', S3_BUCKET: '' }
  expect(parseEnv(source).PORT).toBe(3000)
  expect(source).toEqual({ PORT: '', S3_BUCKET: '' })
})

test.each(['FRONTDESK_SECRET', 'DATABASE_URL', 'DATABASE_APP_URL', 'DATABASE_SYSTEM_URL'] as const)(
  'names %s when it is read but not set',
  (name) => {
    const env = parseEnv({})
    expect(() => env[name]).toThrow(MissingVariable)
    expect(() => env[name]).toThrow(name)
  },
)

test('demands an optional variable only from those who cannot do without it', () => {
  Object.assign(process.env, { SMTP_URL: 'smtp://127.0.0.1:1025' })
  delete process.env.S3_BUCKET
  expect(requireVariable('SMTP_URL')).toBe('smtp://127.0.0.1:1025')
  expect(() => requireVariable('S3_BUCKET')).toThrow('S3_BUCKET is not set')
})

test('names every malformed variable and shows none of their values', () => {
  const parse = () => parseEnv({ PORT: 'eighty', FRONTDESK_SECRET: 'too-short-to-be-safe' })
  expect(parse).toThrow(InvalidVariables)
  expect(parse).toThrow(/PORT.*FRONTDESK_SECRET/)
  expect(parse).not.toThrow(/eighty|too-short-to-be-safe/)
})

test.each([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
])('reads the flag %s as %s', (text, value) => {
  expect(parseEnv({ S3_FORCE_PATH_STYLE: text }).S3_FORCE_PATH_STYLE).toBe(value)
})

test('keeps the order of AI providers and refuses unknown ones', () => {
  expect(parseEnv({ AI_PROVIDERS: 'anthropic, OpenAI ,compatible' }).AI_PROVIDERS).toEqual([
    'anthropic',
    'openai',
    'compatible',
  ])
  expect(() => parseEnv({ AI_PROVIDERS: 'openai,oracle' })).toThrow(/AI_PROVIDERS/)
})

test('lists every variable it reads', () => {
  expect(Object.keys(envSchema)).toContain('FRONTDESK_SECRET')
  expect(Object.keys(envSchema).every((name) => /^[A-Z][A-Z\d_]*$/.test(name))).toBe(true)
})

test('every module of the package loads without a variable set and without opening anything', async () => {
  const names = [
    'env',
    'logger',
    'metrics',
    'redis',
    'queue',
    'circuit-breaker',
    'retry',
    'rate-limit',
    'crypto',
  ]
  const imports = [...names, 'clock', 'id', 'process/shutdown', 'process/fault'].map((name) => `./${name}.ts`)
  const ended = await untilEnd(
    startScript(
      `
      for (const path of ${JSON.stringify(imports)}) await import(path)
      console.log(process.getActiveResourcesInfo().filter((name) => /TCP/.test(name)).length)
    `,
      { PORT: 'not a port' },
    ),
  )
  expect(ended).toEqual({ code: 0, signal: null, output: '0\n' })
})
