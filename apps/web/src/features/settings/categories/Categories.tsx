'use client'

import { ErrorState } from '../../../ui/feedback/ErrorState.tsx'
import { SkeletonRows } from '../../../ui/feedback/SkeletonRows.tsx'
import { ListCard } from '../../../ui/lists/ListCard.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { useListCategoriesQuery } from './api.ts'
import { CategoryEditor } from './CategoryEditor.tsx'

export function Categories() {
  const { data, error, refetch } = useListCategoriesQuery()
  if (data) return <CategoryEditor saved={data.items} />
  return (
    <>
      <PageHeader title="Categories" about="What the assistant sorts conversations into." />
      <ListCard label="Categories">
        {error === undefined ? (
          <SkeletonRows rows={8} />
        ) : (
          <ErrorState
            error={error}
            what="The categories could not be loaded"
            onRetry={() => void refetch()}
          />
        )}
      </ListCard>
    </>
  )
}
