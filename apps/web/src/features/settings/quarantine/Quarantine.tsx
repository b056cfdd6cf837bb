'use client'

import { ListCard } from '../../../ui/lists/ListCard.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { Permitted } from '../../shell/Permitted.tsx'
import { QuarantineList } from './QuarantineList.tsx'

export function Quarantine() {
  return (
    <>
      <PageHeader
        title="Quarantine"
        about="Mail that could not be read. Its original is kept: read it again once the cause is gone, or discard it."
      />
      <ListCard label="Quarantine">
        <Permitted permission="operations:manage">
          <QuarantineList />
        </Permitted>
      </ListCard>
    </>
  )
}
