import { newId } from '@frontdesk/runtime/id'
import { beforeAll, expect, test } from 'vitest'
import { quotaUse, spendQuota } from './quota.ts'

beforeAll(() => {
  process.env.GMAIL_UNITS_PER_MINUTE = '1000'
})

const mailbox = (share: 'live' | 'history', mailboxId = newId()) => ({
  kind: 'gmail' as const,
  mailboxId,
  share,
})

test('history gets three quarters, and what is left stays for new mail', async () => {
  const history = mailbox('history')
  await spendQuota(history, 740)
  await expect(spendQuota(history, 20)).rejects.toMatchObject({ kind: 'rate_limited' })
  expect(await quotaUse('gmail', history.mailboxId)).toEqual({ used: 740, limit: 1_000, windowSeconds: 60 })
  await spendQuota({ ...history, share: 'live' }, 250)
  expect((await quotaUse('gmail', history.mailboxId))?.used).toBe(990)
})

test('each mailbox has a quota of its own, and looking at it costs nothing', async () => {
  const [one, other] = [mailbox('live'), mailbox('live')]
  await spendQuota(one, 900)
  await spendQuota(other, 900)
  for (let look = 0; look < 5; look += 1) expect((await quotaUse('gmail', one.mailboxId))?.used).toBe(900)
})

test('a mail server has no quota', async () => {
  await spendQuota({ kind: 'imap', mailboxId: newId(), share: 'history' }, 1_000_000)
  expect(await quotaUse('imap', newId())).toBeNull()
})
