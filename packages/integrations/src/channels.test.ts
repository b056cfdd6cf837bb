import { expect, test } from 'vitest'
import type { ChannelSettings } from './channel.ts'
import { trustOf } from './channels.ts'

const at = (host: string, signIn?: 'google' | 'microsoft'): ChannelSettings => ({
  imap: { host, port: 993, security: 'tls', user: 'x' },
  ...(signIn ? { signIn } : {}),
})

test.each<[string, ChannelSettings, string]>([
  ['Gmail by its host', at('IMAP.gmail.com'), 'mx.google.com'],
  ['Gmail by its sign-in', at('127.0.0.1', 'google'), 'mx.google.com'],
  ['Microsoft by its host', at('outlook.office365.com'), ''],
  ['Microsoft by its sign-in', at('127.0.0.1', 'microsoft'), ''],
])('%s is believed in what it wrote of a mail', (_, settings, authority) => {
  expect(trustOf('imap', settings)).toEqual({ authority, check: false })
})

test.each(['imap.shop.example', 'imap.gmail.com.evil.example', 'notgmail.com', ''])(
  'nobody is believed at the mail server %j, so signatures are checked',
  (host) => expect(trustOf('imap', at(host))).toEqual({ authority: null, check: true }),
)

test('a provider of its own kind is believed', () => {
  expect(trustOf('gmail', {})).toEqual({ authority: 'mx.google.com', check: false })
  expect(trustOf('outlook', {})).toEqual({ authority: '', check: false })
})
