import type { Locator, Page } from 'playwright'

const most = 60

/** Patience with what happens by itself, such as saving a draft. */
export const patience = { timeout: 20_000 }

/** Reaches an element with the Tab key alone, as somebody without a pointer would. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor()
  for (let pressed = 0; pressed < most; pressed += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${target} is not reached with ${most} presses of Tab`)
}

/** Moves the list's cursor to a conversation with `j`. */
export async function moveTo(page: Page, number: string): Promise<void> {
  for (let pressed = 0; pressed < most; pressed += 1) {
    const focused = await page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.number)
    if (focused === number) return
    await page.keyboard.press('j')
    await page.waitForTimeout(60)
  }
  throw new Error(`Conversation ${number} is not reached with ${most} presses of j`)
}

/** Signs in with the keyboard alone and waits for the inbox. */
export async function signIn(
  page: Page,
  webUrl: string,
  user: { email: string; password: string },
): Promise<void> {
  await page.goto(`${webUrl}/sign-in`)
  await tabTo(page, page.locator('input[name="email"]'))
  await page.keyboard.type(user.email)
  await tabTo(page, page.locator('input[name="password"]'))
  await page.keyboard.type(user.password)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/inbox/)
  await page.locator('a[data-number]').first().waitFor()
}
