import type { Page } from 'playwright'

/**
 * Goes to an address as a link in the app does, or by the address itself where the page is not in the app yet. Loading
 * a page anew takes a browser three times as long, which a test does where that is what it is about.
 */
export async function visit(page: Page, address: string): Promise<void> {
  const { origin, pathname, search } = new URL(address)
  if (!page.url().startsWith(`${origin}/`)) return void (await page.goto(address))
  await page.evaluate((to) => (window as unknown as Routed).next.router.push(to), pathname + search)
  await page.waitForURL(address)
}

/** Next's own router, which its links use. */
type Routed = { next: { router: { push: (path: string) => void } } }
