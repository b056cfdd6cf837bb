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

let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await launchChromium()
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  page.setDefaultTimeout(30_000)
  await signIn(page, demo.webUrl, admin)
})

afterAll(() => browser.close())

test('an article is imported, published, rewritten, compared and brought back', async () => {
  const title = `Zeppelins ${Date.now()}`
  await visit(page, `${demo.webUrl}/knowledge`)
  await page.getByRole('button', { name: 'Import' }).click()
  const panel = page.getByRole('dialog', { name: 'Import articles' })
  await panel.getByLabel('Files to import').setInputFiles({
    name: `zeppelin-${Date.now()}.md`,
    mimeType: 'text/markdown',
    buffer: Buffer.from(`# ${title}\n\nA zeppelin is lent for seven days.`),
  })
  await panel.getByRole('button', { name: 'Import as drafts' }).click()
  const results = page.getByRole('dialog', { name: 'Import', exact: true })
  await results.getByText('Done. 1 new').waitFor()
  await results.getByRole('link', { name: title }).click()

  await page.waitForURL(/\/knowledge\/[\da-f-]{36}$/)
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await page.getByText('Published. The assistant answers from it now.').waitFor()
  expect(await passages(title)).toEqual(['A zeppelin is lent for seven days.'])

  await page.getByRole('textbox', { name: 'Markdown' }).fill('A zeppelin is lent for nine days.')
  await page.getByRole('button', { name: 'Save draft' }).click()
  await page.getByText('Version 1 is published').waitFor()
  expect(await passages(title)).toEqual(['A zeppelin is lent for seven days.'])

  await page.getByRole('button', { name: 'Versions' }).click()
  await page.getByRole('button', { name: 'Version 1', exact: true }).click()
  await page.locator('del', { hasText: 'seven' }).waitFor()
  await page.locator('ins', { hasText: 'nine' }).waitFor()
  await page.getByRole('button', { name: 'Go back to this version' }).click()
  await page.getByRole('button', { name: 'Version 3', exact: true }).waitFor()
  await page.keyboard.press('Escape')
  await expect
    .poll(() => page.getByRole('textbox', { name: 'Markdown' }).inputValue(), { timeout: 20_000 })
    .toBe('A zeppelin is lent for seven days.')
})

test('a policy is written, and found among the policies', async () => {
  const title = `Zeppelin deposits ${Date.now()}`
  await visit(page, `${demo.webUrl}/knowledge/policies`)
  await page.getByRole('button', { name: 'New policy' }).first().click()
  const panel = page.getByRole('dialog', { name: 'New policy' })
  await panel.getByRole('textbox', { name: 'Title' }).fill(title)
  await panel.getByRole('textbox', { name: 'Rule' }).fill('A deposit above 500 € needs approval.')
  await panel.getByRole('button', { name: 'Save' }).click()
  await panel.waitFor({ state: 'detached' })
  await page.getByRole('searchbox', { name: 'Search policies' }).fill(title)
  await page.getByRole('button', { name: title }).waitFor()
})

/** What search answers from the article of this title. */
async function passages(title: string): Promise<string[]> {
  const answer = await page.request.get(
    `${demo.webUrl}/api/v1/articles/search?q=${encodeURIComponent(`${title} zeppelin lent days`)}`,
  )
  const { items } = (await answer.json()) as { items: { title: string; passage: string }[] }
  return items.filter((item) => item.title === title).map(({ passage }) => passage)
}
