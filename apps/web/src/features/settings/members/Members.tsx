'use client'

import GroupIcon from '@mui/icons-material/GroupAddOutlined'
import { useState } from 'react'
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx'
import { SkeletonRows } from '../../../ui/feedback/SkeletonRows.tsx'
import { ListCard } from '../../../ui/lists/ListCard.tsx'
import { PagedList } from '../../../ui/lists/PagedList.tsx'
import { Rows } from '../../../ui/lists/Rows.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PermittedButton } from '../../shell/PermittedButton.tsx'
import { usePermission } from '../../shell/usePermission.ts'
import { type Member, useListMembersInfiniteQuery } from './api.ts'
import { Invitations } from './Invitations.tsx'
import { InvitePanel } from './InvitePanel.tsx'
import { MemberPanel } from './MemberPanel.tsx'
import { MemberRow } from './MemberRow.tsx'

export function Members() {
  const query = useListMembersInfiniteQuery()
  const mayManage = usePermission('members:manage')
  const [inviting, setInviting] = useState(false)
  const [shown, setShown] = useState<Member | null>(null)
  const invite = (
    <PermittedButton permission="members:manage" variant="contained" onClick={() => setInviting(true)}>
      Invite
    </PermittedButton>
  )
  return (
    <>
      <PageHeader title="Members" about="Who works here, and what each may do." actions={invite} />
      <ListCard label="Members">
        <PagedList
          query={query}
          name="members"
          skeleton={<SkeletonRows rows={5} avatar />}
          empty={
            <EmptyState icon={<GroupIcon />} title="Nobody here yet" action={invite}>
              Invite the people who answer with you.
            </EmptyState>
          }
        >
          {(members) => (
            <Rows>
              {members.map((member) => (
                <MemberRow key={member.id} member={member} onOpen={() => setShown(member)} />
              ))}
            </Rows>
          )}
        </PagedList>
      </ListCard>
      {mayManage && <Invitations />}
      {inviting && <InvitePanel onClose={() => setInviting(false)} />}
      {shown && <MemberPanel member={shown} onClose={() => setShown(null)} />}
    </>
  )
}
