import { afterEach, expect, test } from 'vitest'
import { changedFacts } from './reply/changed-facts.ts'
import { type Behaviour, type FakeLlm, startFakeLlm } from './test/fake-llm.ts'
import { translate } from './translate.ts'

const text =
  'Guten Tag, meine Lampe aus der Bestellung 88121 ist kaputt.\nBitte erstatten Sie 1.234,50 Euro bis zum 12.06.2026 an ada@home.example.'
const started: FakeLlm[] = []

afterEach(async () => {
  await Promise.all(started.splice(0).map((llm) => llm.close()))
})

async function asked(behaviour: Behaviour) {
  const llm = await startFakeLlm(behaviour)
  started.push(llm)
  const providers = [{ name: 'compatible' as const, model: 'tiny', baseUrl: `${llm.url}/v1` }]
  const translation = await translate({ text, to: 'en', names: ['Ada'] }, { providers })
  return { translation, sent: llm.requests.map(({ body }) => body).join() }
}

const says = (translation: string): Behaviour => ({ kind: 'answer', value: { translation } })

test('without a provider it says that one is needed', async () => {
  expect(await translate({ text, to: 'en' })).toEqual({ outcome: 'needs_provider' })
})

test('what is in the language already is left alone, and nothing is asked', async () => {
  expect(await translate({ text, to: 'de' })).toEqual({ outcome: 'same_language', from: 'de' })
})

test('personal data stays here and comes back, and lines stay lines', async () => {
  const { translation, sent } = await asked(
    says(
      'Hello, my lamp of order 88121 is broken.\nPlease refund 1,234.50 euros by 12.06.2026 to [EMAIL_1].',
    ),
  )
  expect(sent).not.toContain('ada@home')
  expect(translation).toMatchObject({
    outcome: 'translated',
    text: 'Hello, my lamp of order 88121 is broken.\nPlease refund 1,234.50 euros by 12.06.2026 to ada@home.example.',
    from: 'de',
    to: 'en',
    changed: [],
    by: 'compatible/tiny',
  })
})

test('a number, a date or an address that is not as it was is told', async () => {
  const { translation } = await asked(says('My lamp of order 88121 is broken. Please refund 1,234.00 euros.'))
  expect(translation).toMatchObject({ outcome: 'translated' })
  const changed = 'changed' in translation ? translation.changed : []
  expect(changed).toContainEqual({ kind: 'number', value: '123450' })
  expect(changed).toContainEqual({ kind: 'number', value: '123400' })
  expect(changed).toContainEqual({ kind: 'address', value: 'ada@home.example' })
})

test.each<[string, Behaviour]>([
  ['fails', { kind: 'status', status: 500 }],
  ['answers nothing', says('  ')],
])('a provider that %s gives no translation, and its calls are told', async (_, behaviour) => {
  const { translation } = await asked(behaviour)
  expect(translation).toMatchObject({ outcome: 'failed' })
  expect('calls' in translation && translation.calls.length).toBeGreaterThan(0)
})

test('a link the original does not have is taken out', async () => {
  const { translation } = await asked(says('Pay at https://evil.example/pay now, order 88121.'))
  expect('text' in translation && translation.text).not.toContain('evil')
})

test.each([
  ['Costs 1,234.50 today', 'Kostet heute 1.234,50'],
  ['On 12/06/2026? No, 2026-06-12.', 'Am 12/06/2026? Nein, 2026-06-12.'],
  ['At 15:30 on 12.6.2026', 'A las 15:30 el 12.06.2026'],
  ['Order 4711', 'الطلب ٤٧١١'],
  ['See https://a.example/x.', 'Siehe https://a.example/x!'],
])('the same facts in another notation have not changed: %s', (original, translated) => {
  expect(changedFacts(original, translated)).toEqual([])
})

test.each([
  ['5 days', '6 days'],
  ['a lamp', '2 lamps'],
  ['at https://a.example/x', 'at https://a.example/y'],
  ['Hi {{name}}', 'Hallo {{nombre}}'],
])('changed facts are found: %s', (original, translated) => {
  expect(changedFacts(original, translated).length).toBeGreaterThan(0)
})
