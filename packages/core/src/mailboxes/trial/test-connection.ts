import { ChannelFailure, type ChannelSettings } from '@frontdesk/integrations/channel'
import { type Secrets, type ServerTest, testServers } from '@frontdesk/integrations/imap/test-servers'
import { env } from '@frontdesk/runtime/env'
import { writeAudit } from '../../audit.ts'
import { type Actor, inOrganization } from '../../context.ts'
import { Conflict } from '../../errors.ts'
import { require } from '../../permissions.ts'
import { accessToken } from '../access/access-token.ts'
import { openCredentials } from '../access/credentials.ts'
import { openMailbox } from '../access/open-mailbox.ts'
import { findMailbox, type MailboxView } from '../list.ts'

type Who = { organizationId: string; actor: Actor }

/** Of each way whether it works, in words for a person. */
export type ConnectionTest = { reading: ServerTest; sending: ServerTest }

/** Tries now to get into a mailbox, for reading and for sending. Nothing is sent, and nothing is fetched. */
export async function testConnection(who: Who, id: string): Promise<ConnectionTest> {
  const found = await inOrganization(who, async (ctx) => {
    require(ctx, 'mailboxes:write')
    const mailbox = await findMailbox(ctx, id)
    if (mailbox.state !== 'active') throw new Conflict('This mailbox is not active', 'not_connected')
    const select = { settings: true, credentials: true }
    return { mailbox, ...(await ctx.db.mailbox.findUniqueOrThrow({ where: { id }, select })) }
  })
  const tested = await tryOut({ organizationId: who.organizationId, mailboxId: id }, found)
  await inOrganization(who, (ctx) =>
    writeAudit(ctx, {
      action: 'mailbox.connection_test',
      subjectType: 'mailbox',
      subjectId: id,
      after: { reading: tested.reading.works, sending: tested.sending.works },
    }),
  )
  return tested
}

type Ref = { organizationId: string; mailboxId: string }
type Found = { mailbox: MailboxView; settings: unknown; credentials: string | null }

async function tryOut(ref: Ref, { mailbox, settings, credentials }: Found): Promise<ConnectionTest> {
  if (mailbox.channel === 'forwarding') return forwarded(mailbox)
  try {
    if (mailbox.channel !== 'imap' || credentials === null) return await identified(ref)
    const { imap, smtp } = await testServers(settings as ChannelSettings, await secretsOf(ref, credentials))
    return { reading: imap, sending: smtp }
  } catch (error) {
    if (!(error instanceof ChannelFailure)) throw error
    const failed = { works: false, message: error.message }
    return { reading: failed, sending: failed }
  }
}

/** Nobody can be asked about a forwarding address: what has happened to it tells. */
function forwarded({ address, proven, lastReceivedAt }: MailboxView): ConnectionTest {
  const arrived = lastReceivedAt !== null
  return {
    reading: {
      works: arrived,
      message: arrived
        ? `Mail to ${address} arrives here`
        : `No mail to ${address} has arrived yet: send one there, and see whether it is forwarded`,
    },
    sending: {
      works: proven && env.SMTP_URL !== undefined,
      message: proven
        ? 'Replies leave by the mail server of this installation; a test mail shows whether they arrive'
        : `Nothing leaves from ${address} until it is confirmed by the code that was mailed there`,
    },
  }
}

/** One grant opens a provider's own interface both ways. */
async function identified(ref: Ref): Promise<ConnectionTest> {
  const open = await openMailbox(ref)
  if (open === null || open === 'forwarding')
    throw new Conflict('This mailbox is not active', 'not_connected')
  const { address, aliases } = await open.channel.identify().finally(() => open.channel.close())
  const others = aliases.filter((alias) => alias.verified && alias.address !== address).length
  return {
    reading: { works: true, message: `Signed in as ${address}` },
    sending: {
      works: true,
      message: `May send as ${address}${others === 0 ? '' : ` and ${others} further ${others === 1 ? 'address' : 'addresses'}`}`,
    },
  }
}

async function secretsOf(ref: Ref, sealed: string): Promise<Secrets> {
  const credentials = openCredentials(ref.mailboxId, sealed)
  return credentials.type === 'password'
    ? { password: credentials.password }
    : { accessToken: await accessToken(ref) }
}
