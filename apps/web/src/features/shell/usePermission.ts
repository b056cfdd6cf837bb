import type { Permission } from '@frontdesk/core/permissions'
import { useGetAccountQuery } from './api.ts'

/** Whether you may do something here; false until the account is known. The API decides for itself all the same. */
export function usePermission(permission: Permission): boolean {
  const { data } = useGetAccountQuery()
  return data?.permissions.includes(permission) ?? false
}

/** Whether your role is known not to reach; false until the account is known, so that nobody is told off too early. */
export function useRefused(permission: Permission): boolean {
  const { data } = useGetAccountQuery()
  return data !== undefined && !data.permissions.includes(permission)
}
