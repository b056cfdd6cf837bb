import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { newId } from '@frontdesk/runtime/id'
import { beforeEach, expect, test } from 'vitest'
import { changeArticleState } from '../articles/change-state.ts'
import { readArticleUsage } from '../articles/usage/read.ts'
import { createArticle, updateArticle } from '../articles/write.ts'
import { acknowledgeMessage } from '../automatic-mail/acknowledge-message.ts'
import { changeAcknowledgement } from '../automatic-mail/acknowledgement.ts'
import { asSystem } from '../context.ts'
import { as, promisedJobs } from '../test/contexts.ts'
import { readHelpArticle } from './read-article.ts'
import { readHelpHome } from './read-home.ts'
import { searchHelp } from './search.ts'
import { type FormMessage, sendHelpMessage } from './send-message.ts'
import { changeHelpCenter } from './settings.ts'
import { voteInHelpCenter } from './vote.ts'

withTestDatabase()

let organization: TestOrganization
let slug: string
const on = { enabled: true, title: '', color: '#123abc', formEnabled: true, mailboxId: null }
const visit = { network: '203.0.113.7', browser: 'Firefox' }

beforeEach(async () => {
  slug = `help-${newId().slice(-12)}`
  organization = await createOrganization(slug)
  await settings(on)
})

const settings = (input: typeof on) => as(organization, 'admin', (ctx) => changeHelpCenter(ctx, input))
const home = (asked = {}) => readHelpHome(slug, { accepts: '', ...asked })
const usage = (id: string) => as(organization, 'viewer', (ctx) => readArticleUsage(ctx, id))

type Written = { audience?: 'public' | 'internal'; status?: 'draft' | 'published'; language?: string }

function write(title: string, { audience = 'public', status = 'published', language = 'en' }: Written = {}) {
  const body = `${title} within 30 days, free of charge.`
  const article = { title, body, language, collection: 'Orders', audience, status }
  return as(organization, 'admin', async (ctx) => (await createArticle(ctx, article)).id)
}

test('shows published articles of the public by collection, and no draft or internal one', async () => {
  const returns = await write('Returns')
  const hidden = [
    await write('Secret margins', { audience: 'internal' }),
    await write('Returns to come', { status: 'draft' }),
  ]
  const { collections, title } = await home()
  expect(title).toBe(slug)
  expect(collections).toEqual([
    { name: 'Orders', articles: [{ id: returns, title: 'Returns', collection: 'Orders' }] },
  ])
  for (const id of hidden) await expect(readHelpArticle(slug, id, visit)).rejects.toThrow('not found')
  expect((await searchHelp(slug, { q: 'secret margins', limit: 5 })).map(({ id }) => id)).not.toContain(
    hidden[0],
  )
})

test('shows the published version while a newer one is written, and nothing once it is taken back', async () => {
  const id = await write('Returns')
  const draft = { id, title: 'Returns, reworded', body: 'Within 60 days.', language: 'en', collection: '' }
  await as(organization, 'admin', (ctx) =>
    updateArticle(ctx, { ...draft, audience: 'public', status: 'draft' }),
  )
  expect((await readHelpArticle(slug, id, visit)).article.title).toBe('Returns')
  await as(organization, 'admin', (ctx) => changeArticleState(ctx, { id, step: 'archive' }))
  await expect(readHelpArticle(slug, id, visit)).rejects.toThrow('not found')
})

test('is not there while it is off, nor with what belongs to another organization', async () => {
  const other = await createOrganization()
  await as(other, 'admin', (ctx) => changeHelpCenter(ctx, on))
  const id = await write('Returns')
  await expect(readHelpArticle(other.slug, id, visit)).rejects.toThrow('not found')
  expect(await searchHelp(other.slug, { q: 'returns', limit: 5 })).toEqual([])
  await settings({ ...on, enabled: false })
  const search = () => searchHelp(slug, { q: 'returns', limit: 5 })
  for (const read of [() => home(), search, () => readHelpArticle(slug, id, visit)])
    await expect(read()).rejects.toThrow('not found')
  await expect(readHelpHome('no-such-place', { accepts: '' })).rejects.toThrow('not found')
})

test('is shown in the language asked for, else in one the browser accepts', async () => {
  await write('Returns')
  await write('Rückgabe', { language: 'de' })
  const titles = async (asked: object) =>
    (await home(asked)).collections.flatMap(({ articles }) => articles.map(({ title }) => title))
  expect(await titles({ accepts: 'fr, de-AT;q=0.8, en;q=0.2' })).toEqual(['Rückgabe'])
  expect(await titles({ language: 'en', accepts: 'de' })).toEqual(['Returns'])
  expect((await home({ accepts: 'pt' })).languages.toSorted()).toEqual(['de', 'en'])
})

test('counts a visitor once a day and keeps their last word', async () => {
  const id = await write('Returns')
  await readHelpArticle(slug, id, visit)
  await readHelpArticle(slug, id, visit)
  await readHelpArticle(slug, id, { ...visit, network: '203.0.113.8' })
  await voteInHelpCenter({ slug, id, helpful: true }, visit)
  await voteInHelpCenter({ slug, id, helpful: false }, visit)
  expect(await usage(id)).toMatchObject({ views: 2, viewers: 2, helpful: 0, notHelpful: 1 })
  expect((await readHelpArticle(slug, id, visit)).helpful).toBe(false)
  const kept = await asSystem('test', (db) =>
    db.articleVisit.findMany({ where: { organizationId: organization.id } }),
  )
  expect(JSON.stringify(kept)).not.toContain('203.0.113')
})

const message = (fields: Partial<FormMessage> = {}): FormMessage => ({
  token: 'a'.repeat(36),
  name: 'Ada',
  email: 'Ada@Customer.example',
  subject: 'Where is my order?',
  text: 'It should have come on Monday.',
  files: [{ filename: 'photo.txt', contentType: 'text/plain', body: new TextEncoder().encode('a photo') }],
  ...fields,
})

const opened = () =>
  asSystem('test', (db) => db.conversation.findMany({ where: { organizationId: organization.id } }))

test('makes a message of the form one conversation, however often and at once it is sent', async () => {
  const numbers = await Promise.all([1, 2].map(() => sendHelpMessage(slug, message())))
  numbers.push(await sendHelpMessage(slug, message()))
  expect(new Set(numbers.map(({ number }) => number)).size).toBe(1)
  expect(await opened()).toMatchObject([
    { channel: 'form', hasAttachments: true, subject: 'Where is my order?' },
  ])
  await sendHelpMessage(slug, message({ text: 'It should have come on Tuesday.' }))
  expect(await opened()).toHaveLength(2)
})

test('takes no message while the form is closed, nor one from an address of our own', async () => {
  const email = organization.mailbox.address
  await expect(sendHelpMessage(slug, message({ email }))).rejects.toThrow('our own address')
  await settings({ ...on, formEnabled: false })
  await expect(sendHelpMessage(slug, message())).rejects.toThrow('closed')
  expect(await opened()).toEqual([])
})

test('confirms a message of the form where its mailbox does so, in the words of the mailbox', async () => {
  await as(organization, 'admin', (ctx) =>
    changeAcknowledgement(ctx, { id: organization.mailbox.id, enabled: true, text: 'We have your message.' }),
  )
  await sendHelpMessage(slug, message())
  const [job] = await promisedJobs(organization, 'acknowledge-message')
  const payload = job?.payload as { messageId: string } | undefined
  await acknowledgeMessage({ organizationId: organization.id, messageId: payload?.messageId ?? '' })
  const sent = await asSystem('test', (db) =>
    db.message.findMany({ where: { organizationId: organization.id, direction: 'outbound' } }),
  )
  expect(sent).toMatchObject([
    {
      text: expect.stringContaining('We have your message.'),
      to: [{ name: '', address: 'ada@customer.example' }],
    },
  ])
  expect(sent[0]?.text).not.toContain('Monday')
})
