'use client'

import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useState } from 'react'
import { Rows } from '../../../../../ui/lists/Rows.tsx'
import { usePermission } from '../../../../shell/usePermission.ts'
import type { Mailbox } from '../../api.ts'
import { SettingCard } from '../../SettingCard.tsx'
import { providerName } from '../../state-words.ts'
import type { MailboxAddress } from '../api.ts'
import { AddressPanel } from './AddressPanel.tsx'
import { AddressRow } from './AddressRow.tsx'
import { OwnAddressRow } from './OwnAddressRow.tsx'
import { useAddresses } from './useAddresses.ts'

type Props = { mailbox: Mailbox; addresses: MailboxAddress[] }

/** The mailbox's own address and its further ones: which mail may leave from, and which usually does. */
export function Addresses({ mailbox, addresses }: Props) {
  const [edited, setEdited] = useState<MailboxAddress | 'new' | null>(null)
  const may = usePermission('mailboxes:write')
  const change = useAddresses(mailbox.id, addresses)
  const verifies = mailbox.channel === 'gmail' || mailbox.channel === 'outlook'
  const ownIsDefault = !addresses.some(({ isDefault }) => isDefault)
  return (
    <SettingCard
      title="Addresses"
      about="Mail to any of them comes to this mailbox. Replies leave from the default, unless another one is picked in the composer."
      flush
      {...(may && {
        action: (
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}>
            {verifies && mailbox.state === 'active' && (
              <Button variant="outlined" disabled={change.busy} onClick={() => void change.check()}>
                {change.checking ? 'Asking…' : `Ask ${providerName(mailbox.channel)} again`}
              </Button>
            )}
            <Button variant="outlined" disabled={change.busy} onClick={() => setEdited('new')}>
              Add an address
            </Button>
          </Box>
        ),
      })}
    >
      <Rows>
        <OwnAddressRow
          address={mailbox.address}
          fromName={mailbox.fromName}
          isDefault={ownIsDefault}
          {...(may && !change.busy && { onDefault: () => void change.makeDefault(null) })}
        />
        {addresses.map((one) => (
          <AddressRow
            key={one.address}
            address={one}
            fallbackName={mailbox.fromName}
            provider={verifies ? providerName(mailbox.channel) : null}
            {...(may && {
              onDefault: () => void change.makeDefault(one.address),
              onEdit: () => setEdited(one),
              onRemove: () => void change.remove(one),
            })}
          />
        ))}
      </Rows>
      {edited !== null && (
        <AddressPanel
          edited={edited === 'new' ? null : edited}
          mailbox={mailbox}
          change={change}
          onClose={() => setEdited(null)}
        />
      )}
    </SettingCard>
  )
}
