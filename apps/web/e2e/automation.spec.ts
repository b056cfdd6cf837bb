import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { seriousFaults } from './faults.ts'
import { patience, signIn } from './keyboard.ts'
import { launchChromium } from './launch-chromium.ts'
import { collect, post } from './post.ts'
import type {} from './provided.ts'
import { visit } from './visit.ts'

const demo = inject('demo')
const [organization] = demo.organizations
const admin = organization?.users.find((user) => user.role === 'admin')
if (!organization || !admin) throw new Error('The demo has no admin')

let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await launchChromium()
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  })
  page = await context.newPage()
  page.setDefaultTimeout(30_000)
  await signIn(page, demo.webUrl, admin)
})

afterAll(() => browser.close())

/** A word nobody else writes. */
const word = (name: string) => `${name}${Date.now() % 1_000_000}`
const see = (path: string) => visit(page, demo.webUrl + path)
const choose = async (label: string, option: string) => {
  await page.getByRole('combobox', { name: label }).click()
  await page.getByRole('option', { name: option, exact: true }).click()
}
const button = (name: string) => page.getByRole('button', { name, exact: true })

test('a workflow is written as a sentence, published, switched on, and its run explains itself', async () => {
  const name = word('Zeppelins ')
  const cargo = word('helium')
  await see('/workflows')
  await button('New workflow').click()
  await page.getByRole('textbox', { name: 'Name' }).fill(name)

  // While it is written, its words and what is missing follow.
  const sentence = page.getByRole('status', { name: 'In words' })
  await button('Add condition').click()
  await sentence.getByText('still to be settled').waitFor()
  expect(await button('Publish').isDisabled()).toBe(true)
  await page.getByRole('textbox', { name: 'Value' }).fill(cargo)
  await sentence.getByText(cargo).waitFor()
  await sentence.getByText('still to be settled').waitFor({ state: 'detached' })
  expect(await seriousFaults(page)).toEqual([])
  await choose('Add a step', 'Notify a member')
  const { member } = await ask<{ member: { name: string } }>('GET', '/account')
  await choose('Member', member.name)
  await page.getByRole('textbox', { name: 'Words' }).fill('Freight from {{contact.name}}')
  await sentence.getByText(`notify ${member.name}`).waitFor()
  await sentence.getByText('still to be settled').waitFor({ state: 'detached' })

  await button('Publish').click()
  await page.getByRole('menuitem', { name: 'For all conversations' }).click()
  await page.getByText('Published.', { exact: true }).waitFor()
  await see('/workflows')
  await page.getByRole('switch', { name: `${name} is on` }).click()
  await page.getByText(`“${name}” is on.`).waitFor()

  const { number } = await write({
    subject: word('Freight for order '),
    text: `We have loaded ${cargo} for you.`,
  })
  await page.getByText('A workflow asks you to look at a conversation').waitFor()
  await button('Open').click()
  await page.waitForURL(`**/inbox/${number}`)
  await page.getByText('Freight from Vera Lind').first().waitFor()
  await expect.poll(async () => (await runsOf(name)).map(({ state }) => state), patience).toEqual(['done'])
  await see('/workflows/runs')
  await page.getByRole('link', { name }).first().click()
  const why = page.getByRole('region', { name: 'Why' })
  await why.getByText('holds:').first().waitFor()
  await why.getByText(cargo).first().waitFor()
  await page.getByRole('region', { name: 'What it did' }).getByText('new').first().waitFor()
  expect(await seriousFaults(page)).toEqual([])
})

test('a draft is tried on the past in the replay lab, with numbers and conversations to decide by', async () => {
  const { id } = await ask<{ id: string }>('POST', '/workflows', {
    name: word('Cargo '),
    definition: {
      trigger: { on: 'message_arrived' },
      steps: [{ do: 'add_tags', with: { tags: ['cargo'] } }],
    },
  })
  await see(`/workflows/${id}/lab`)
  await button('Try on the past').click()
  const trial = page.getByRole('region', { name: /^Trial of/ })
  await trial.getByText(/^Done: [1-9]\d* of/).waitFor()
  const example = trial.getByRole('article').first()
  await example.getByRole('group', { name: 'Tags' }).getByText('cargo').first().waitFor()
  expect(await seriousFaults(page)).toEqual([])
})

test('a policy is promised, counts down in the inbox, says why, and is set for one conversation', async () => {
  const name = word('Airmail ')
  await see('/settings/sla')
  await button('New policy').click()
  const panel = page.getByRole('dialog', { name: 'New policy' })
  await panel.getByLabel('Name').fill(name)
  for (const level of ['Low', 'Normal', 'High', 'Urgent']) {
    await panel.getByLabel(`First reply, ${level}`).fill('4 h')
  }
  expect(await seriousFaults(page)).toEqual([])
  await panel.getByRole('button', { name: 'Make the policy' }).click()
  await page.getByText('The policy holds for messages from now on.').waitFor()

  const { number } = await write({
    subject: word('Airmail for order '),
    text: 'When does the next balloon leave?',
  })
  await see(`/inbox/${number}`)
  const deadline = page.getByRole('region', { name: 'Deadline' })
  await deadline.getByRole('button', { name: 'Change policy' }).click()
  await page.getByRole('dialog', { name: 'SLA policy of this conversation' }).getByText(name).click()
  await deadline.getByText(`${name}, set for this conversation`).waitFor()
  await deadline.getByRole('button', { name: 'Why this deadline?' }).click()
  await deadline.getByText(`4 h by the policy ${name}`, { exact: false }).waitFor()
  await page.getByRole('button', { name: /^(Due in|Late by|Paused).*Why\?$/ }).click()
  await page.getByRole('dialog', { name: 'Why this deadline' }).getByText('Due').first().waitFor()
  expect(await seriousFaults(page)).toEqual([])
})

test('an admin says how a team is given work and when somebody is away', async () => {
  await see('/settings/routing/people')
  await button('When somebody is away').click()
  const panel = page.getByRole('dialog', { name: 'When somebody is away' })
  await panel.getByLabel('Away after minutes without a touch').fill('15')
  expect(await seriousFaults(page)).toEqual([])
  await panel.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved.', { exact: true }).waitFor()
  expect(await ask('GET', '/presence-rules')).toMatchObject({ idleMinutes: 15 })

  const team = word('Balloons ')
  await ask('POST', '/teams', { name: team, description: '' })
  await see('/settings/routing')
  await page.getByRole('button', { name: team }).first().click()
  const rules = page.getByRole('dialog', { name: team })
  await rules.getByRole('switch').first().click()
  expect(await seriousFaults(page)).toEqual([])
  await rules.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Automatic').first().waitFor()
})

test('a compliance case is opened, looked into, noted and verified', async () => {
  const { number } = await write({ subject: word('Fire, order '), text: 'The balloon basket caught fire.' })
  await see('/compliance')
  await button('Open a case').click()
  const panel = page.getByRole('dialog', { name: 'Open a case' })
  await panel.getByLabel('Conversation').fill(String(number))
  await panel.getByLabel('What it is about').fill('A basket caught fire')
  await panel.getByRole('button', { name: 'Open', exact: true }).click()
  await page.waitForURL(/\/compliance\/[\da-f-]{36}$/)
  await button('Investigate').click()
  await page.getByText('set it to investigating').waitFor()
  await page.getByLabel('Note').fill('The basket is with the maker')
  await button('Add note').click()
  await page.getByText('wrote a note').waitFor()
  await button('Verify').click()
  await page.getByText(/The case is as it was written: \d+ entries verified/).waitFor()
  expect(await seriousFaults(page)).toEqual([])
})

test('an endpoint is added, tried, and its log says why nothing arrived', async () => {
  const name = word('Orders ')
  await see('/settings/webhooks')
  await button('Add endpoint').click()
  const panel = page.getByRole('dialog', { name: 'Add an endpoint' })
  await panel.getByLabel('Address').fill('https://127.0.0.1/orders')
  await panel.getByLabel('Name').fill(name)
  await panel.getByRole('checkbox').first().check()
  await panel.getByRole('button', { name: 'Add', exact: true }).click()
  const made = page.getByRole('dialog', { name: 'The endpoint is added' })
  await made.getByText('It is not shown again').waitFor()
  expect(await seriousFaults(page)).toEqual([])
  await made.getByRole('button', { name: 'Close' }).click()

  await page.getByRole('link', { name }).first().click()
  await button('Send a test').click()
  const log = page.getByRole('region', { name: 'Deliveries' })
  await log.getByText('The address is not on the public internet').first().waitFor()
  await log.getByRole('button', { name: 'webhook.test' }).first().click()
  const delivery = page.getByRole('dialog', { name: 'webhook.test' })
  await delivery.getByText('What is sent').waitFor()
  await delivery.getByText('webhook-id').first().waitFor()
  expect(await seriousFaults(page)).toEqual([])
})

test('a customer is asked how it went, and only the button counts as an answer', async () => {
  await see('/settings/csat')
  await page.getByRole('switch', { name: 'Ask customers how it went' }).check()
  await page.getByLabel('Minutes between the resolve and the mail').fill('0')
  await button('Save').click()
  await page.getByText('Saved.', { exact: true }).waitFor()

  const { id, address } = await write({
    subject: word('Thanks for order '),
    text: 'The balloon was great, thank you.',
  })
  await ask('PUT', `/conversations/${id}/status`, { status: 'resolved' })
  const mail = await collect(
    demo.outboxDir,
    ({ to, text }) => to?.[0]?.address === address && text?.includes('/csat/') === true,
  )
  const [link = ''] = /http\S+\/csat\/\S+rating=4/.exec(mail.text ?? '') ?? []

  // A program that looks at mails follows the link, and so does a person who then changes their mind.
  expect((await fetch(link)).status).toBe(200)
  const visitor = await browser.newContext()
  const survey = await visitor.newPage()
  await survey.goto(link)
  await survey.getByRole('radio', { name: 'Satisfied', exact: true }).waitFor()
  expect(await seriousFaults(survey)).toEqual([])
  expect(await answersOf(id)).toEqual([])
  await survey.getByRole('radio', { name: 'Very satisfied' }).click()
  expect(await answersOf(id)).toEqual([])
  await survey.getByRole('button', { name: 'Send' }).click()
  await survey.getByText('Thank you.').waitFor()
  expect(await answersOf(id)).toMatchObject([{ rating: 5 }])
  await visitor.close()
})

type Listed = { items: { id: string; number: number; subject: string }[] }

/** A mail of a new customer, and the conversation it began. */
async function write(letter: { subject: string; text: string }) {
  const address = `${word('visitor')}@brieftaube.example`
  await post(demo.smtp, { from: `"Vera Lind" <${address}>`, to: organization?.mailbox ?? '', ...letter })
  const found = async () => {
    const { items } = await ask<Listed>('GET', `/conversations?status=open&limit=20`)
    return items.find(({ subject }) => subject === letter.subject)
  }
  await expect.poll(async () => (await found()) !== undefined, patience).toBe(true)
  const { id = '', number = 0 } = (await found()) ?? {}
  return { id, number, address }
}

async function runsOf(name: string) {
  type Runs = { items: { state: string; workflow: { name: string } }[] }
  const { items } = await ask<Runs>('GET', '/workflow-runs?limit=50')
  return items.filter(({ workflow }) => workflow.name === name)
}

async function answersOf(conversationId: string) {
  const { items } = await ask<{ items: { conversationId: string }[] }>('GET', '/csat/answers?limit=50')
  return items.filter((answer) => answer.conversationId === conversationId)
}

/** The API as the signed-in admin's browser asks it. */
async function ask<T>(method: 'GET' | 'POST' | 'PUT', path: string, data?: object): Promise<T> {
  const answer = await page.request.fetch(`${demo.webUrl}/api/v1${path}`, {
    method,
    headers: { origin: demo.webUrl },
    ...(data ? { data } : {}),
  })
  if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`)
  return (await answer.json()) as T
}
