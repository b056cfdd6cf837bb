import { expect, test } from 'vitest'
import { alarmOf } from './alarm-words.ts'

const shop = { id: 'a', address: 'shop@shop.example', state: 'active' as const }
const lost = { id: 'b', address: 'sales@shop.example', state: 'reconnect' as const }

test('nothing is said where no mailbox needs anybody', () => {
  expect(alarmOf([])).toBeNull()
})

test('one mailbox is named and led to, and lost access weighs more', () => {
  expect(alarmOf([shop])).toMatchObject({ href: '/settings/mailboxes/a', severity: 'warning' })
  expect(alarmOf([lost])).toMatchObject({ href: '/settings/mailboxes/b', severity: 'error' })
  expect(alarmOf([lost])?.words).toContain('sales@shop.example has to be connected again')
})

test('several lead to the list, as grave as the gravest', () => {
  expect(alarmOf([shop, lost])).toMatchObject({ href: '/settings/mailboxes', severity: 'error' })
})
