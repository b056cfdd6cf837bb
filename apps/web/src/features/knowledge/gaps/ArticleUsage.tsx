'use client'
import Box from '@mui/material/Box'
import { RelativeTime } from '../../../ui/RelativeTime.tsx'
import { gapsApi } from './api.ts'

/** How much an article is used, in one quiet line; nothing while it is not known. */
export function ArticleUsage({ id }: { id: string }) {
  const { data } = gapsApi.useGetArticleUsageQuery({ params: { id } })
  if (!data) return null
  const { cited, unchanged, lastCitedAt } = data
  return (
    <Box
      role="note"
      aria-label="Usage"
      sx={{ fontSize: 12, color: 'ink3', px: 6, pb: 6, textAlign: 'center' }}
    >
      {cited === 0
        ? 'No reply has rested on this article yet.'
        : `${cited === 1 ? 'One draft' : `${cited} drafts`} rested on this article; ${Math.round((100 * unchanged) / cited)} % were sent unchanged.`}{' '}
      {lastCitedAt !== null && (
        <>
          Last <RelativeTime at={lastCitedAt} />.
        </>
      )}
    </Box>
  )
}
