import { expect, test } from 'vitest'
import { admit } from './admit.ts'

test('a mailbox is let through, a stranger refused for good, a paused mailbox only for now', () => {
  const recipient = { organizationId: 'o', mailboxId: 'm', address: 'desk@shop.example' }
  expect(admit(recipient)).toBe(recipient)
  expect(() => admit(null)).toThrow(
    expect.objectContaining({ responseCode: 550, message: expect.stringMatching(/^5\.1\.1 /) }),
  )
  expect(() => admit('paused')).toThrow(
    expect.objectContaining({ responseCode: 451, message: expect.stringMatching(/^4\.2\.1 /) }),
  )
})
