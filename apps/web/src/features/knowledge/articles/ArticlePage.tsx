'use client'

import Skeleton from '@mui/material/Skeleton'
import Stack from '@mui/material/Stack'
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx'
import { Page } from '../../../ui/lists/Page.tsx'
import { ArticleUsage } from '../gaps/ArticleUsage.tsx'
import { ArticleEditor } from './ArticleEditor.tsx'
import { useGetArticleQuery } from './api.ts'

/** One article, to read and to change. */
export function ArticlePage({ id }: { id: string }) {
  const { data, error, refetch } = useGetArticleQuery({ params: { id } })
  if (data)
    return (
      <>
        <ArticleEditor key={data.id} article={data} />
        <ArticleUsage id={data.id} />
      </>
    )
  return (
    <Page width={1180}>
      {error === undefined ? (
        <Stack role="status" aria-label="Loading" sx={{ gap: 4, pt: 4 }}>
          <Skeleton width="45%" height={26} />
          <Skeleton height={360} />
        </Stack>
      ) : (
        <ErrorState error={error} what="The article could not be loaded" onRetry={() => void refetch()} />
      )}
    </Page>
  )
}
