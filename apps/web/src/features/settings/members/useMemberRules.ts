import { useGetAccountQuery } from '../../shell/api.ts'
import { type roles, rolesWithin } from '../roles.ts'
import type { Member } from './api.ts'

type Rules = {
  /** why this member cannot be changed by you, or null */
  reason: string | null
  /** the roles you may give */
  offered: typeof roles
}

export function useMemberRules(member: Member): Rules {
  const { data: account } = useGetAccountQuery()
  const offered = rolesWithin(account?.role)
  return { offered, reason: reasonAgainst() }

  function reasonAgainst(): string | null {
    if (!account?.permissions.includes('members:manage')) return 'Only admins change members.'
    if (account.member?.id === member.id) return 'Your own role is changed by somebody else.'
    if (!offered.some(({ role }) => role === member.role)) return 'Their role is above yours.'
    return null
  }
}
