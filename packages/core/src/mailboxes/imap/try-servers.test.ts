import { useTestDatabase as withTestDatabase } from '@frontdesk/db/test/database'
import { createOrganization, type TestOrganization } from '@frontdesk/db/test/factories'
import { beforeAll, expect, test } from 'vitest'
import { asSystem } from '../../context.ts'
import type { Role } from '../../permissions.ts'
import { tryServers } from './try-servers.ts'

withTestDatabase()

let organization: TestOrganization

beforeAll(async () => {
  process.env.ALLOW_PRIVATE_MAIL_HOSTS = 'false'
  organization = await createOrganization()
})

const who = (role: Role) => {
  const { id, name } = organization.members[role]
  return { organizationId: organization.id, actor: { type: 'member' as const, memberId: id, name, role } }
}
const server = (host: string) => ({ host, port: 993, security: 'tls' as const, user: 'x' })

test('A39: a server in our own network is never spoken to, and that is said in words', async () => {
  for (const host of ['127.0.0.1', '169.254.169.254', '::ffff:10.0.0.1', '2130706433', '0177.0.0.1']) {
    const tried = await tryServers(who('admin'), {
      address: 'x@shop.example',
      password: 'x',
      imap: server(host),
      smtp: server(host),
    })
    expect(tried, host).toMatchObject({
      works: false,
      imap: { works: false, message: `${host} is not a server on the public internet` },
      smtp: { works: false, message: `${host} is not a server on the public internet` },
    })
  }
  expect(await asSystem('test', (db) => db.mailbox.count({ where: { channel: 'imap' } }))).toBe(0)
})

test('an address nothing is known of asks for its servers', async () => {
  const tried = await tryServers(who('admin'), { address: 'nobody@invalid', password: 'x' })
  expect(tried).toMatchObject({ works: false, servers: null })
  expect(tried.imap.message).toContain('Please enter them')
})

test('only those who may manage mailboxes try servers', async () => {
  const input = { address: 'x@shop.example', password: 'x' }
  await expect(tryServers(who('agent'), input)).rejects.toMatchObject({ code: 'forbidden' })
})
