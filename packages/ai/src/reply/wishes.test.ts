import { afterEach, expect, test } from 'vitest'
import { draftReply } from '../draft-reply.ts'
import { type FakeLlm, startFakeLlm } from '../test/fake-llm.ts'
import type { DraftInput } from './reply-draft.ts'
import { type Wishes, wishesSchema } from './wishes.ts'

const input: DraftInput = {
  subject: 'Return',
  text: 'How long can I return the lamp, and who pays for the parcel?',
  contactName: 'Ada Byron',
  language: 'en',
  history: [],
  passages: [
    {
      sourceId: 'returns',
      kind: 'article',
      title: 'Returning a lamp',
      text: 'You can return a lamp within 30 days of delivery. The parcel for a return costs you 5 euros. Keep the lamp in its box.',
      score: 1,
    },
    {
      sourceId: 'retour',
      kind: 'article',
      title: 'Eine Lampe zurückgeben (return lamp)',
      text: 'Sie können eine Lampe innerhalb von 30 Tagen nach der Lieferung zurückgeben. Das Paket für die Rückgabe kostet 5 Euro.',
      score: 1,
    },
  ],
}
let llm: FakeLlm | undefined

afterEach(async () => {
  await llm?.close()
  llm = undefined
})

const locally = (wishes: Wishes, earlier?: string) => draftReply({ ...input, wishes, earlier })
const unmetOf = (draft: { unmet: { wish: string }[] } | null) => draft?.unmet.map(({ wish }) => wish)

async function asked(wishes: Wishes, text: string, more: Partial<DraftInput> = {}) {
  llm = await startFakeLlm({
    kind: 'answer',
    value: { answerable: true, sentences: [{ text, passages: [] }] },
  })
  const providers = [{ name: 'compatible' as const, model: 'tiny', baseUrl: `${llm.url}/v1` }]
  const draft = await draftReply({ ...input, ...more, wishes }, { providers })
  const sent = JSON.parse(llm.requests[0]?.body ?? '{}') as { messages: { content: string }[] }
  return { draft, system: sent.messages[0]?.content ?? '', user: sent.messages[1]?.content ?? '' }
}

test('without a provider, shorter means fewer sentences, each time again, down to one', async () => {
  const whole = await draftReply(input)
  const half = await locally({ length: 'shorter' }, whole?.text)
  expect(half?.text.length).toBeLessThan(whole?.text.length ?? 0)
  expect(half?.unmet).toEqual([])
  const least = await locally({ length: 'shorter' }, half?.text)
  const claims = least?.sentences.filter(({ sources }) => sources.length > 0)
  expect(claims?.length).toBe(1)
  const again = await locally({ length: 'shorter' }, least?.text)
  expect(unmetOf(again)).toEqual(['length'])
})

test('without a provider, greeting and closing take the tone in the language of the customer', async () => {
  const formal = await locally({ tone: 'formal' })
  expect(formal?.text).toMatch(/^Dear Ada Byron,[\s\S]*Yours sincerely$/)
  expect(unmetOf(formal)).toEqual(['tone'])
  const german = await draftReply({ ...input, language: 'de', wishes: { tone: 'friendly' } })
  expect(german?.text).toMatch(/Viele Grüße$/)
})

test('without a provider, another language is drafted from passages in it, or said to be missing', async () => {
  const german = await locally({ language: 'de' })
  expect(german?.text).toContain('innerhalb von 30 Tagen')
  expect(german?.unmet).toEqual([])
  expect(unmetOf(await locally({ language: 'fr' }))).toEqual(['language'])
})

test('without a provider, what it cannot do is said', async () => {
  const draft = await locally(
    { instruction: 'Say no politely', length: 'longer', keepText: true },
    'x'.repeat(900),
  )
  expect(unmetOf(draft)).toEqual(['instruction', 'keepText', 'length'])
})

test("the agent's instruction goes to the provider apart from the customer's text, without personal data", async () => {
  const { draft, system, user } = await asked(
    { instruction: 'Say no politely and mention "bob@home.example".', length: 'shorter' },
    'We are sorry that we cannot do this.',
    { earlier: 'Hi Ada Byron, write to bob@home.example.' },
  )
  expect(system).toContain('Say no politely')
  expect(user).not.toContain('Say no politely')
  expect(JSON.parse(user)).toMatchObject({ draft: expect.stringContaining('[EMAIL_1]') })
  expect(system + user).not.toMatch(/bob@home|Byron/)
  expect(draft?.text).toContain('We are sorry')
})

test('a draft led by an instruction may rest on nothing, and then claims nothing as supported', async () => {
  const wishes = { instruction: 'Promise to pay 20 euros' }
  const { draft } = await asked(wishes, 'We will pay you 20 euros on Friday.', { passages: [] })
  expect(draft?.sentences.find(({ text }) => text.includes('20 euros'))?.supported).toBe(false)
  expect(draft?.confidence).toBeLessThan(0.2)
})

test('a provider that writes in another language or no shorter is found out', async () => {
  const { draft } = await asked(
    { language: 'de', length: 'shorter', instruction: 'Decline' },
    'Unfortunately we are not able to take the lamp back after this long time, and we are very sorry about it.',
    { earlier: 'No.' },
  )
  expect(unmetOf(draft)).toEqual(['language', 'length'])
})

test('wishes outside of what is offered are refused', () => {
  expect(wishesSchema.safeParse({ tone: 'rude' }).success).toBe(false)
  expect(wishesSchema.safeParse({ instruction: 'x'.repeat(501) }).success).toBe(false)
  expect(wishesSchema.safeParse({ language: 'en"}' }).success).toBe(false)
  expect(wishesSchema.safeParse({ more: 1 }).success).toBe(false)
})
