import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parseEnv } from '@frontdesk/runtime/env'
import { expect, test } from 'vitest'
import { addressOf, networkOf, notePeerAddresses, peerNote } from './peer-address.ts'

function request(peer: string, forwarded?: string) {
  return {
    headers: new Headers({
      'x-frontdesk-peer': peerNote(peer),
      ...(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }),
    }),
  }
}

test('is the address of the connection, whatever the client says about itself', () => {
  expect(addressOf(request('203.0.113.7', '198.51.100.1'))).toBe('203.0.113.7')
  expect(addressOf(request('::ffff:203.0.113.7'))).toBe('203.0.113.7')
  expect(addressOf({ headers: new Headers({ 'x-frontdesk-peer': 'guess 203.0.113.7' }) })).toBe('unknown')
  expect(addressOf({ headers: new Headers({ 'x-forwarded-for': '203.0.113.7' }) })).toBe('unknown')
})

test.each([
  [1, '198.51.100.1, 192.0.2.9', '192.0.2.9'],
  [2, '198.51.100.1, 192.0.2.9, 10.0.0.1', '192.0.2.9'],
  [2, '192.0.2.9', '192.0.2.9'],
  [1, 'nonsense', 'unknown'],
  [1, '', 'unknown'],
])('behind %i proxies it is what the outermost of them saw, in %s', (hops, forwarded, address) => {
  const trusted = parseEnv({ TRUSTED_PROXY_HOPS: String(hops) }).TRUSTED_PROXY_HOPS
  expect(addressOf(request('10.0.0.2', forwarded), trusted)).toBe(address)
})

test('counts an IPv6 customer by their network and an IPv4 one by their address', () => {
  expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64')
  expect(networkOf('2001:db8::6')).toBe('2001:db8:0:0::/64')
  expect(networkOf('::1')).toBe('0:0:0:0::/64')
  expect(networkOf('203.0.113.7')).toBe('203.0.113.7')
  expect(networkOf('unknown')).toBe('unknown')
})

test('is noted on every request of a real server, over what a client wrote there', async () => {
  notePeerAddresses()
  const server = createServer((incoming, response) => {
    const headers = new Headers({ 'x-frontdesk-peer': String(incoming.headers['x-frontdesk-peer']) })
    response.end(addressOf({ headers }))
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  const answer = await fetch(`http://127.0.0.1:${port}`, { headers: { 'x-frontdesk-peer': '203.0.113.7' } })
  expect(await answer.text()).toBe('127.0.0.1')
  await new Promise((resolve) => server.close(resolve))
})
