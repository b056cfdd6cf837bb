'use client'

import Typography from '@mui/material/Typography'
import { useState } from 'react'
import { ErrorState } from '../../../../ui/feedback/ErrorState.tsx'
import { SkeletonRows } from '../../../../ui/feedback/SkeletonRows.tsx'
import { ListCard } from '../../../../ui/lists/ListCard.tsx'
import { Row } from '../../../../ui/lists/Row.tsx'
import { Rows } from '../../../../ui/lists/Rows.tsx'
import { PageHeader } from '../../../../ui/PageHeader.tsx'
import { PermittedButton } from '../../../shell/PermittedButton.tsx'
import { usePermission } from '../../../shell/usePermission.ts'
import { type CustomRole, type Roles, useListRolesQuery } from '../api.ts'
import { Matrix } from './Matrix.tsx'
import { RolePanel } from './RolePanel.tsx'

/** Who may do what, and the roles of the organization's own. */
export function RolesPage() {
  const { data, error, refetch } = useListRolesQuery()
  const [shown, setShown] = useState<CustomRole | 'new' | null>(null)
  return (
    <>
      <PageHeader
        title="Roles"
        about="What each role may do. A role of your own is part of what you may yourself."
        actions={
          <PermittedButton permission="members:manage" variant="contained" onClick={() => setShown('new')}>
            New role
          </PermittedButton>
        }
      />
      {data && data.custom.length > 0 && <OwnRoles roles={data.custom} onOpen={setShown} />}
      <ListCard label="Permissions by role">
        {data && <Matrix roles={data} />}
        {!data && error === undefined && <SkeletonRows rows={12} />}
        {!data && error !== undefined && (
          <ErrorState error={error} what="Roles could not be loaded" onRetry={() => void refetch()} />
        )}
      </ListCard>
      {data && shown && (
        <RolePanel
          role={shown === 'new' ? null : shown}
          permissions={data.permissions}
          onClose={() => setShown(null)}
        />
      )}
    </>
  )
}

type OwnProps = { roles: Roles['custom']; onOpen: (role: CustomRole) => void }

function OwnRoles({ roles, onOpen }: OwnProps) {
  const may = usePermission('members:manage')
  return (
    <>
      <Typography variant="h2" sx={{ mb: 3 }}>
        Of your own
      </Typography>
      <ListCard label="Roles of your own">
        <Rows>
          {roles.map((role) => (
            <Row
              key={role.id}
              {...(may ? { onOpen: () => onOpen(role) } : {})}
              title={role.name}
              detail={`${role.permissions.length} permissions`}
              trailing={`${countOf(role.members, 'member')} · ${countOf(role.apiKeys, 'key')}`}
            />
          ))}
        </Rows>
      </ListCard>
      <Typography variant="h2" sx={{ mt: 8, mb: 3 }}>
        Who may do what
      </Typography>
    </>
  )
}

function countOf(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}
