import type { TestOrganization } from '@frontdesk/db/test/factories'
import type { ChannelKind } from '@frontdesk/integrations/channel'
import { newId } from '@frontdesk/runtime/id'
import { asSystem } from '../context.ts'
import { ingestMail } from '../flows/ingest-mail.ts'
import { type Credentials, sealCredentials } from '../mailboxes/access/credentials.ts'
import { newScriptedProvider, type ScriptedProvider, useProviders } from './scripted-channel.ts'

export type Connected = {
  mailboxId: string
  address: string
  organizationId: string
  provider: ScriptedProvider
}

const providers = new Map<string, ScriptedProvider>()

/** A mailbox of the organization that lives at a scripted provider, connected and never synced. */
export async function connectScripted(
  organization: TestOrganization,
  {
    kind = 'gmail' as ChannelKind,
    pageSize = 100,
    speaks = false,
    credentials = undefined as Credentials | undefined,
  } = {},
): Promise<Connected> {
  const [mailboxId, organizationId] = [newId(), organization.id]
  const address = `${mailboxId.slice(-12)}@shop.example`
  const provider = newScriptedProvider({ pageSize, speaks })
  providers.set(address, provider)
  useProviders(kind, providers)
  const sealed = sealCredentials(mailboxId, credentials ?? { type: 'password', password: 'x' })
  await asSystem('test', async (db) => {
    await db.mailbox.create({
      data: {
        id: mailboxId,
        organizationId,
        channel: kind,
        address,
        name: 'Shop',
        fromName: 'Shop',
        credentials: sealed,
      },
    })
    await db.mailboxSync.create({ data: { organizationId, mailboxId } })
  })
  return { mailboxId, address, organizationId, provider }
}

export const syncRow = ({ mailboxId }: Connected) =>
  asSystem('test', (db) => db.mailboxSync.findFirstOrThrow({ where: { mailboxId } }))

export const mailboxRow = ({ mailboxId }: Connected) =>
  asSystem('test', (db) => db.mailbox.findFirstOrThrow({ where: { id: mailboxId } }))

export const incidentsOf = ({ mailboxId }: Connected) =>
  asSystem('test', (db) => db.mailboxIncident.findMany({ where: { mailboxId }, orderBy: { id: 'asc' } }))

/** The ids the provider gave to what was accepted, sorted, without the name of the provider. */
export async function acceptedIds({ mailboxId }: Connected): Promise<string[]> {
  const rows = await asSystem('test', (db) => db.inboundMail.findMany({ where: { mailboxId } }))
  return rows
    .map(({ providerMessageId }) => providerMessageId.slice(providerMessageId.indexOf(':') + 1))
    .sort()
}

/** The ids of what lies at the provider, sorted. */
export const idsAtProvider = ({ provider }: Connected): string[] => [...provider.mails.keys()].sort()

/** As if the time the provider asked for had passed. */
export const waitOut = ({ mailboxId }: Connected) =>
  asSystem('test', (db) => db.mailboxSync.updateMany({ where: { mailboxId }, data: { holdUntil: null } }))

/** Turns everything accepted into messages, as the worker would. */
export async function ingestAll({ mailboxId, organizationId }: Connected): Promise<void> {
  const rows = await asSystem('test', (db) =>
    db.inboundMail.findMany({ where: { mailboxId, state: 'received' }, orderBy: { id: 'asc' } }),
  )
  for (const { id } of rows) await ingestMail({ organizationId, inboundMailId: id })
}
