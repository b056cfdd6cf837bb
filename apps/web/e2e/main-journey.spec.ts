import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { moveTo, patience, signIn } from './keyboard.ts'
import { launchChromium } from './launch-chromium.ts'
import { collect, post } from './post.ts'
import type {} from './provided.ts'
import { visit } from './visit.ts'

const demo = inject('demo')
const [organization] = demo.organizations
const agent = organization?.users.find((user) => user.role === 'agent')
const colleague = organization?.users.find((user) => user.role === 'admin')
if (!organization || !agent || !colleague) throw new Error('The demo has no agent or no admin')
const customer = { name: 'Nora Lindqvist', address: 'nora.lindqvist@brieftaube.example' }
const from = `"${customer.name}" <${customer.address}>`

let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await launchChromium()
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  page.setDefaultTimeout(30_000)
})

afterAll(() => browser.close())

test('answers a customer from first mail to resolved with the keyboard alone', async () => {
  const subject = `How long does a refund take? Order ${Date.now() % 1_000_000}`
  await signIn(page, demo.webUrl, agent)
  await page.evaluate(() => {
    Object.assign(window, { neverReloaded: true })
  })

  // A mail arrives and shows up by itself.
  const first = await post(demo.smtp, {
    from,
    to: organization.mailbox,
    subject,
    text: 'Hello,\n\nI sent my order back a week ago. How long does a refund take until it is on my account?\n\nNora',
  })
  const row = page.locator('a[data-number]', { hasText: subject })
  await row.waitFor()
  const number = (await row.getAttribute('data-number')) ?? ''
  await moveTo(page, number)
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/inbox/${number}`)
  await page.getByRole('article', { name: `Mail from ${customer.name}` }).waitFor()

  // The assistant proposes, the agent adds a line, sends, thinks better of it, and sends again.
  await page.getByRole('region', { name: "The assistant's draft" }).waitFor()
  await page.keyboard.press('Control+j')
  const field = page.getByRole('textbox', { name: 'Reply' })
  await expect
    .poll(() => field.evaluate((element) => element === document.activeElement), patience)
    .toBe(true)
  const added = `P.S. Your number is ${Date.now()}.`
  await page.keyboard.type(`\n\n${added}`)
  await page.keyboard.press('Control+Enter')
  await page.locator('[data-delivery="queued"]').waitFor()
  expect(await field.inputValue()).toBe('')
  await page.keyboard.press('Escape')
  await page.keyboard.press('z')
  await expect.poll(() => field.inputValue(), patience).toContain(added)
  await page.keyboard.press('r')
  await page.keyboard.press('Control+Enter')
  await page.locator('[data-delivery="sent"]').waitFor({ timeout: 60_000 })

  const reply = await collect(demo.outboxDir, (mail) => mail.text?.includes(added) === true)
  expect(reply.to?.map((one) => one.address)).toEqual([customer.address])
  expect(reply.inReplyTo).toBe(first)
  expect(reply.replyTo?.[0]?.address).not.toBe(organization.mailbox)

  // The customer's answer lands in the same conversation, without a reload.
  await post(demo.smtp, {
    from,
    to: reply.replyTo?.[0]?.address ?? organization.mailbox,
    subject: `Re: ${subject}`,
    text: 'Thank you, that helps!\n\nNora',
    inReplyTo: reply.messageId ?? '',
    references: [first, reply.messageId ?? ''],
  })
  await page.getByText('Thank you, that helps!').first().waitFor()
  // The list shows its words before the conversation does.
  await expect.poll(() => page.locator('article[data-kind="inbound"]').count(), patience).toBe(2)

  // A note for colleagues, and done.
  await page.keyboard.press('Escape')
  await page.keyboard.press('n')
  await page.keyboard.type('She is happy, nothing left to do.')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('article', { name: /^Note by/ }).waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('e')
  await page.getByRole('button', { name: /^Reopen/ }).waitFor()
  await expect.poll(() => statusOf(number), patience).toBe('resolved')
  expect(await page.evaluate(() => 'neverReloaded' in window)).toBe(true)
})

test('two who open the same conversation see each other, what they write, and who takes it', async () => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const second = await context.newPage()
  second.setDefaultTimeout(30_000)
  await signIn(second, demo.webUrl, colleague)
  const subject = `Who answers this? ${Date.now() % 1_000_000}`
  await post(demo.smtp, { from, to: organization.mailbox, subject, text: 'Does anybody read this?' })
  const row = page.locator('a[data-number]', { hasText: subject })
  await visit(page, `${demo.webUrl}/inbox?view=open`)
  await row.waitFor()
  const number = (await row.getAttribute('data-number')) ?? ''
  for (const one of [page, second]) await visit(one, `${demo.webUrl}/inbox/${number}`)

  const here = page.getByRole('status', { name: 'Who else is here' })
  await here.getByText('is looking').waitFor()
  await second.getByRole('textbox', { name: 'Reply' }).pressSequentially('We are on it.')
  await here.getByText('is writing…').waitFor()
  await page.getByText('is writing a reply to this customer too').waitFor()

  // What one takes is taken on the other's screen as well.
  const name = await second.evaluate(async (path) => {
    const body = JSON.stringify({ assigneeId: 'me' })
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(path, { method: 'PUT', headers, body })
    const { assignee } = (await answer.json()) as { assignee: { name: string } }
    return assignee.name
  }, `/api/v1/conversations/${number}/assignment`)
  await page.getByRole('button', { name: `Assigned to ${name.split(' ')[0]}` }).waitFor()

  // One sends while the other still writes: the second is asked before the customer gets two answers.
  const own = page.getByRole('textbox', { name: 'Reply' })
  // What a colleague began to write is at hand for all; this is another answer.
  await own.fill('I will look into it.')
  await second.keyboard.press('Control+Enter')
  await second.locator('[data-delivery="queued"]').waitFor()
  await own.press('Control+Enter')
  await page.getByRole('dialog', { name: /answered .* ago\. Read it first\?/ }).waitFor()
  await page.getByRole('button', { name: 'Read it first' }).click()
  expect(await own.inputValue()).toBe('I will look into it.')
  await own.fill('')
  await visit(second, `${demo.webUrl}/settings`)
  await here.getByText('is ').waitFor({ state: 'detached' })
  await context.close()
})

test('keeps a half-written reply across a reload and undoes the last action with one key', async () => {
  // A conversation of its own: what is written and resolved here would be missed in another's.
  const subject = `Where is my parcel? ${Date.now() % 1_000_000}`
  await visit(page, `${demo.webUrl}/inbox`)
  await post(demo.smtp, { from, to: organization.mailbox, subject, text: 'Hello, where is it?\n\nNora' })
  const row = page.locator('a[data-number]', { hasText: subject })
  const number = (await row.getAttribute('data-number')) ?? ''
  await visit(page, `${demo.webUrl}/inbox/${number}`)
  const reply = page.getByRole('textbox', { name: 'Reply' })
  await expect.poll(() => reply.isEnabled(), patience).toBe(true)
  await page.keyboard.press('r')
  const half = `Half a thought ${Date.now()}`
  await page.keyboard.type(half)
  await page.getByText('Draft saved').waitFor()
  await page.evaluate(() => localStorage.clear())
  await page.reload()
  await expect.poll(() => reply.inputValue(), patience).toContain(half)
  await page.locator('button:enabled', { hasText: 'Resolve' }).first().waitFor()

  await page.keyboard.press('e')
  await expect.poll(() => statusOf(number), patience).toBe('resolved')
  await page.keyboard.press('z')
  await expect.poll(() => statusOf(number), patience).toBe('open')
})

test('finds its way back: every view and conversation has an address', async () => {
  await page.goto(`${demo.webUrl}/inbox`)
  await page.locator('a[data-number]').first().waitFor()
  await page.keyboard.press('g')
  await page.keyboard.press('u')
  await page.waitForURL('**/inbox?view=unassigned')
  await page.locator('a[data-number]').first().waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/inbox\/\d+\?view=unassigned/)
  await page.goBack()
  await page.waitForURL('**/inbox?view=unassigned')
  await page.getByText('Nothing is open').waitFor()
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
})

test('answers on a phone: from the list into a conversation, with a reply, and back', async () => {
  const subject = `Is the lamp in stock? ${Date.now() % 1_000_000}`
  const phone = await browser.newContext({
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
  })
  const hand = await phone.newPage()
  hand.setDefaultTimeout(30_000)
  await signIn(hand, demo.webUrl, agent)
  await post(demo.smtp, { from, to: organization.mailbox, subject, text: 'Hello, is it?\n\nNora' })
  const row = hand.locator('a[data-number]', { hasText: subject })
  await row.tap()
  await hand.getByRole('article', { name: `Mail from ${customer.name}` }).waitFor()
  expect(await sticksOut(hand)).toBe(0)

  const field = hand.getByRole('textbox', { name: 'Reply' })
  await expect.poll(() => field.isEnabled(), patience).toBe(true)
  await field.tap()
  await field.fill('Yes, it leaves today.')
  await hand
    .getByRole('button', { name: /^Send(?! and resolve| later)/ })
    .first()
    .tap()
  await hand.locator('[data-delivery="queued"]').waitFor()
  expect(await field.inputValue()).toBe('')
  expect(await sticksOut(hand)).toBe(0)

  await hand.getByRole('button', { name: 'Back to the list' }).tap()
  await row.waitFor()
  expect(await sticksOut(hand)).toBe(0)
  await phone.close()
})

test('hears of a mail in the first and in the eighth tab of a browser', async () => {
  const tabs = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const first = await tabs.newPage()
  await signIn(first, demo.webUrl, agent)
  for (let count = 0; count < 6; count += 1) {
    const between = await tabs.newPage()
    await between.goto(`${demo.webUrl}/knowledge`)
    await between.getByRole('heading', { name: 'Knowledge' }).first().waitFor()
  }
  const last = await tabs.newPage()
  await last.goto(`${demo.webUrl}/inbox`)
  await last.locator('a[data-number]').first().waitFor()
  const subject = `Is anybody there? ${Date.now() % 1_000_000}`
  await post(demo.smtp, { from, to: organization.mailbox, subject, text: 'Hello?\n\nNora' })
  for (const tab of [last, first]) await tab.locator('a[data-number]', { hasText: subject }).waitFor()
  await tabs.close()
})

/** How far a page is wider than its window, in pixels. */
function sticksOut(of: Page): Promise<number> {
  return of.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
}

async function statusOf(number: string): Promise<unknown> {
  const answer = await fetch(`${demo.webUrl}/api/v1/conversations/${number}`, {
    headers: { authorization: `Bearer ${organization?.apiKey}` },
  })
  const body: unknown = await answer.json()
  return typeof body === 'object' && body !== null && 'status' in body ? body.status : body
}
