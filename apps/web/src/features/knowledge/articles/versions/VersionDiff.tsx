'use client'

import Box from '@mui/material/Box'
import Skeleton from '@mui/material/Skeleton'
import Typography from '@mui/material/Typography'
import { ErrorState } from '../../../../ui/feedback/ErrorState.tsx'
import { type Comparison, useCompareArticleVersionsQuery } from './api.ts'

type Props = { id: string; from: number; to: number }
type Part = { kind: 'same' | 'added' | 'removed'; text: string }

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
      <Box sx={text}>
        {data.rows.map((row, index) => partsOf(row).map((part, at) => piece(part, `${index}.${at}`)))}
      </Box>
    </>
  )
}

const names = { title: 'Title', language: 'Language', collection: 'Collection', audience: 'For' }

function Fields({ fields }: { fields: Comparison['fields'] }) {
  return fields.map(({ field, from, to }) => (
    <Typography key={field} component="div">
      {names[field]}: {piece({ kind: 'removed', text: from || 'none' }, 'from')}{' '}
      {piece({ kind: 'added', text: to || 'none' }, 'to')}
    </Typography>
  ))
}

/** Of a long passage that stays as it is, its ends are enough to find one's way. */
function partsOf({ kind, text: said, parts }: Comparison['rows'][number]): Part[] {
  if (kind === 'changed') return parts
  const lines = said.split('\n')
  if (kind !== 'same' || lines.length <= 8) return [{ kind, text: said }]
  return [{ kind, text: [...lines.slice(0, 3), '…', ...lines.slice(-4)].join('\n') }]
}

function piece({ kind, text: said }: Part, key: string) {
  if (kind === 'same') return <span key={key}>{said}</span>
  const Tag = kind === 'added' ? 'ins' : 'del'
  return <Tag key={key}>{said}</Tag>
}

const text = {
  whiteSpace: 'pre-wrap',
  overflowWrap: 'anywhere',
  fontSize: 14,
  lineHeight: 1.6,
  '& ins': { bgcolor: 'calmSoft', textDecoration: 'underline' },
  '& del': { bgcolor: 'lateSoft', textDecoration: 'line-through' },
}
