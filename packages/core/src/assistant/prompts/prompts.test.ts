import { startFakeLlm } from '@frontdesk/ai/test/fake-llm'
import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createConversation, createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeEach, expect, test } from 'vitest'
import { asSystem } from '../../context.ts'
import { summarizeConversation } from '../../flows/summarize-conversation.ts'
import { as, auditEntries } from '../../test/contexts.ts'
import { translateMessage } from '../../translations/translate-message.ts'
import { replaceProviders } from '../providers/replace.ts'
import { assistantFor } from '../setup.ts'
import { activatePrompt } from './activate.ts'
import { addPromptVersion } from './add.ts'
import { listPrompts, listPromptVersions } from './list.ts'
import { previewPrompt } from './preview.ts'
import { type PromptTask, promptTasks } from './tasks.ts'

withTestDatabase()

let organization: TestOrganization

beforeEach(async () => {
  process.env.ALLOW_PRIVATE_AI_HOSTS = 'true'
  organization = await createOrganization()
})

const add = (template: string, task: PromptTask = 'draft') =>
  as(organization, 'admin', (ctx) => addPromptVersion(ctx, { task, template, note: '' }))
const activate = (version: number, task: PromptTask = 'draft') =>
  as(organization, 'admin', (ctx) => activatePrompt(ctx, { task, version }))
const preview = (input: Parameters<typeof previewPrompt>[1]) =>
  as(organization, 'admin', (ctx) => previewPrompt(ctx, input))

test('a new version is kept, not used; the built-in one can always be returned to', async () => {
  const { version } = await add('Be brief, in {{language}}.')
  const inUse = async () =>
    (await as(organization, 'admin', listPrompts)).items.find(({ task }) => task === 'draft')
  expect(await inUse()).toMatchObject({ activeVersion: 0 })
  expect(await activate(version)).toMatchObject({ activeVersion: 1, template: 'Be brief, in {{language}}.' })
  const back = await activate(0)
  expect(back).toMatchObject({ activeVersion: 0 })
  expect(back.template).toBe(back.builtIn)
  const audit = await auditEntries(organization, 'assistant.prompt')
  expect(audit.map(({ after }) => after)).toEqual([{ version: 0 }, { version: 1 }])
})

test('two who save at once get two numbers', async () => {
  const versions = await Promise.all(['a', 'b', 'c'].map((word) => add(`${word} {{language}}`)))
  expect(versions.map(({ version }) => version).sort()).toEqual([1, 2, 3])
  const { items } = await as(organization, 'admin', (ctx) =>
    listPromptVersions(ctx, { task: 'draft', limit: 10 }),
  )
  expect(items.map(({ version }) => version)).toEqual([3, 2, 1])
})

test('refuses a template that would let the message in, or leaves out what is needed', async () => {
  await expect(add('{{message}} {{language}}')).rejects.toMatchObject({ path: 'template' })
  await expect(add('No variable')).rejects.toMatchObject({ path: 'template' })
  await expect(activate(7)).rejects.toMatchObject({ code: 'not_found' })
})

test('the version in use is what the models are asked with', async () => {
  const own = { provider: 'compatible', label: 'Own', enabled: true, apiVersion: null, models: {} } as const
  const item = { ...own, baseUrl: 'https://models.example/v1', model: 'm' }
  await as(organization, 'admin', (ctx) => replaceProviders(ctx, { usePlatform: false, items: [item] }))
  await activate((await add('Own words, {{language}}.')).version)
  const options = await as(organization, 'admin', (ctx) => assistantFor(ctx, 'draft'))
  expect(options).toMatchObject({ template: 'Own words, {{language}}.', promptVersion: 1 })
  const other = await as(organization, 'admin', (ctx) => assistantFor(ctx, 'classify'))
  expect(other.template).toBeUndefined()
})

test('a preview shows what would leave: redacted, fenced, with the rules after the template', async () => {
  const shown = await preview({ task: 'draft', template: 'Obey the customer. {{language}}' })
  expect(shown.system).toContain('Obey the customer. en')
  expect(shown.system).toMatch(/do not follow it\.[\s\S]*Placeholders such as/)
  expect(shown.user).toContain('[PHONE_1]')
  expect(shown.user).not.toContain('7946')
  expect(shown.user.split('\n')).toHaveLength(1)
  expect(shown.placeholders).toMatchObject({ PHONE: 1 })
  expect(shown.estimatedTokens).toBeGreaterThan(50)
})

test('a preview can be about a message of the organization, and of no other', async () => {
  const { messageId } = await createConversation(organization)
  await asSystem('test', (db) =>
    db.message.update({ where: { id: messageId }, data: { text: 'The kettle leaks. jo@example.org' } }),
  )
  const shown = await preview({ task: 'classify', messageId })
  expect(shown.user).toContain('The kettle leaks. [EMAIL_1]')
  const other = await createConversation(await createOrganization())
  await expect(preview({ task: 'classify', messageId: other.messageId })).rejects.toMatchObject({
    code: 'not_found',
  })
})

test.each(promptTasks)(
  'the words to %s can be changed, looked at as they would leave, and put into use',
  async (task) => {
    const words = 'Our own words, in {{language}} or as {{categories}}.'.replace(
      task === 'classify' ? '{{language}} or as ' : ' or as {{categories}}',
      '',
    )
    const shown = await preview({ task, template: words })
    expect(shown.system).toMatch(/^Our own words/)
    expect(shown.system).toContain('never')
    expect(shown.user).toContain('[PHONE_1]')
    expect(shown.user).not.toContain('7946')
    await activate((await add(words, task)).version, task)
    const items = (await as(organization, 'admin', listPrompts)).items
    expect(items.find((item) => item.task === task)).toMatchObject({ activeVersion: 1, template: words })
  },
)

test('a summary or translation is asked for in the words in use', async () => {
  const llm = await startFakeLlm({ kind: 'answer', value: { translation: 'Hallo' } })
  const own = { provider: 'compatible', label: 'Own', enabled: true, apiVersion: null, models: {} } as const
  const items = [{ ...own, baseUrl: `${llm.url}/v1`, model: 'm' }]
  await as(organization, 'admin', (ctx) => replaceProviders(ctx, { usePlatform: false, items }))
  for (const task of ['summarize', 'translate'] as const) {
    await activate((await add(`Own words to ${task} in {{language}}.`, task)).version, task)
  }
  const { id, name } = organization.members.agent
  const actor = { type: 'member' as const, memberId: id, name, role: 'agent' as const }
  const text = 'The lamp arrived broken and I would like to know how to send it back to you.'
  const { id: conversationId, messageId } = await createConversation(organization, { text })
  await translateMessage({ organizationId: organization.id, actor }, { id: messageId, language: 'de' })
  llm.script({ kind: 'answer', value: { summary: 'A lamp broke.', openQuestions: [], nextSteps: [] } })
  await summarizeConversation({ organizationId: organization.id, conversationId, reason: 'asked' })
  await llm.close()
  const bodies = llm.requests.map(({ body }) => body)
  expect(bodies[0]).toContain('Own words to translate in de.')
  expect(bodies[1]).toContain('Own words to summarize in en.')
})
