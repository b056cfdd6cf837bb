'use client'

import type { Permission } from '@frontdesk/core/permissions'
import LockIcon from '@mui/icons-material/LockOutlined'
import type { ReactNode } from 'react'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { SkeletonRows } from '../../ui/feedback/SkeletonRows.tsx'
import { useGetAccountQuery } from './api.ts'

/** Shows its children to those who may see them, and tells the others whom to ask. */
export function Permitted({ permission, children }: { permission: Permission; children: ReactNode }) {
  const { data } = useGetAccountQuery()
  if (data === undefined) return <SkeletonRows rows={5} />
  if (data.permissions.includes(permission)) return children
  return (
    <EmptyState icon={<LockIcon />} title="This page is for admins">
      You are {data.role === 'agent' ? 'an agent' : `a ${data.role}`} of {data.organization.name}. An admin
      can change your role under Settings, Members.
    </EmptyState>
  )
}
