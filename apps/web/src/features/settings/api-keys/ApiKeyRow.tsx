import Button from '@mui/material/Button'
import { Row } from '../../../ui/lists/Row.tsx'
import { RelativeTime } from '../../../ui/RelativeTime.tsx'
import { StatusChip } from '../../../ui/StatusChip.tsx'
import { roleName } from '../roles.ts'
import type { ApiKey } from './api.ts'

export function ApiKeyRow({ apiKey, onRevoke }: { apiKey: ApiKey; onRevoke: () => void }) {
  const { name, prefix, role, lastUsedAt, revokedAt } = apiKey
  return (
    <Row
      title={name}
      marks={revokedAt !== null && <StatusChip status="revoked" />}
      detail={
        <>
          {prefix}… · {roleName(role)}
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
