'use client'

import { ListCard } from '../../../ui/lists/ListCard.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { Permitted } from '../../shell/Permitted.tsx'
import { AuditList } from './AuditList.tsx'

export function AuditLog() {
  return (
    <>
      <PageHeader
        title="Audit log"
        about="Every change, newest first, written in the same step as the change itself. Nobody can edit it."
      />
      <ListCard label="Audit log">
        <Permitted permission="audit:read">
          <AuditList />
        </Permitted>
      </ListCard>
    </>
  )
}
