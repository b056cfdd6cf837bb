'use client'

import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { useState } from 'react'
import { ConfirmDialog } from '../../../ui/feedback/ConfirmDialog.tsx'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { ListCard } from '../../../ui/lists/ListCard.tsx'
import { PagedList } from '../../../ui/lists/PagedList.tsx'
import { Row } from '../../../ui/lists/Row.tsx'
import { Rows } from '../../../ui/lists/Rows.tsx'
import { RelativeTime } from '../../../ui/time/RelativeTime.tsx'
import { roleName } from '../roles.ts'
import { type Invitation, useDeleteInvitationMutation, useListInvitationsInfiniteQuery } from './api.ts'

/** Invitations nobody has accepted yet. */
export function Invitations() {
  const query = useListInvitationsInfiniteQuery()
  const [takeBack, { isLoading }] = useDeleteInvitationMutation()
  const [chosen, setChosen] = useState<Invitation | null>(null)
  const { tell, tellProblem } = useToasts()

  const confirm = async (invitation: Invitation) => {
    const { error } = await takeBack({ params: { id: invitation.id } })
    setChosen(null)
    if (error === undefined) tell(`The invitation of ${invitation.email} is taken back.`)
    else tellProblem('The invitation is still open.', error)
  }

  return (
    <>
      <Typography variant="h2" sx={{ mt: 8, mb: 3 }}>
        Open invitations
      </Typography>
      <ListCard label="Open invitations">
        <PagedList
          query={query}
          name="invitations"
          empty={<Typography sx={{ p: 4, color: 'ink3' }}>Nobody is invited at the moment.</Typography>}
        >
          {(invitations) => (
            <Rows>
              {invitations.map((invitation) => (
                <Row
                  key={invitation.id}
                  title={invitation.email}
                  detail={
                    <>
                      {roleName(invitation.role)} · expires <RelativeTime at={invitation.expiresAt} />
                    </>
                  }
                  actions={
                    <Button variant="text" onClick={() => setChosen(invitation)}>
                      Take back
                    </Button>
                  }
                />
              ))}
            </Rows>
          )}
        </PagedList>
      </ListCard>
      {chosen && (
        <ConfirmDialog
          open
          title="Take the invitation back?"
          confirm="Take back"
          busy={isLoading}
          onConfirm={() => void confirm(chosen)}
          onClose={() => setChosen(null)}
        >
          The link sent to {chosen.email} stops working. You can invite them again at any time.
        </ConfirmDialog>
      )}
    </>
  )
}
