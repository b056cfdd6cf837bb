'use client'

import Link from '@mui/material/Link'
import { PageLink } from '../../../../ui/PageLink.tsx'
import { useTeams } from '../../../inbox/directory.ts'
import { DefaultTeam } from '../DefaultTeam.tsx'
import { SettingCard } from '../SettingCard.tsx'

/** What happens to a conversation that a mail to this mailbox opens. */
export function NewConversations({ mailboxId }: { mailboxId: string }) {
  const teams = useTeams()
  return (
    <SettingCard
      title="New conversations"
      about={
        <>
          Whether their arrival is confirmed to the customer is decided under{' '}
          <Link component={PageLink} href="/settings/sending" underline="always">
            Sending
          </Link>
          .
        </>
      }
    >
      {teams.length > 0 ? (
        <DefaultTeam mailboxId={mailboxId} />
      ) : (
        <span>
          They belong to everybody.{' '}
          <Link component={PageLink} href="/settings/teams" underline="always">
            Make teams
          </Link>{' '}
          to give them to one at once.
        </span>
      )}
    </SettingCard>
  )
}
