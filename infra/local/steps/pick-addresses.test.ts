import { createServer, type Server } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { pickAddresses } from './pick-addresses.ts'

let busy: Server
let busyPort: number

beforeEach(async () => {
  busy = createServer()
  busyPort = await new Promise((resolve) => {
    busy.listen(0, '0.0.0.0', () => resolve(Number(Reflect.get(busy.address() ?? {}, 'port'))))
  })
})

afterEach(() => new Promise((resolve) => busy.close(resolve)))

test('takes free ports of its own choice when asked for port 0', async () => {
  const { port, smtpPort, workerPort, webUrl } = await pickAddresses({
    PORT: '0',
    SMTP_PORT: '0',
    WORKER_PORT: '0',
  })
  expect(new Set([port, smtpPort, workerPort]).size).toBe(3)
  expect(webUrl).toBe(`http://localhost:${port}`)
})

test('refuses a port somebody asked for that is in use, by name', async () => {
  await expect(pickAddresses({ PORT: String(busyPort) })).rejects.toThrow(`PORT=${busyPort} is in use`)
})

test('refuses what is no port', async () => {
  await expect(pickAddresses({ PORT: '80a' })).rejects.toThrow('PORT=80a is not a port')
})

test('lets only this machine in unless told otherwise', async () => {
  expect((await pickAddresses({ PORT: '0' })).host).toBe('127.0.0.1')
  expect((await pickAddresses({ PORT: '0', HOST: '0.0.0.0' })).host).toBe('0.0.0.0')
})
