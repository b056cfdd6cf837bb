import { expect, test } from 'vitest'
import { createLogger, setServiceName, withLogContext } from '../logger.ts'
import { describeError } from './fingerprint.ts'
import { takeNoted } from './noted.ts'

const broken = createLogger({ write: () => undefined })

test('what differs in its particulars alone is one error', () => {
  const of = (message: string) =>
    describeError(Object.assign(new Error(message), { stack: '' }), 'job failed')
  const first = of('Conversation 0198b2f0-0000-7000-8000-00000000dead of anna@shop.example costs 12.50')
  const second = of('Conversation 0198b2f0-1111-7000-8000-00000000beef of bert@home.example costs 3')
  expect(second).toEqual(first)
  expect(first.message).toBe('job failed: Conversation <id> of <address> costs <n>')
  expect(of('Message costs 3').fingerprint).not.toBe(first.fingerprint)
})

test('no address, name in quotes, link, number or key is left of a message', () => {
  const { message } = describeError(
    new Error(
      `"Greta Holm" <greta@holm.example> via https://shop.example/o/4711?k=abc paid 4111 1111 1111 1111 with 'sk-abcdef123456789' on +43 660 9876543`,
    ),
    'could not bill `Holm`',
  )
  expect(message).not.toMatch(/greta|holm|shop|4711|1111|sk-|9876|660/i)
})

test('says where in our own code it came from, without where that is installed', () => {
  const stack = [
    'Error: x',
    '    at Socket.end (/srv/app/node_modules/pg/lib/client.js:1:2)',
    '    at process.processTicksAndRejections (node:internal/process/task_queues:105:5)',
    '    at async sendMessage (file:///srv/app/packages/core/src/flows/deliver.ts:10:3)',
    '    at async run (file:///srv/app/apps/worker/src/run-job.ts:40:3)',
  ].join('\n')
  const { frame } = describeError(Object.assign(new Error('x'), { stack }), '')
  expect(frame).toBe('packages/core/src/flows/deliver.ts sendMessage')
})

test('notes errors and warnings with an error, with the request they belong to, and nothing else', () => {
  takeNoted()
  setServiceName('worker')
  withLogContext({ requestId: 'r-9' }, () => broken.warn({ error: new RangeError('x') }, 'job failed'))
  broken.error('said without an error')
  broken.warn('only a warning')
  broken.info({ error: new Error('x') }, 'only told')
  expect(takeNoted().noted).toMatchObject([
    { level: 'warn', text: 'job failed', requestId: 'r-9', service: 'worker' },
    { level: 'error', text: 'said without an error', requestId: null },
  ])
})

test('a storm of errors takes no more room than a few, and is counted', () => {
  takeNoted()
  for (let index = 0; index < 2_000; index += 1) broken.error(new Error('storm'))
  const { noted, dropped } = takeNoted()
  expect([noted.length, dropped]).toEqual([500, 1_500])
  expect(takeNoted()).toEqual({ noted: [], dropped: 0 })
})

test('what cannot be described as an error does no harm', () => {
  for (const odd of [null, undefined, 7, 'text', {}, Object.assign(new Error(), { stack: undefined })]) {
    expect(describeError(odd, '').fingerprint).toHaveLength(32)
  }
})
