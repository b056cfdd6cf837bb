import { newId } from '@frontdesk/runtime/id'
import { writeAudit } from '../../audit.ts'
import type { OrgContext } from '../../context.ts'
import { Conflict, Invalid } from '../../errors.ts'
import { storableValue } from '../../messages/storable.ts'
import { require } from '../../permissions.ts'
import { findMailbox, type MailboxView } from '../list.ts'

export type AddressView = {
  address: string
  fromName: string
  /** whether mail may leave from it: its provider has verified it, or it shares the mailbox's own domain */
  sendAs: boolean
  checkedAt: string | null
}
export type WantedAddress = { address: string; fromName: string }

/** Further addresses whose mail comes to this mailbox, by name. */
export async function listAddresses(ctx: OrgContext, mailboxId: string): Promise<AddressView[]> {
  const rows = await ctx.db.mailboxAddress.findMany({ where: { mailboxId }, orderBy: { address: 'asc' } })
  return rows.map(({ address, fromName, sendAs, checkedAt }) => ({
    address,
    fromName,
    sendAs,
    checkedAt: checkedAt?.toISOString() ?? null,
  }))
}

/** Replaces the further addresses of a mailbox. What a provider has verified stays verified. */
export async function replaceAddresses(
  ctx: OrgContext,
  input: { id: string; items: WantedAddress[] },
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
  await writeAudit(ctx, {
    action: 'mailbox.addresses',
    subjectType: 'mailbox',
    subjectId: mailbox.id,
    before: { addresses: [...kept.keys()] },
    after: { addresses: data.map(({ address }) => address) },
  })
  ctx.emit({ type: 'settings.changed', subject: 'mailboxes' })
  return { items: await listAddresses(ctx, mailbox.id) }
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

/** A provider says itself which addresses an account may send as; elsewhere an own domain is proof enough. */
function vouchedFor(address: string, { channel, address: own }: MailboxView): boolean {
  if (channel === 'gmail' || channel === 'outlook') return false
  return domainOf(address) === domainOf(own)
}

const domainOf = (address: string) => address.slice(address.lastIndexOf('@') + 1)
