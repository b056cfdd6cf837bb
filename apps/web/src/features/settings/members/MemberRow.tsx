import { Row } from '../../../ui/lists/Row.tsx'
import { PersonAvatar } from '../../../ui/PersonAvatar.tsx'
import { StatusChip } from '../../../ui/StatusChip.tsx'
import { useGetAccountQuery } from '../../shell/api.ts'
import { useListRolesQuery } from '../access/api.ts'
import { roleName } from '../roles.ts'
import type { Member } from './api.ts'

export function MemberRow({ member, onOpen }: { member: Member; onOpen: () => void }) {
  const { data: account } = useGetAccountQuery()
  const { data: all } = useListRolesQuery()
  const own = all?.custom.find(({ id }) => id === member.customRoleId)
  const you = account?.member?.id === member.id ? ' (you)' : ''
  return (
    <Row
      onOpen={onOpen}
      leading={<PersonAvatar name={member.name} size={28} />}
      title={member.name + you}
      marks={member.disabledAt !== null && <StatusChip status="disabled" />}
      detail={member.email}
      trailing={own?.name ?? roleName(member.role)}
    />
  )
}
