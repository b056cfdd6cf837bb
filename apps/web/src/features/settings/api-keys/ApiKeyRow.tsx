import Button from '@mui/material/Button'
import { Row } from '../../../ui/lists/Row.tsx'
import { StatusChip } from '../../../ui/StatusChip.tsx'
import { RelativeTime } from '../../../ui/time/RelativeTime.tsx'
import { useListRolesQuery } from '../access/api.ts'
import { roleName } from '../roles.ts'
import type { ApiKey } from './api.ts'

export function ApiKeyRow({ apiKey, onRevoke }: { apiKey: ApiKey; onRevoke: () => void }) {
  const { name, prefix, role, customRoleId, scope, lastUsedAt, revokedAt } = apiKey
  const { data: all } = useListRolesQuery()
  const own = all?.custom.find(({ id }) => id === customRoleId)
  return (
    <Row
      title={name}
      marks={revokedAt !== null && <StatusChip status="revoked" />}
      detail={
        <>
          {prefix}… · {own?.name ?? roleName(role)}
          {scope !== null && ` · ${scopeWords(scope)}`}
        </>
      }
      trailing={
        lastUsedAt === null ? (
          'Never used'
        ) : (
          <span>
            Last used · <RelativeTime at={lastUsedAt} />
          </span>
        )
      }
      actions={
        revokedAt === null && (
          <Button variant="text" color="error" onClick={onRevoke} aria-label={`Revoke ${name}`}>
            Revoke
          </Button>
        )
      }
    />
  )
}

function scopeWords(scope: string[]): string {
  if (scope.every((permission) => permission.endsWith(':read'))) return 'only reading'
  return scope.length === 1 ? 'one permission' : `${scope.length} permissions`
}
