import diagnostics from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import { isIP, isIPv6 } from 'node:net'
import { randomToken } from '@frontdesk/runtime/crypto'
import { env } from '@frontdesk/runtime/env'
import { oncePerProcess } from '@frontdesk/runtime/process/once'

const header = 'x-frontdesk-peer'

/**
 * Notes on every incoming request which address its connection comes from, since route handlers never see
 * the socket. The note carries a secret of this process, so that no client can write it.
 */
export function notePeerAddresses(): void {
  oncePerProcess('peer-address.noting', () => {
    diagnostics.subscribe('http.server.request.start', (message) => {
      const { request } = message as { request: IncomingMessage }
      request.headers[header] = peerNote(request.socket.remoteAddress ?? '')
    })
    return true
  })
}

export function peerNote(address: string): string {
  return `${noteSecret()} ${address}`
}

/**
 * Where a request comes from: the connection's address, or behind TRUSTED_PROXY_HOPS proxies the entry of
 * X-Forwarded-For that the outermost of them wrote. `unknown` when nobody trustworthy said.
 */
export function addressOf(request: { headers: Headers }, hops = env.TRUSTED_PROXY_HOPS): string {
  if (hops === 0) return plain(peerOf(request.headers))
  const forwarded = (request.headers.get('x-forwarded-for') ?? '').split(',')
  return plain(forwarded.at(-hops) ?? forwarded.at(0))
}

/** Whether the caller sits on this machine, with no proxy in between that would make everybody look so. */
export function isLoopback(request: { headers: Headers }): boolean {
  const address = plain(peerOf(request.headers))
  return address === '::1' || address.startsWith('127.')
}

/** What limits count by: an IPv6 customer owns a whole /64, so its lower half says nothing. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.split('::')
  const groups = head.split(':').filter(Boolean)
  const rest = tail === undefined ? [] : tail.split(':').filter(Boolean)
  const zeros = tail === undefined ? [] : Array(8 - groups.length - rest.length).fill('0')
  return `${[...groups, ...zeros, ...rest].slice(0, 4).join(':')}::/64`
}

function peerOf(headers: Headers): string | undefined {
  const [secret, address] = (headers.get(header) ?? '').split(' ')
  return secret === noteSecret() ? address : undefined
}

function plain(address: string | undefined): string {
  const trimmed = (address ?? '').trim().replace(/^::ffff:(?=\d+\.)/i, '')
  return isIP(trimmed) ? trimmed.toLowerCase() : 'unknown'
}

function noteSecret(): string {
  return oncePerProcess('peer-address.secret', () => randomToken(16))
}
