import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect as connectTls } from 'node:tls'
import { makeCertificate } from '@frontdesk/integrations/test/certificate'
import { forget } from '@frontdesk/runtime/process/once'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { nextCertificate, readCertificate } from './certificate.ts'
import { startSmtpListener } from './smtp-listener.ts'

let folder: string
let listener: Awaited<ReturnType<typeof startSmtpListener>> | undefined

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'certificate-'))
  Object.assign(process.env, { SMTP_PORT: '0', SMTP_HOST: '127.0.0.1', LOG_LEVEL: 'silent' })
  forget('env')
})
afterEach(async () => {
  await listener?.close()
  listener = undefined
  delete process.env.SMTP_TLS_CERT
  delete process.env.SMTP_TLS_KEY
  forget('env')
})
afterAll(() => rm(folder, { recursive: true }))

async function configure(): Promise<{ cert: string; key: string }> {
  const made = makeCertificate()
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
  await Promise.all([writeFile(cert, made.cert), writeFile(key, made.key)])
  Object.assign(process.env, { SMTP_TLS_CERT: cert, SMTP_TLS_KEY: key })
  forget('env')
  return made
}

/** Says something and answers the whole reply: lines up to the one with a space behind its code. */
async function say(socket: Socket, line: string | null): Promise<string> {
  if (line !== null) socket.write(`${line}\r\n`)
  let reply = ''
  while (!/^\d{3} .*\r\n$/m.test(reply)) {
    const [chunk] = (await once(socket, 'data')) as [Buffer]
    reply += chunk.toString()
  }
  return reply
}

async function greet(): Promise<{ socket: Socket; offers: string }> {
  const socket = connect(listener?.port ?? 0, '127.0.0.1')
  await say(socket, null)
  return { socket, offers: await say(socket, 'EHLO mx.customer.example') }
}

test('with a certificate mail may come by STARTTLS, and is spoken of inside', async () => {
  const { cert } = await configure()
  listener = await startSmtpListener()
  const { socket, offers } = await greet()
  expect(offers).toMatch(/^250[- ]STARTTLS\r$/m)
  expect(offers).not.toContain('AUTH')
  expect(await say(socket, 'STARTTLS')).toMatch(/^220 /)
  const secured = connectTls({ socket, ca: cert, servername: 'localhost' })
  await once(secured, 'secureConnect')
  expect(secured.authorized).toBe(true)
  const inside = await say(secured, 'EHLO mx.customer.example')
  expect(inside).toMatch(/^250[- ]SIZE /m)
  expect(inside).not.toContain('STARTTLS')
  secured.destroy()
})

test('without one it is not offered, and refused', async () => {
  listener = await startSmtpListener()
  const { socket, offers } = await greet()
  expect(offers).not.toContain('STARTTLS')
  expect(await say(socket, 'STARTTLS')).toMatch(/^50[02] /)
  socket.destroy()
})

test('a new certificate is taken from its files; files that do not fit are not', async () => {
  const first = await configure()
  expect(readCertificate()).toEqual(first)
  const used: string[] = []
  const look = (present: typeof first) => nextCertificate(present, ({ cert }) => void used.push(cert))
  expect(look(first)).toBe(first)
  const second = await configure()
  expect(look(first)).toEqual(second)
  await writeFile(join(folder, 'key.pem'), makeCertificate().key)
  expect(look(second)).toBe(second)
  expect(readCertificate).toThrow()
  await rm(join(folder, 'cert.pem'))
  expect(look(second)).toBe(second)
  expect(used).toEqual([second.cert])
})

test('a certificate without its key starts nothing', async () => {
  await configure()
  delete process.env.SMTP_TLS_KEY
  forget('env')
  await expect(startSmtpListener()).rejects.toThrow('SMTP_TLS_KEY')
})
