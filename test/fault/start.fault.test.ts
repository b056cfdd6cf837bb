import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isAlive, type ProcessMark } from '../../infra/local/machine/alive.ts'
import { type Product, type Ready, startProduct } from '../../infra/local/product.ts'

type Started = ProcessMark & { name: string }

const folder = mkdtempSync(join(tmpdir(), 'frontdesk-start-'))
const said: string[] = []
let product: Product
let ready: Ready

const children = (): Started[] => JSON.parse(readFileSync(join(folder, 'lock.json'), 'utf8')).children
const child = (name: string) => children().find((entry) => entry.name === name)

beforeAll(async () => {
  product = startProduct({
    mode: 'production',
    web: false,
    env: {
      PATH: process.env.PATH,
      FRONTDESK_DATA_DIR: folder,
      PORT: '0',
      SMTP_PORT: '0',
      WORKER_PORT: '0',
      SEED_CONVERSATIONS: '3',
    },
    say: (line) => said.push(line),
  })
  ready = await product.ready
})

afterAll(async () => {
  await product.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function sendMail(): Promise<string> {
  const { demo } = ready
  const transport = createTransport({ ...demo.smtp, ignoreTLS: true })
  const [organization] = demo.organizations
  const { response } = await transport.sendMail({
    from: 'zoe@customer.example',
    to: organization?.mailbox,
    subject: 'Parcel',
    text: 'Where is it?',
  })
  return response
}

test('tells scripts where everything is and who may sign in', () => {
  const demo = JSON.parse(readFileSync(join(folder, 'demo.json'), 'utf8'))
  expect(Object.keys(demo)).toEqual(['webUrl', 'smtp', 'outboxDir', 'accounts', 'organizations'])
  expect(demo.organizations).toHaveLength(2)
  for (const organization of demo.organizations) {
    expect(Object.keys(organization).toSorted()).toEqual(['apiKey', 'mailbox', 'name', 'slug', 'users'])
    expect(Object.keys(organization.users[0]).toSorted()).toEqual(['email', 'password', 'role'])
  }
  expect(existsSync(demo.outboxDir)).toBe(true)
})

test('keeps the password of the database owner from the worker', () => {
  const environment = readFileSync(`/proc/${child('worker')?.pid}/environ`, 'latin1').split('\0')
  const names = environment.map((entry) => entry.split('=')[0])
  expect(names).toContain('DATABASE_APP_URL')
  expect(names).not.toContain('DATABASE_URL')
})

test('starts a killed worker again, which then takes mail', async () => {
  expect(await sendMail()).toMatch(/^250/)
  const killed = child('worker')
  process.kill(killed?.pid ?? 0, 'SIGKILL')
  await expect.poll(() => child('worker')?.pid, { timeout: 30_000 }).not.toBe(killed?.pid)
  await expect
    .poll(
      () =>
        fetch(`${ready.workerUrl}/health/ready`)
          .then(({ status }) => status)
          .catch(() => 0),
      { timeout: 60_000 },
    )
    .toBe(200)
  await expect.poll(() => sendMail().catch(String), { timeout: 30_000 }).toMatch(/^250/)
  expect(said.join('\n')).toContain('The worker ended unexpectedly')
})

test('a second start on the same folder is refused while this one runs', async () => {
  const second = startProduct({
    mode: 'production',
    web: false,
    env: { PATH: process.env.PATH, FRONTDESK_DATA_DIR: folder },
    say: () => {},
  })
  await expect(second.ready).rejects.toThrow('already runs on')
  await second.stop()
  expect(existsSync(join(folder, 'demo.json'))).toBe(true)
})

test('reports the end of a part that cannot be restarted, and stops all others', async () => {
  const before = children()
  process.kill(child('redis')?.pid ?? 0, 'SIGKILL')
  expect((await product.failed).message).toContain('redis ended unexpectedly')
  await product.stop()
  expect(await Promise.all(before.map(isAlive))).toEqual(before.map(() => false))
  expect(existsSync(join(folder, 'lock.json'))).toBe(false)
  expect(existsSync(join(folder, 'demo.json'))).toBe(false)
})
