import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Channel } from '../channel.ts'
import { failureOf } from '../test/channel-contract/harness.ts'
import { startDovecot } from '../test/dovecot/start.ts'
import { openAt } from '../test/fake-imap/open.ts'
import { startFakeImap } from '../test/fake-imap/server.ts'

const address = 'token@shop.example'
const living = new Set<string>()
/** Says whose a token is, as sign-in servers do for mail servers (RFC 7662). */
const vouching = createServer((asked, response) => {
  void text(asked).then((body) => {
    const active = living.has(new URLSearchParams(body).get('token') ?? '')
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(active ? { active, username: address } : { active }))
  })
})
await new Promise<void>((resolve) => vouching.listen(0, '127.0.0.1', resolve))
const { port } = vouching.address() as AddressInfo
const dovecot = await startDovecot(randomUUID(), `http://127.0.0.1:${port}/introspect`)
const outgoing = await startFakeImap(dovecot ? { certificate: dovecot.certificate } : {})
const opened: Channel[] = []

beforeAll(() => {
  process.env.ALLOW_PRIVATE_MAIL_HOSTS = 'true'
  outgoing.addAccount(address, randomUUID())
  outgoing.account(address).tokens = living as Set<string>
})

afterAll(async () => {
  await Promise.all(opened.map((channel) => channel.close()))
  await Promise.all([outgoing.close(), dovecot?.close(), new Promise((resolve) => vouching.close(resolve))])
})

function open(accessToken: (refused?: string) => Promise<string>, user = address): Channel {
  const imap = dovecot && {
    host: 'localhost',
    port: dovecot.port,
    security: 'tls' as const,
    user,
  }
  const channel = openAt(outgoing, user, { password: null, accessToken, settings: imap ? { imap } : {} })
  opened.push(channel)
  return channel
}

const where = dovecot ? 'a real Dovecot' : 'our own IMAP server, Dovecot not being on this machine'

describe(`tokens at ${where}`, () => {
  test('one that has ended is exchanged once, for reading and for sending', async () => {
    living.add('fresh')
    const asked: (string | undefined)[] = []
    const channel = open(async (refused) => {
      asked.push(refused)
      return refused === undefined ? 'ended' : 'fresh'
    })
    expect(await channel.identify()).toMatchObject({ address })
    expect(asked).toEqual([undefined, 'ended', undefined, 'ended'])
  })

  test('one that ends while mail is read is exchanged when the line breaks', async () => {
    living.clear()
    living.add('first')
    let token = 'first'
    const channel = open(async (refused) => {
      if (refused === token) token = 'second'
      return token
    })
    const cursor = await channel.start()
    living.clear()
    living.add('second')
    await dovecot?.dropAll()
    outgoing.dropAll()
    await expect
      .poll(() => channel.fetchChanges(cursor).then(() => token), { timeout: 15_000 })
      .toBe('second')
  })

  test('one of nobody, or of somebody else, is lost access', async () => {
    living.clear()
    living.add('fresh')
    expect(await failureOf(open(async () => 'made up').start())).toMatchObject({ kind: 'access_lost' })
    const other = open(async () => 'fresh', 'other@shop.example')
    expect(await failureOf(other.start())).toMatchObject({ kind: 'access_lost' })
  })
})
