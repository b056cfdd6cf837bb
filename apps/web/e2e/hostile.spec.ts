import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createTransport } from 'nodemailer'
import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { signIn } from './keyboard.ts'
import { launchChromium } from './launch-chromium.ts'
import type {} from './provided.ts'
import { visit } from './visit.ts'

const demo = inject('demo')
// Not the one whose inbox is taken a picture of.
const [, organization] = demo.organizations
const admin = organization?.users.find((user) => user.role === 'admin')
if (!organization || !admin) throw new Error('The demo has no admin')

/** Texts that run, or load something, wherever they are taken for markup. */
const hostile = (beacon: string) => [
  `<script>alert(1);new Image().src='${beacon}/script'</script>`,
  `"><img src=x onerror=alert(2)>`,
  `<svg onload=alert(3)>`,
  `'><iframe srcdoc="<script>parent.alert(4)</script>"></iframe>`,
  `<xmp><p title="</xmp><img src=${beacon}/xmp onerror=alert(5)>"></xmp>`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(6)&gt;">`,
  `[x](javascript:alert(7)) ![y](${beacon}/markdown)`,
  `{{constructor.constructor('alert(8)')()}} \${alert(9)} <%= alert(10) %>`,
]

/** What a letter's HTML may try beyond that: to tell its sender that it was read. */
const tracking = (beacon: string) => `
  <img src="${beacon}/img"><img srcset="${beacon}/srcset 1x"><table background="${beacon}/background"><tr><td>t</td></tr></table>
  <p style="background:url(${beacon}/style)">p</p><style>body{background:url(${beacon}/sheet)}</style>
  <link rel="stylesheet" href="${beacon}/link"><link rel="preload" as="image" href="${beacon}/preload">
  <video poster="${beacon}/poster" src="${beacon}/video"></video><iframe src="${beacon}/iframe"></iframe>
  <object data="${beacon}/object"></object><meta http-equiv="refresh" content="0;url=${beacon}/refresh">
  <form action="${beacon}/form"><input autofocus onfocus="this.form.submit()"></form><img src="cid:none@nowhere">`

let browser: Browser
let page: Page
let server: Server
let beacon = ''
const reached: string[] = []
const ran: string[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    reached.push(request.url ?? '')
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  beacon = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  browser = await launchChromium()
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  page.setDefaultTimeout(30_000)
  page.on('dialog', (dialog) => {
    ran.push(dialog.message())
    void dialog.dismiss()
  })
  await signIn(page, demo.webUrl, admin)
})

afterAll(async () => {
  await browser.close()
  server.close()
})

test('a hostile letter runs nothing and tells nobody that it was read', async () => {
  const texts = hostile(beacon)
  const transport = createTransport({ ...demo.smtp, secure: false, ignoreTLS: true })
  for (const [index, text] of texts.entries()) {
    await transport.sendMail({
      from: { name: text, address: `hostile${index}@evil.example` },
      to: organization.mailbox,
      subject: `hostile${Date.now()} ${text}`,
      html: `<p>letter ${index}</p>${texts.join('\n')}${tracking(beacon)}`,
      attachments: [{ filename: `${text.replaceAll('/', '')}.html`, content: '<script>alert(11)</script>' }],
    })
  }
  transport.close()
  for (const index of texts.keys()) {
    const number = await arrived(`hostile${index}@evil.example`)
    await call('POST', `/conversations/${number}/notes`, { text: texts[index] ?? '' })
    const address = `${demo.webUrl}/inbox/${number}`
    // The server draws the first, the browser the others.
    await (index === 0 ? page.goto(address) : visit(page, address))
    await page.getByRole('article', { name: /^Note by/ }).waitFor()
    const shown = page.frameLocator('iframe').first().getByText(`letter ${index}`).first()
    await shown
      .or(page.getByText(`letter ${index}`).first())
      .first()
      .waitFor()
    const asSent = page.getByRole('button', { name: 'Show as sent' }).first()
    if (await asSent.isVisible()) {
      await asSent.click()
      await page.frameLocator('iframe').first().getByText(`letter ${index}`).first().waitFor()
    }
  }
  await page.waitForLoadState('networkidle').catch(() => undefined)
  expect(ran).toEqual([])
  expect(reached).toEqual([])
})

test('images that were asked for come by our own address, and never from a machine inside', async () => {
  const transport = createTransport({ ...demo.smtp, secure: false, ignoreTLS: true })
  const html = `<p>newsletter</p><img src="${beacon}/pixel" alt="pixel">`
  await transport.sendMail({ from: 'letters@evil.example', to: organization.mailbox, subject: 'News', html })
  transport.close()
  await visit(page, `${demo.webUrl}/inbox/${await arrived('letters@evil.example')}`)
  const asked = page.waitForResponse((response) => response.url().includes('/mail/image?'))
  await page.getByRole('button', { name: 'Show images' }).click()
  expect((await asked).status()).toBe(404)
  expect(reached).toEqual([])
})

test('hostile articles, saved replies and category names are shown as what they are: text', async () => {
  const [script = '', image = ''] = hostile(beacon)
  const body = hostile(beacon).join('\n\n')
  const article = await call('POST', '/articles', { title: `${image} ${script}`, body, status: 'published' })
  await call('POST', '/saved-replies', { title: script, body })
  const { items } = (await call('GET', '/categories')) as { items: object[] }
  const category = { key: 'hostile', name: image, description: script, route: 'informational' }
  await call('PUT', '/categories', { items: [...items, category] })
  for (const path of ['/knowledge', `/knowledge/${idOf(article)}`, '/settings/categories', '/inbox']) {
    await page.goto(demo.webUrl + path)
    await page
      .getByText(path.startsWith('/inbox') ? 'All open' : /onerror=alert/)
      .first()
      .waitFor()
  }
  await call('PUT', '/categories', { items })
  await call('DELETE', `/articles/${idOf(article)}`)
  expect(ran).toEqual([])
  expect(reached).toEqual([])
})

/** Waits for the conversation with this address and returns its number. */
async function arrived(address: string): Promise<number> {
  const until = Date.now() + 30_000
  while (Date.now() < until) {
    const { items } = (await call('GET', '/conversations?limit=30')) as {
      items: { number: number; contact: { email: string } }[]
    }
    const found = items.find((item) => item.contact.email === address)
    if (found) return found.number
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`No conversation with ${address} within half a minute`)
}

async function call(method: string, path: string, body?: object): Promise<unknown> {
  const response = await fetch(`${demo.webUrl}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${organization?.apiKey}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  expect(response.ok, `${method} ${path} answers ${response.status}`).toBe(true)
  return response.status === 204 ? null : response.json()
}

function idOf(row: unknown): string {
  return (row as { id: string }).id
}

test('A1: a forged x-middleware-subrequest opens no page and no route of the running server', async () => {
  const forged = ['middleware', 'src/middleware', 'proxy', 'src/proxy'].flatMap((name) => [
    name,
    Array(5).fill(name).join(':'),
  ])
  const ask = (path: string, value: string, more: Record<string, string> = {}) =>
    fetch(`${demo.webUrl}${path}`, { headers: { 'x-middleware-subrequest': value, ...more } })
  for (const value of forged) {
    for (const path of ['/api/v1/members', '/api/v1/conversations', '/api/v1/account']) {
      expect((await ask(path, value)).status, `${path} with ${value}`).toBe(401)
    }
    for (const path of ['/inbox', '/settings/members']) {
      const answer = await ask(path, value)
      expect(new URL(answer.url).pathname, `${path} with ${value}`).toBe('/sign-in')
      const said = (await answer.text()) + (await (await ask(path, value, { rsc: '1' })).text())
      for (const secret of [organization.slug, organization.name, organization.mailbox, admin.email]) {
        expect(said).not.toContain(secret)
      }
    }
  }
})
