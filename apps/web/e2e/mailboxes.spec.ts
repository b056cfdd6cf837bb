import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { signIn } from './keyboard.ts'
import { launchChromium } from './launch-chromium.ts'
import type {} from './provided.ts'
import { visit } from './visit.ts'

const demo = inject('demo')
const [organization] = demo.organizations
const admin = organization?.users.find((user) => user.role === 'admin')
if (!organization || !admin) throw new Error('The demo has no admin')

const patience = { timeout: 60_000 }

let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await launchChromium()
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  page.setDefaultTimeout(30_000)
  await signIn(page, demo.webUrl, admin)
})

afterAll(() => browser.close())

test.each(demo.accounts.map((account) => [account.provider, account] as const))(
  'connects %s in a few clicks, brings its mail in and answers through it',
  async (provider, { address, deliverUrl }) => {
    await visit(page, `${demo.webUrl}/settings/mailboxes`)
    await page.getByRole('button', { name: 'Connect a mailbox' }).click()
    await page.getByRole('menuitem', { name: new RegExp(`^${provider}`, 'i') }).click()
    await page.waitForURL(/\/settings\/mailboxes\/[\da-f-]{36}$/)
    await page.getByRole('heading', { name: address }).waitFor()
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    const health = () => call('GET', `/mailboxes/${id}/health`) as Promise<Health>
    await expect
      .poll(async () => (await health()).backfill, patience)
      .toMatchObject({ state: 'done', done: 48 })

    const subject = `Refund, ordered by ${provider} as ${Date.now() % 1_000_000}`
    const raw = `From: Ada <ada@live.example>\r\nTo: ${address}\r\nSubject: ${subject}\r\nMessage-ID: <${Date.now()}@live.example>\r\n\r\nHow long does a refund take?`
    expect((await fetch(deliverUrl, { method: 'POST', body: raw })).status).toBe(201)
    const found = () => call('GET', '/conversations?limit=20') as Promise<{ items: Listed[] }>
    const arrived = async () => (await found()).items.find((item) => item.subject === subject)
    await expect.poll(async () => (await arrived())?.subject, patience).toBe(subject)
    const number = (await arrived())?.number ?? 0

    await visit(page, `${demo.webUrl}/inbox/${number}`)
    const field = page.getByRole('textbox', { name: 'Reply' })
    await expect.poll(() => field.isEnabled(), patience).toBe(true)
    await field.fill('Three to five working days.')
    await page.keyboard.press('Control+Enter')
    const states = async () =>
      ((await call('GET', `/conversations/${number}/messages`)) as { items: Sent[] }).items.map(
        (message) => message.delivery?.state ?? 'received',
      )
    await expect.poll(states, patience).toEqual(['received', 'sent'])
  },
)

test('what is decided about a mailbox is shown as a customer will see it, kept, and there after a reload', async () => {
  const { items } = (await call('GET', '/mailboxes?limit=50')) as { items: Mailbox[] }
  const id = items.find(({ channel }) => channel === 'outlook')?.id ?? ''
  await visit(page, `${demo.webUrl}/settings/mailboxes/${id}`)
  await page.locator(`a[href$="/${id}/settings"]`).click()
  await page.waitForURL(`**/${id}/settings`)

  const sender = page.getByRole('region', { name: 'Sender and signature' })
  await sender.getByRole('textbox', { name: 'Sender name' }).fill('Rosa from the shop')
  await sender.getByRole('textbox', { name: 'Signature' }).fill('Rosa Lind\nThe shop, Harbour Street 4')
  const letter = page.getByRole('figure', { name: 'Preview of a reply' })
  await expect.poll(() => letter.innerText()).toMatch(/Rosa from the shop[\s\S]*Harbour Street 4/)
  await sender.getByRole('button', { name: 'Save' }).click()
  await page.getByText('The next reply leaves like this.').waitFor()

  await page.getByRole('switch', { name: 'Resolving archives' }).click()
  await page.getByText('Resolved conversations are archived.').waitFor()

  const folders = page.getByRole('region', { name: 'Folders' })
  await folders.getByRole('checkbox', { name: 'Projects / 2026' }).check()
  await folders.getByRole('button', { name: 'Save' }).click()
  await page.getByText('New folders are being read.').waitFor()

  const sales = `sales-${Date.now()}@shop.example`
  await page.getByRole('button', { name: 'Add an address' }).click()
  await page.getByRole('textbox', { name: 'Address', exact: true }).fill(sales)
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByText(`Mail to ${sales} comes here now.`).waitFor()

  await page.reload()
  await page.getByRole('checkbox', { name: 'Projects / 2026' }).waitFor()
  expect(await page.getByRole('checkbox', { name: 'Projects / 2026' }).isChecked()).toBe(true)
  await expect
    .poll(() => page.getByRole('switch', { name: 'Resolving archives' }).isChecked(), patience)
    .toBe(true)
  expect(await sender.getByRole('textbox', { name: 'Sender name' }).inputValue()).toBe('Rosa from the shop')
  const settings = (await call('GET', `/mailboxes/${id}/settings`)) as Settings
  expect(settings).toMatchObject({
    mirrorArchive: true,
    mirrorReadState: false,
    folders: [expect.any(String)],
  })
  expect(settings.addresses).toContainEqual(expect.objectContaining({ address: sales, sendAs: false }))
})

test('a webhook for alarms shows its secret once, and a test of it says what became of it', async () => {
  await visit(page, `${demo.webUrl}/settings/mailboxes`)
  await page.getByRole('button', { name: 'Add a webhook' }).click()
  const panel = page.getByRole('dialog')
  await panel.getByLabel('Address').fill('https://hooks.invalid/desk')
  await panel.getByRole('button', { name: 'Add', exact: true }).click()
  const secret = await panel.getByLabel('Secret').inputValue()
  expect(secret.length).toBeGreaterThan(20)
  await panel.getByRole('button', { name: 'Close' }).click()
  await page.getByText('https://hooks.invalid/desk').waitFor()
  expect(await page.content()).not.toContain(secret)
  await page.getByRole('button', { name: 'Send a test' }).click()
  const alarms = page.getByRole('region', { name: 'Alarms' })
  await alarms.getByText('Failed').waitFor()
  await expect.poll(() => alarms.innerText()).toMatch(/no server of this name|could not be reached/)
})

type Mailbox = { id: string; channel: string }
type Settings = { mirrorArchive: boolean; mirrorReadState: boolean; folders: string[]; addresses: object[] }
type Health = { backfill: { state: string; done: number } | null }
type Listed = { number: number; subject: string }
type Sent = { delivery: { state: string } | null }

async function call(method: string, path: string): Promise<unknown> {
  const response = await fetch(`${demo.webUrl}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${organization?.apiKey}` },
  })
  expect(response.ok, `${method} ${path} answers ${response.status}`).toBe(true)
  return response.json()
}
