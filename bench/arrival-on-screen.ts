/**
 * How long a mail takes from its arrival at the provider until an agent sees it in the list of an open inbox, for
 * each kind of mailbox and by SMTP: the whole product with its web app, and Chromium.
 *   node bench/arrival-on-screen.ts [mails]
 */
import { setTimeout as wait } from 'node:timers/promises'
import { type Browser, chromium, type Page } from 'playwright'
import { findChromium } from '../infra/local/machine/chromium.ts'
import { machine, spread } from './rig/figures.ts'
import { type Bench, openProduct } from './rig/open-product.ts'
import { connect, joinProduct } from './rig/providers/connect.ts'
import { openProviders } from './rig/providers/open.ts'
import type { Provider } from './rig/providers/provider.ts'
import { sampleMail } from './rig/sample-mail.ts'
import { openConnection } from './rig/smtp-client.ts'

type Way = { name: string; address: string; arrive(body: string): Promise<void> }

const mails = Number(process.argv[2] ?? 30)
const longestMs = 60_000

/** What the page runs: a frame after the change a row is on the screen. */
const noteWhatAppears = `
  window.seen = new Map()
  const look = () => {
    for (const row of document.querySelectorAll('a[data-number]'))
      for (const [subject] of row.textContent.matchAll(/Parcel [0-9a-f]{8}/g))
        if (!window.seen.has(subject)) window.seen.set(subject, performance.timeOrigin + performance.now())
  }
  new MutationObserver(() => requestAnimationFrame(look)).observe(document.body, { childList: true, subtree: true })
`

console.log(machine())
const { providers, env, close } = await openProviders()
const bench = await openProduct({ web: true, env })
const product = joinProduct(bench.env)
const [organization] = bench.organizations
if (!organization) throw new Error('There is no demo organization')
const browser = await chromium.launch({
  executablePath: await findChromium(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
})
try {
  const page = await openInbox(browser, bench.webUrl)
  const smtp = await openConnection(bench.smtpPort)
  const { mailbox } = organization
  const arrive = (body: string) => smtp.send({ from: 'ada@customer.example', to: mailbox, body })
  await measure(page, { name: 'SMTP', address: mailbox, arrive })
  smtp.close()
  for (const provider of providers) await measure(page, await wayOf(bench, provider))
} finally {
  await browser.close()
  await product.leave()
  await bench.close()
  await close()
}

async function openInbox(browser: Browser, webUrl: string): Promise<Page> {
  const owner = organization?.users.find(({ role }) => role === 'owner')
  if (!owner) throw new Error('The demo organization has no owner')
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(`${webUrl}/sign-in`)
  await page.locator('input[name="email"]').fill(owner.email)
  await page.locator('input[name="password"]').fill(owner.password)
  await page.keyboard.press('Enter')
  await page.locator('a[data-number]').first().waitFor()
  await page.evaluate(noteWhatAppears)
  return page
}

async function wayOf({ db, webUrl }: Bench, provider: Provider): Promise<Way> {
  const { rows } = await db.query<{ id: string }>('SELECT id FROM organizations WHERE slug = $1', [
    organization?.slug,
  ])
  const mailboxId = await connect(db, rows[0]?.id ?? '', provider)
  await eventually(async () => {
    const { rows } = await db.query(
      `SELECT (last_synced_at IS NOT NULL AND ($2 = 'imap' OR watch_expires_at IS NOT NULL)) AS ready
       FROM mailbox_syncs WHERE mailbox_id = $1`,
      [mailboxId, provider.kind],
    )
    return rows[0]?.ready || undefined
  })
  return {
    name: provider.name,
    address: provider.address,
    arrive: async (body) => {
      await provider.deliver([{ raw: Buffer.from(body), at: new Date() }])
      await provider.call(webUrl)
    },
  }
}

async function measure(page: Page, { name, address, arrive }: Way): Promise<void> {
  const times: number[] = []
  for (let index = -3; index < mails; index += 1) {
    const { messageId, body } = sampleMail(address, Math.max(index, 0))
    const subject = `Parcel ${messageId.slice(1, 9)}`
    const began = performance.timeOrigin + performance.now()
    await arrive(body.replace(/^Subject: .*$/m, `Subject: ${subject}`))
    const at = await eventually(() => page.evaluate<number | undefined>(`window.seen.get('${subject}')`))
    if (index >= 0) times.push(at - began)
    await wait(100 + ((index + 3) % 7) * 40)
  }
  console.log(`${name}: arrived → on screen  ${spread(times)}  (${mails} mails)`)
}

async function eventually<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (const deadline = performance.now() + longestMs; performance.now() < deadline; await wait(20)) {
    const answer = await ask()
    if (answer !== undefined) return answer
  }
  throw new Error('What was waited for did not happen')
}
