import { draftReply } from '@frontdesk/ai/draft-reply'
import { type Behaviour, type FakeLlm, startFakeLlm } from '@frontdesk/ai/test/fake-llm'
import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { replaceProviders } from '../assistant/providers/replace.ts'
import { requestDraft } from '../drafts/request.ts'
import { type Asking, ask, asking, draftFor, say, shownDraft } from '../test/asking.ts'
import { as } from '../test/contexts.ts'
import { draftConversationReply } from './draft-reply.ts'

withTestDatabase()

let organization: Asking
let llm: FakeLlm

// The first call of a process loads the providers' libraries, which takes seconds on a busy machine.
beforeAll(async () => {
  const busy = await startFakeLlm({ kind: 'answer', value: { answerable: false, sentences: [] } })
  const passages = [{ sourceId: 'a', kind: 'article' as const, title: 'a', text: 'a', score: 1 }]
  const providers = [{ name: 'compatible' as const, model: 'tiny', baseUrl: `${busy.url}/v1` }]
  await draftReply(
    { subject: 'a', text: 'Where is my lamp?', language: 'en', history: [], passages },
    { providers, timeoutMs: 90_000 },
  )
  await busy.close()
}, 120_000)

beforeEach(async () => {
  process.env.ALLOW_PRIVATE_AI_HOSTS = 'true'
  organization = await asking()
  llm = await startFakeLlm()
  const own = { provider: 'compatible', label: 'Own', enabled: true, apiVersion: null, models: {} } as const
  const items = [{ ...own, baseUrl: `${llm.url}/v1`, model: 'tiny' }]
  await as(organization, 'admin', (ctx) => replaceProviders(ctx, { usePlatform: false, items }))
})
afterEach(() => llm.close())

const troubles: [string, Behaviour][] = [
  ['429', { kind: 'status', status: 429 }],
  ['500', { kind: 'status', status: 500 }],
  ['garbage', { kind: 'raw', body: '<html>502</html>' }],
]

test.each(troubles)(
  '30: a provider that answers with %s blocks neither the draft nor the agent',
  async (_, trouble) => {
    llm.script(trouble)
    const { id } = await ask(organization)
    await draftFor(organization, id)
    expect(llm.requests.length).toBeGreaterThan(0)
    expect((await shownDraft(organization, id)).assistant).toMatchObject({ by: 'local' })
    const sent = await say(organization, id, 'It takes five working days.')
    expect(sent.text).toContain('five working days')
  },
)

test('30: without any answer there is no draft, whoever asked hears so, and the agent writes alone', async () => {
  llm.script({ kind: 'status', status: 503 })
  const { id } = await ask(organization, { text: 'Which voltage does the ceiling fan need?', subject: 'Fan' })
  const { id: requestId } = await as(organization, 'agent', (ctx) => requestDraft(ctx, { conversation: id }))
  await draftConversationReply({
    organizationId: organization.id,
    conversationId: id,
    asked: 'yes',
    requestId,
  })
  expect(await shownDraft(organization, id)).toMatchObject({ assistant: null, request: { state: 'nothing' } })
  expect((await say(organization, id, '230 volts.')).text).toContain('230 volts')
})
