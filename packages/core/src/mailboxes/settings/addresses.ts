import type { ChannelSettings } from '@frontdesk/integrations/channel'
import { newId } from '@frontdesk/runtime/id'
import { writeAudit } from '../../audit.ts'
import type { OrgContext } from '../../context.ts'
import { Conflict, Invalid } from '../../errors.ts'
import { storableValue } from '../../messages/storable.ts'
import { require } from '../../permissions.ts'
import { findMailbox, type MailboxView } from '../list.ts'
import { vouchesFor } from '../proof/vouched-for.ts'

export type AddressView = {
  address: string
  fromName: string
  /** whether mail may leave from it: its provider has verified it, or it shares the mailbox's own domain, which is nobody else's */
  sendAs: boolean
  checkedAt: string | null
  /** replies leave from it unless another is chosen */
  isDefault: boolean
}
export type WantedAddress = { address: string; fromName: string }

/** Further addresses whose mail comes to this mailbox, by name. */
export async function listAddresses(ctx: OrgContext, mailboxId: string): Promise<AddressView[]> {
  const rows = await ctx.db.mailboxAddress.findMany({ where: { mailboxId }, orderBy: { address: 'asc' } })
  const { defaultFrom } = await settingsOf(ctx, mailboxId)
  return rows.map(({ address, fromName, sendAs, checkedAt }) => ({
    address,
    fromName,
    sendAs,
    checkedAt: checkedAt?.toISOString() ?? null,
    isDefault: sendAs && address === defaultFrom,
  }))
}

async function settingsOf(ctx: OrgContext, id: string): Promise<ChannelSettings> {
  const { settings } = await ctx.db.mailbox.findUniqueOrThrow({ where: { id }, select: { settings: true } })
  return settings as ChannelSettings
}

/**
 * Replaces the further addresses of a mailbox. What a provider has verified stays verified. The default stays, too,
 * unless another is named; null makes it the mailbox's own address.
 */
export async function replaceAddresses(
  ctx: OrgContext,
  input: { id: string; items: WantedAddress[]; defaultAddress?: string | null | undefined },
): Promise<{ items: AddressView[] }> {
  require(ctx, 'mailboxes:write')
  const mailbox = await findMailbox(ctx, input.id)
  const wanted = uniqueAddresses(storableValue(input.items), mailbox)
  const before = await ctx.db.mailboxAddress.findMany({ where: { mailboxId: mailbox.id } })
  const kept = new Map(before.map((row) => [row.address, row]))
  await ctx.db.mailboxAddress.deleteMany({ where: { mailboxId: mailbox.id } })
  const data = wanted.map(({ address, fromName }) => ({
    id: kept.get(address)?.id ?? newId(),
    organizationId: ctx.organizationId,
    mailboxId: mailbox.id,
    address,
    fromName,
    sendAs: kept.get(address)?.sendAs ?? vouchedFor(address, mailbox),
    checkedAt: kept.get(address)?.checkedAt ?? null,
  }))
  const { count } = await ctx.db.mailboxAddress.createMany({ data, skipDuplicates: true })
  const taken = await ctx.db.mailbox.count({ where: { address: { in: data.map(({ address }) => address) } } })
  if (count < data.length || taken > 0)
    throw new Conflict('One of these addresses is connected already', 'already_exists')
  if (input.defaultAddress !== undefined) await setDefault(ctx, mailbox, input.defaultAddress, data)
  await writeAudit(ctx, {
    action: 'mailbox.addresses',
    subjectType: 'mailbox',
    subjectId: mailbox.id,
    before: { addresses: [...kept.keys()] },
    after: {
      addresses: data.map(({ address }) => address),
      ...(input.defaultAddress === undefined ? {} : { defaultAddress: input.defaultAddress }),
    },
  })
  ctx.emit({ type: 'settings.changed', subject: 'mailboxes' })
  return { items: await listAddresses(ctx, mailbox.id) }
}

async function setDefault(
  ctx: OrgContext,
  { id, address: own }: MailboxView,
  wanted: string | null,
  aliases: readonly { address: string; sendAs: boolean }[],
): Promise<void> {
  const address = wanted?.toLowerCase() ?? own
  const { defaultFrom: _, ...settings } = await settingsOf(ctx, id)
  if (address !== own && !aliases.some((alias) => alias.sendAs && alias.address === address))
    throw new Invalid(`No mail can leave from ${address}`, 'defaultAddress', 'alias_not_verified')
  await ctx.db.mailbox.update({
    where: { id },
    data: { settings: (address === own ? settings : { ...settings, defaultFrom: address }) as object },
    select: { id: true },
  })
}

function uniqueAddresses(items: WantedAddress[], mailbox: MailboxView): WantedAddress[] {
  const byAddress = new Map(
    items.map(({ address, fromName }) => [
      address.toLowerCase(),
      { address: address.toLowerCase(), fromName },
    ]),
  )
  if (byAddress.has(mailbox.address))
    throw new Invalid('This is the address of the mailbox itself', 'items', 'own_address')
  return [...byAddress.values()]
}

/**
 * A provider says itself which addresses an account may send as; elsewhere an own domain is proof enough, once the
 * mailbox's own address is proven.
 */
function vouchedFor(address: string, { channel, address: own, proven }: MailboxView): boolean {
  if (channel === 'gmail' || channel === 'outlook') return false
  return proven && vouchesFor(own, address)
}
