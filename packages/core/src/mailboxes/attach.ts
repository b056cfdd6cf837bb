import type { ChannelKind, ChannelSettings, Identity } from '@frontdesk/integrations/channel'
import { newId } from '@frontdesk/runtime/id'
import { writeAudit } from '../audit.ts'
import type { OrgContext } from '../context.ts'
import { Conflict } from '../errors.ts'
import { storable } from '../messages/storable.ts'
import { require } from '../permissions.ts'
import { type Credentials, sealCredentials } from './access/credentials.ts'
import { resolveIncidents } from './health/incidents.ts'
import { findMailbox, type MailboxView } from './list.ts'
import { keepIdentity } from './settings/keep-identity.ts'

type Input = {
  kind: ChannelKind
  /** the mailbox that is to be connected again; null for a new one */
  mailboxId: string | null
  identity: Identity
  settings: ChannelSettings
  credentials: Credentials
}

/**
 * Keeps the access to a mailbox that was just proven, and promises its first sync. A mailbox that was connected
 * before goes on where it was, so that what came in between is fetched too.
 */
export async function attachMailbox(ctx: OrgContext, input: Input): Promise<MailboxView> {
  require(ctx, 'mailboxes:write')
  const address = storable(input.identity.address).toLowerCase()
  const existing = await ctx.db.mailbox.findFirst({ where: { address } })
  if (input.mailboxId !== null && existing?.id !== input.mailboxId) {
    const { address: wanted } = await findMailbox(ctx, input.mailboxId)
    throw new Conflict(`You signed in as ${address}, but this mailbox is ${wanted}`, 'another_account')
  }
  if (existing && existing.channel !== input.kind) {
    throw new Conflict(`${address} is connected in another way already`, 'already_exists')
  }
  const id = existing?.id ?? (await create(ctx, address, input))
  // Whoever signed in before may not be who signs in now.
  const { signIn: _, ...kept } = (existing?.settings ?? {}) as ChannelSettings
  await ctx.db.mailbox.update({
    where: { id },
    data: {
      state: 'active',
      pausedAt: null,
      credentials: sealCredentials(id, input.credentials),
      settings: { ...kept, ...input.settings },
    },
    select: { id: true },
  })
  await startSync(ctx, id, input.credentials)
  await keepIdentity(ctx, { mailboxId: id, identity: input.identity })
  await resolveIncidents(ctx, id, ['access_lost', 'provider_unavailable', 'rate_limited'])
  await writeAudit(ctx, {
    action: existing ? 'mailbox.reconnect' : 'mailbox.connect',
    subjectType: 'mailbox',
    subjectId: id,
    after: { channel: input.kind },
  })
  ctx.emit({ type: 'mailbox.due', mailboxId: id })
  ctx.emit({ type: 'mailbox.watch_due', mailboxId: id })
  ctx.emit({ type: 'settings.changed', subject: 'mailboxes' })
  return findMailbox(ctx, id)
}

async function create(ctx: OrgContext, address: string, { kind, identity }: Input): Promise<string> {
  const id = newId()
  const organization = await ctx.db.organization.findUniqueOrThrow({ where: { id: ctx.organizationId } })
  const { count } = await ctx.db.mailbox.createMany({
    data: [
      {
        id,
        organizationId: ctx.organizationId,
        channel: kind,
        address,
        name: address,
        fromName: storable(identity.name).slice(0, 100) || organization.name,
      },
    ],
    skipDuplicates: true,
  })
  if (count === 0) throw new Conflict('This address is connected already', 'already_exists')
  return id
}

async function startSync(ctx: OrgContext, mailboxId: string, credentials: Credentials): Promise<void> {
  const tokenExpiresAt = credentials.type === 'oauth' ? new Date(credentials.expiresAt) : null
  await ctx.db.mailboxSync.createMany({
    data: [{ mailboxId, organizationId: ctx.organizationId }],
    skipDuplicates: true,
  })
  await ctx.db.mailboxSync.updateMany({
    where: { mailboxId },
    data: { tokenExpiresAt, holdUntil: null, failures: 0, nextSyncAt: new Date(), tokenLeaseUntil: null },
  })
}
