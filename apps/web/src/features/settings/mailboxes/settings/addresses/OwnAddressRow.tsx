'use client'

import Button from '@mui/material/Button'
import { Row } from '../../../../../ui/lists/Row.tsx'
import { ToneChip } from '../../../../../ui/ToneChip.tsx'

type Props = { address: string; fromName: string; isDefault: boolean; onDefault?: () => void }

/** The address the mailbox was connected with; it cannot be removed. */
export function OwnAddressRow({ address, fromName, isDefault, onDefault }: Props) {
  return (
    <Row
      title={address}
      marks={
        <>
          <ToneChip label="The mailbox itself" />
          {isDefault && <ToneChip tone="accent" label="Default" />}
        </>
      }
      detail={`replies come from “${fromName}”`}
      {...(onDefault &&
        !isDefault && {
          actions: (
            <Button variant="text" onClick={onDefault}>
              Make it the default
            </Button>
          ),
        })}
    />
  )
}
