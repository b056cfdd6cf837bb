'use client'

import Skeleton from '@mui/material/Skeleton'
import Typography from '@mui/material/Typography'
import { ErrorState } from '../../../../ui/feedback/ErrorState.tsx'
import { ChangedText, changedPart } from '../../../../ui/lists/ChangedText.tsx'
import { type Comparison, useCompareArticleVersionsQuery } from './api.ts'

type Props = { id: string; from: number; to: number }

/** What came and went between two versions, by words where lines were reworded. */
export function VersionDiff({ id, from, to }: Props) {
  const { data, error, refetch } = useCompareArticleVersionsQuery({
    params: { id, number: from },
    query: { with: to },
  })
  if (error !== undefined && !data) {
    return (
      <ErrorState error={error} what="The versions could not be compared" onRetry={() => void refetch()} />
    )
  }
  if (!data) return <Skeleton height={240} role="status" aria-label="Loading" />
  if (data.fields.length === 0 && data.rows.every(({ kind }) => kind === 'same')) {
    return <Typography sx={{ color: 'ink2' }}>Both say the same.</Typography>
  }
  return (
    <>
      <Fields fields={data.fields} />
      <ChangedText rows={data.rows} />
    </>
  )
}

const names = { title: 'Title', language: 'Language', collection: 'Collection', audience: 'For' }

function Fields({ fields }: { fields: Comparison['fields'] }) {
  return fields.map(({ field, from, to }) => (
    <Typography key={field} component="div">
      {names[field]}: {changedPart({ kind: 'removed', text: from || 'none' }, 'from')}{' '}
      {changedPart({ kind: 'added', text: to || 'none' }, 'to')}
    </Typography>
  ))
}
