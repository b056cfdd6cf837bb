'use client'

import { ListCard } from '../../../ui/lists/ListCard.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { Permitted } from '../../shell/Permitted.tsx'
import { FailedWorkList } from './FailedWorkList.tsx'

export function FailedWork() {
  return (
    <>
      <PageHeader
        title="Failed work"
        about="Work that gave up after several tries. Nothing is lost: retry it once the cause is gone, or discard it."
      />
      <ListCard label="Failed work">
        <Permitted permission="operations:manage">
          <FailedWorkList />
        </Permitted>
      </ListCard>
    </>
  )
}
