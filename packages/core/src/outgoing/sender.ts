import type { ChannelSettings } from '@frontdesk/integrations/channel'
import type { OrgContext } from '../context.ts'
import { Conflict, Invalid } from '../errors.ts'
import type { Person } from '../recipients/people.ts'

type Mailbox = {
  id: string
  address: string
  fromName: string
  settings: unknown
  channel: string
  provenAt: Date | null
}

/** A provider lets nobody in who has not proven an address; ours has to ask itself. */
const isProven = ({ channel, provenAt }: Mailbox) => channel !== 'forwarding' || provenAt !== null

/**
 * Whom a mail is from: the mailbox, or one of its aliases that the provider lets us send as. Where nobody chose, the
 * mailbox's default goes first, for as long as it may be sent from. Conflict says that the mailbox is not proven.
 */
export async function senderOf(
  ctx: OrgContext,
  mailbox: Mailbox,
  wanted: string | undefined,
): Promise<Person> {
  if (!isProven(mailbox))
    throw new Conflict(
      `Nothing can be sent from ${mailbox.address} yet: enter the code that was mailed to it, in the settings of the mailbox`,
      'address_not_proven',
    )
  const usual = (mailbox.settings as ChannelSettings).defaultFrom
  const address = wanted?.toLowerCase() ?? usual ?? mailbox.address
  if (address === mailbox.address) return { name: mailbox.fromName, address }
  const alias = await ctx.db.mailboxAddress.findFirst({ where: { mailboxId: mailbox.id, address } })
  if (wanted === undefined && !alias?.sendAs) return { name: mailbox.fromName, address: mailbox.address }
  if (!alias) throw new Invalid(`${address} is no address of this mailbox`, 'from', 'unknown_alias')
  if (!alias.sendAs) {
    throw new Invalid(
      `${address} is not verified: the mail provider would not let us send from it`,
      'from',
      'alias_not_verified',
    )
  }
  return { name: alias.fromName || mailbox.fromName, address }
}

/** What this mailbox may be asked to send from: its default first, then the mailbox itself. */
export async function sendersOf(
  ctx: OrgContext,
  mailbox: Mailbox,
): Promise<(Person & { verified: boolean })[]> {
  const aliases = await ctx.db.mailboxAddress.findMany({
    where: { mailboxId: mailbox.id },
    orderBy: { address: 'asc' },
    take: 100,
  })
  const senders = [
    { name: mailbox.fromName, address: mailbox.address, verified: isProven(mailbox) },
    ...aliases.map(({ fromName, address, sendAs }) => ({
      name: fromName || mailbox.fromName,
      address,
      verified: sendAs,
    })),
  ]
  const { defaultFrom } = mailbox.settings as ChannelSettings
  const isDefault = ({ address, verified }: { address: string; verified: boolean }) =>
    verified && address === defaultFrom
  return [...senders.filter(isDefault), ...senders.filter((sender) => !isDefault(sender))]
}
