import { useTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { parseMail } from '@frontdesk/integrations/email/parse-mail'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { inviteMember } from '../members/invite.ts'
import { revokeInvitation } from '../members/revoke-invitation.ts'
import { as, promisedJobs } from '../test/contexts.ts'
import { withScriptedSmtp } from '../test/scripted-smtp.ts'
import { sendAccountMail } from './send-account-mail.ts'

useTestDatabase()
const smtp = withScriptedSmtp()

let organization: TestOrganization

beforeAll(async () => {
  process.env.WEB_URL = 'https://desk.ours.example'
})
beforeEach(async () => {
  organization = await createOrganization()
})

async function invite(email: string) {
  const { id } = await as(organization, 'owner', (ctx) => inviteMember(ctx, { email, role: 'agent' }))
  const [job] = await promisedJobs(organization, 'send-account-mail')
  const { sealed = '' } = (job?.payload ?? {}) as { sealed?: string }
  return { id, send: () => sendAccountMail({ organizationId: organization.id, sealed }) }
}

test('sends the link to its one recipient as plain text, from the address of a mailbox', async () => {
  const { send } = await invite('new@elsewhere.example')
  await send()
  expect(smtp.mails.map(({ to }) => to)).toEqual([['new@elsewhere.example']])
  const mail = await parseMail(Buffer.from(smtp.mails[0]?.raw ?? ''))
  expect(mail.from?.address).toBe(organization.mailbox.address)
  expect(mail.subject).toBe(`Join ${organization.slug} on Frontdesk`)
  expect(mail.html).toBeNull()
  expect(mail.text).toMatch(/https:\/\/desk\.ours\.example\/accept-invitation\?token=[\w-]{43}\s/)
})

test('says in its headers that nobody wrote it, and names a second copy like the first', async () => {
  const { send } = await invite('new@elsewhere.example')
  await send()
  await send()
  const ids = smtp.mails.map(({ raw }) => /^Message-ID: (.+)$/im.exec(raw)?.[1])
  expect(ids).toHaveLength(2)
  expect(new Set(ids).size).toBe(1)
  expect(smtp.mails[0]?.raw).toMatch(/^Auto-Submitted: auto-generated/im)
})

test('sends nothing once the link was taken back', async () => {
  const { id, send } = await invite('new@elsewhere.example')
  await as(organization, 'owner', (ctx) => revokeInvitation(ctx, id))
  await send()
  expect(smtp.mails).toEqual([])
})

test('refuses a sealed text that was altered', async () => {
  const altered = sendAccountMail({ organizationId: organization.id, sealed: 'v1.root.x.y.z' })
  await expect(altered).rejects.toThrow('not a sealed secret')
  expect(smtp.mails).toEqual([])
})
