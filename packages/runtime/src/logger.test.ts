import { expect, test } from 'vitest'
import { z } from 'zod'
import { createLogger, currentRequestId, setServiceName, withLogContext } from './logger.ts'

process.env.LOG_LEVEL = 'info'

function capture() {
  const lines: string[] = []
  const logger = createLogger({ write: (line) => void lines.push(line) })
  return { logger, lines, entries: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>) }
}

test('writes JSON lines with level, time, service, request id and message', () => {
  const { logger, entries } = capture()
  setServiceName('worker')
  withLogContext({ requestId: 'r-1' }, () => logger.warn({ attempt: 2 }, 'trying again'))
  logger.info('outside of a request')
  expect(entries()).toEqual([
    expect.objectContaining({
      level: 'warn',
      service: 'worker',
      requestId: 'r-1',
      attempt: 2,
      message: 'trying again',
    }),
    expect.objectContaining({ level: 'info', requestId: null, message: 'outside of a request' }),
  ])
  expect(entries()[0]?.time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
})

/** What whoever reads the log may rely on, in every line; what is particular to a line stands beside it. */
const logEntry = z.looseObject({
  level: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal']),
  time: z.iso.datetime(),
  service: z.string().min(1),
  pid: z.number().int(),
  requestId: z.string().nullable(),
  message: z.string(),
  error: z.looseObject({ type: z.string(), message: z.string(), stack: z.string().optional() }).optional(),
})

test('every line, whatever is logged and however, holds the fields of a log entry', () => {
  const { logger, entries } = capture()
  const cyclic: Record<string, unknown> = {}
  cyclic.self = cyclic
  const things: (object | string)[] = [
    'words alone',
    { error: new Error('x', { cause: new Error('y') }) },
    new TypeError('x'),
    { at: new Date(), count: 3n, list: [1, 2], none: null, map: new Map([['a', 1]]) },
    // None of these may take the place of what the line itself says.
    { time: 'yesterday', level: 'none', service: 7, pid: 'x', message: 4 },
    cyclic,
  ]
  for (const level of ['info', 'warn', 'error', 'fatal'] as const) {
    for (const thing of things) {
      logger[level](thing, 'words')
      withLogContext({ requestId: 'r-1', job: 'x' }, () => logger[level](thing))
    }
  }
  expect(entries()).toHaveLength(48)
  for (const entry of entries()) expect(logEntry.safeParse(entry).error).toBeUndefined()
})

test('the context follows asynchronous work, is extended by inner ones and ends with them', async () => {
  const { logger, entries } = capture()
  await withLogContext({ requestId: 'r-2' }, async () => {
    await withLogContext({ job: 'ingest' }, async () => {
      await new Promise((resolve) => setTimeout(resolve, 1))
      expect(currentRequestId()).toBe('r-2')
      logger.info('inside')
    })
    logger.info('outside')
  })
  expect(currentRequestId()).toBeUndefined()
  expect(entries()[0]).toMatchObject({ requestId: 'r-2', job: 'ingest' })
  expect(entries()[1]).not.toHaveProperty('job')
})

test('writes nothing below the level that is set', () => {
  const { logger, lines } = capture()
  logger.debug({ detail: 1 }, 'too fine')
  expect(lines).toEqual([])
})

test('no personal data and no credential reaches the output', () => {
  const { logger, lines } = capture()
  const secrets = {
    mail: 'greta.holm@example.com',
    card: '4111 1111 1111 1111',
    iban: 'DE89370400440532013000',
    phone: '+43 660 9876543',
    password: 'correct-horse',
    token: 'tok_31415926',
  }
  withLogContext({ requestId: 'r-3', by: secrets.mail }, () => {
    logger.info(
      { note: `from ${secrets.mail}, ${secrets.card}, ${secrets.iban}, ${secrets.phone}` },
      'a note',
    )
    logger.info(
      { password: secrets.password, headers: { authorization: `Bearer ${secrets.token}` } },
      secrets.mail,
    )
    logger.error(new Error(`could not bill ${secrets.card} of ${secrets.mail} with token=${secrets.token}`))
    logger.error(
      { error: new Error('outer', { cause: new Error(secrets.iban) }), [secrets.mail]: 1 },
      'failed',
    )
    logger.info({ order: 'ORD-2026-004711' }, `order ORD-2026-004711 of ${secrets.mail}`)
  })
  const output = lines.join('')
  for (const secret of Object.values(secrets)) expect(output).not.toContain(secret)
  expect(output).not.toMatch(/\d{4} 1111|4044|9876543|correct|31415926|greta/)
  expect(output.match(/ORD-2026-004711/g)).toHaveLength(2)
})

test('an error keeps its type, masked message and stack', () => {
  const { logger, entries } = capture()
  logger.error(Object.assign(new RangeError('bad address anna@example.com'), { code: 'E_ADDRESS' }), 'failed')
  expect(entries()[0]).toMatchObject({
    level: 'error',
    message: 'failed',
    error: { type: 'RangeError', message: 'bad address a***@example.com', code: 'E_ADDRESS' },
  })
  expect(JSON.stringify(entries()[0]?.error)).toContain('logger.test.ts')
})
