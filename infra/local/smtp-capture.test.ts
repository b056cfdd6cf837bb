import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Capture, startCapture } from './smtp-capture.ts'

let outboxDir: string
let capture: Capture

beforeAll(async () => {
  outboxDir = await mkdtemp(join(tmpdir(), 'frontdesk-capture-'))
  capture = await startCapture({ outboxDir })
})

afterAll(async () => {
  await capture.stop()
  await rm(outboxDir, { recursive: true })
})

async function sendMail(fields: Record<string, unknown>) {
  await createTransport(capture.smtpUrl).sendMail({
    from: 'Ada <ada@shop.example>',
    to: 'bo@home.example',
    subject: 'Order',
    text: 'Hello',
    ...fields,
  })
}

async function mailOf(marker: string): Promise<string> {
  const name = (await readdir(outboxDir)).find((entry) => entry.includes(marker))
  return name ?? ''
}

test('keeps a mail as one file named by time and Message-ID', async () => {
  await sendMail({ messageId: '<a/../b c$1@shop.example>', text: 'One line\n.\n..dots' })
  const name = await mailOf('shop.example')
  expect(name).toMatch(/^\d{8}T\d{6}\.\d{3}Z-\d{6}-a_.._b_c_1@shop\.example\.eml$/)
  expect(await readFile(join(outboxDir, name), 'latin1')).toContain('One line\r\n.\r\n..dots')
  expect((await readdir(outboxDir)).filter((entry) => entry.endsWith('.part'))).toEqual([])
})

test('accepts any sign-in', async () => {
  const { hostname, port } = new URL(capture.smtpUrl)
  const transport = createTransport({ host: hostname, port: Number(port), auth: { user: 'x', pass: 'y' } })
  await transport.sendMail({
    from: 'a@a.example',
    to: 'b@b.example',
    messageId: '<signed-in@a.example>',
    text: '',
  })
  expect(await mailOf('signed-in')).not.toBe('')
})

test('sorts file names by arrival', async () => {
  for (const id of ['z-first', 'a-second']) await sendMail({ messageId: `<${id}@order.example>` })
  const names = (await readdir(outboxDir)).filter((entry) => entry.includes('order.example')).toSorted()
  expect(names.map((name) => name.replace(/.*?-\d{6}-/, ''))).toEqual([
    'z-first@order.example.eml',
    'a-second@order.example.eml',
  ])
})

test('shows mails newest first, as text, without any script', async () => {
  await sendMail({ subject: 'Older', messageId: '<older@page.example>' })
  await sendMail({ subject: '<script>alert(1)</script>', text: '"><img src=x onerror=alert(1)>' })
  const response = await fetch(capture.pageUrl)
  const page = await response.text()
  expect(page).toContain('&#60;script&#62;alert(1)')
  expect(page).not.toContain('<script')
  expect(page).not.toContain('<img')
  expect(page.indexOf('alert(1)')).toBeLessThan(page.indexOf('Older'))
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
})

test('hands out the raw mail and nothing outside the folder', async () => {
  await sendMail({ messageId: '<raw@page.example>' })
  const raw = await fetch(`${capture.pageUrl}/mails/${encodeURIComponent(await mailOf('raw@page'))}`)
  expect(raw.headers.get('content-disposition')).toContain('attachment')
  expect(await raw.text()).toContain('<raw@page.example>')
  const outside = await fetch(`${capture.pageUrl}/mails/..%2F..%2Fetc%2Fpasswd`)
  expect(outside.status).toBe(404)
})

test('refuses requests for another host name', async () => {
  const status = await new Promise<number | undefined>((resolve, reject) => {
    request(`${capture.pageUrl}/`, { headers: { host: 'evil.example' } }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
      .on('error', reject)
      .end()
  })
  expect(status).toBe(403)
})
