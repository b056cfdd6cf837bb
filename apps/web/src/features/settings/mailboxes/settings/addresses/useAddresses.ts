'use client'

import { useToasts } from '../../../../../ui/feedback/useToasts.tsx'
import { type MailboxAddress, mailboxSettingsApi } from '../api.ts'

export type Entry = { address: string; fromName: string }

/** Changes of the further addresses; each is kept at once, and removing one can be taken back. */
export function useAddresses(mailboxId: string, addresses: readonly MailboxAddress[]) {
  const params = { id: mailboxId }
  const [put, putting] = mailboxSettingsApi.usePutMailboxAddressesMutation()
  const [ask, asking] = mailboxSettingsApi.useCheckMailboxAddressesMutation()
  const { tell, tellProblem, tellWithUndo } = useToasts()
  const entries = addresses.map(({ address, fromName }): Entry => ({ address, fromName }))
  const usual = addresses.find(({ isDefault }) => isDefault)?.address ?? null

  const keep = (items: Entry[], defaultAddress?: string | null) =>
    put({ params, body: { items, ...(defaultAddress === undefined ? {} : { defaultAddress }) } })

  return {
    busy: putting.isLoading || asking.isLoading,
    checking: asking.isLoading,
    /** the error, or undefined when it is kept */
    add: async (entry: Entry): Promise<unknown> => (await keep([...entries, entry])).error,
    rename: async (entry: Entry): Promise<unknown> =>
      (await keep(entries.map((one) => (one.address === entry.address ? entry : one)))).error,
    makeDefault: async (address: string | null) => {
      const { error } = await keep(entries, address)
      if (error === undefined) tell(`Replies leave from ${address ?? 'the mailbox’s own address'}.`)
      else tellProblem('The default was not changed.', error)
    },
    remove: async ({ address, isDefault }: MailboxAddress) => {
      const rest = entries.filter((one) => one.address !== address)
      const { error } = await keep(rest, isDefault ? null : undefined)
      if (error !== undefined) return tellProblem('The address was not removed.', error)
      tellWithUndo(`${address} is removed.`, { undo: () => void keep(entries, usual) })
    },
    check: async () => {
      const { error, data } = await ask({ params })
      if (error !== undefined) return tellProblem('The provider could not be asked.', error)
      const verified = data.items.filter(({ sendAs }) => sendAs).length
      tell(`${verified} of ${data.items.length} further addresses may be sent from.`)
    },
  }
}
