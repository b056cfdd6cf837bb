import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, beforeAll, inject, test } from 'vitest'
import { seriousFaults } from './faults.ts'
import { signIn } from './keyboard.ts'
import { launchChromium } from './launch-chromium.ts'
import { post } from './post.ts'
import type {} from './provided.ts'
import { visit } from './visit.ts'

const demo = inject('demo')
const [organization] = demo.organizations
const owner = organization?.users.find((user) => user.role === 'owner')
if (!organization || !owner) throw new Error('The demo has no owner')

const pictures = join(dirname(fileURLToPath(import.meta.url)), '../../../docs/images')
const themes = ['light', 'dark'] as const
const widths = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const
const screens: Record<string, string> = {
  inbox: '/inbox',
  'an empty view': '/inbox?q=zzqxjv',
  conversation: '/inbox/conversation',
  contacts: '/contacts',
  knowledge: '/knowledge',
  policies: '/knowledge/policies',
  reports: '/reports',
  members: '/settings/members',
  roles: '/settings/roles',
  'sign-in of members': '/settings/security',
  teams: '/settings/teams',
  promises: '/settings/sla',
  routing: '/settings/routing',
  'people of routing': '/settings/routing/people',
  skills: '/settings/routing/skills',
  'plan of routing': '/settings/routing/plan',
  operations: '/settings/operations',
  'scheduled work': '/settings/schedules',
  mailboxes: '/settings/mailboxes',
  'api keys': '/settings/api-keys',
  categories: '/settings/categories',
  'settings of the help center': '/settings/help-center',
  'chats on own sites': '/settings/chat',
  companies: '/contacts/companies',
  'custom fields': '/settings/custom-fields',
  triage: '/settings/triage',
  assistant: '/settings/assistant',
  'calls of providers': '/settings/assistant/calls',
  quality: '/settings/quality',
}

let browser: Browser
/** One for all pages, so that the program is loaded and compiled once. */
let context: BrowserContext
/** A conversation whose picture shows what the product is for: a letter and a proposal with its sources. */
let telling = 1

beforeAll(async () => {
  browser = await launchChromium()
  context = await browser.newContext({ viewport: widths.wide })
  await withPage((page) => signIn(page, demo.webUrl, owner))
  telling = await letCustomerAsk()
})

afterAll(() => browser.close())

/** What is laid out in another way on a phone, and not only narrower. */
const rearranged = new Set(['inbox', 'conversation', 'contacts', 'knowledge', 'reports', 'mailboxes'])

for (const [name, path] of Object.entries(screens)) {
  test.concurrent(`${name} has no serious accessibility fault, light or dark, wide or narrow`, async ({
    expect,
  }) => {
    await withUsedPage(async (page) => {
      await open(page, path)
      await dress(page, 'light')
      expect(await seriousFaults(page), 'light, wide').toEqual([])
      await dress(page, 'dark')
      // Colours do not depend on the width, nor all else on the theme.
      expect(await seriousFaults(page, 'colours'), 'dark, wide').toEqual([])
      await page.setViewportSize(widths.phone)
      await settle(page)
      expect(await widthOf(page), 'on a phone nothing is to be moved sideways').toBe(widths.phone.width)
      if (rearranged.has(name)) expect(await seriousFaults(page, 'all but colours'), 'phone').toEqual([])
    })
  })
}

for (const colorScheme of themes) {
  test.concurrent(`takes the picture of the inbox in ${colorScheme}`, async ({ expect }) => {
    await mkdir(pictures, { recursive: true })
    await withPage(async (page) => {
      await open(page, '/inbox/conversation')
      await dress(page, colorScheme)
      await page.getByRole('region', { name: "The assistant's draft" }).waitFor()
      const path = join(pictures, `inbox-${colorScheme}.png`)
      const picture = await page.screenshot({ path })
      expect(picture.byteLength).toBeGreaterThan(40_000)
    })
  })
}

test.concurrent('dialogs and menus have no serious accessibility fault, light or dark', async ({
  expect,
}) => {
  await withPage(async (page) => {
    await open(page, '/inbox/conversation')
    const opened = '[role="dialog"], [role="menu"]'
    for (const key of ['?', 'Control+k', 'a', 'h', 't', 'c', 'm']) {
      await page.keyboard.press(key)
      await page.locator(opened).last().waitFor()
      for (const colorScheme of themes) {
        await dress(page, colorScheme)
        // A dialog that is still fading in has the contrast of neither state.
        await page.waitForTimeout(400)
        const looked = colorScheme === 'light' ? 'all' : 'colours'
        expect(await seriousFaults(page, looked, opened), `after pressing ${key} in ${colorScheme}`).toEqual(
          [],
        )
      }
      await page.keyboard.press('Escape')
      await page.locator(opened).first().waitFor({ state: 'detached' })
    }
  })
})

/** Pages nobody looks at. Going on from one of them costs the browser a third of what a new one does. */
const idle: Page[] = []

async function withUsedPage(look: (page: Page) => Promise<void>): Promise<void> {
  const page = idle.pop() ?? (await context.newPage())
  await page.setViewportSize(widths.wide)
  await look(page)
  idle.push(page)
}

async function withPage(look: (page: Page) => Promise<void>): Promise<void> {
  const page = await context.newPage()
  try {
    await look(page)
  } finally {
    await page.close()
  }
}

/** Changes the theme and waits until the last colour has faded over. */
async function dress(page: Page, colorScheme: (typeof themes)[number]): Promise<void> {
  await page.emulateMedia({ colorScheme })
  await page.locator(`html[data-theme="${colorScheme}"]`).waitFor({ state: 'attached' })
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'))
}

function widthOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth)
}

/** A server closes a connection that rested, perhaps at the moment it is used again; browsers then open another. */
const kept = { maxRetries: 2 }

/** Opens a screen as its link does, or by its address in a new page, and waits until nothing is loading any more. */
async function open(page: Page, screen: string): Promise<void> {
  const path = screen.replace('conversation', String(telling))
  // A browser mends what the server could not render, and nobody would notice.
  const answer = await context.request.get(demo.webUrl + path, kept)
  if (!answer.ok()) throw new Error(`${path} was answered with ${answer.status()}`)
  await visit(page, demo.webUrl + path)
  await page.locator('main').waitFor()
  await page.waitForLoadState('load')
  await settle(page)
}

async function settle(page: Page): Promise<void> {
  const loading = page.locator('[role="status"][aria-label^="Loading"]')
  while ((await loading.count()) > 0) await loading.first().waitFor({ state: 'detached', timeout: 20_000 })
  await page.waitForTimeout(500)
}

type Listed = { id: string; number: number; subject: string }
type Drafted = { assistant: { sources: unknown[] } | null }

/** A customer asks something the knowledge answers; the conversation is ready once its proposal is. */
async function letCustomerAsk(): Promise<number> {
  const subject = 'How long does a refund take?'
  await post(demo.smtp, {
    from: '"Ada Keller" <ada@keller.example>',
    to: organization?.mailbox ?? '',
    subject,
    text: 'Hello,\n\nI sent my order back a week ago. How long does a refund take until it is on my account?\n\nAda',
  })
  const find = async () => {
    const { items } = await ask<{ items: Listed[] }>('/conversations?status=open&limit=50')
    const asked = items.find((one) => one.subject === subject)
    if (!asked) return null
    const { assistant } = await ask<Drafted>(`/conversations/${asked.id}/draft`)
    return assistant && assistant.sources.length > 0 ? asked.number : null
  }
  const until = Date.now() + 40_000
  while (Date.now() < until) {
    const number = await find()
    if (number !== null) return number
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  throw new Error('The question found no proposal')
}

async function ask<T>(path: string): Promise<T> {
  const answer = await fetch(`${demo.webUrl}/api/v1${path}`, {
    headers: { authorization: `Bearer ${organization?.apiKey}` },
  })
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
  return (await answer.json()) as T
}
