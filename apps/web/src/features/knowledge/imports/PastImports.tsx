'use client'

import Stack from '@mui/material/Stack'
import Typography from '@mui/material/Typography'
import { Row } from '../../../ui/lists/Row.tsx'
import { Rows } from '../../../ui/lists/Rows.tsx'
import { RelativeTime } from '../../../ui/time/RelativeTime.tsx'
import { useListImportsInfiniteQuery } from './api.ts'

/** The newest imports, so that one can look again how they ended; nothing while there are none. */
export function PastImports({ onShow }: { onShow: (id: string) => void }) {
  const { data } = useListImportsInfiniteQuery({ query: { limit: 5 } })
  const runs = data?.pages[0]?.items ?? []
  if (runs.length === 0) return null
  return (
    <Stack sx={{ gap: 1 }}>
      <Typography component="h3" sx={{ fontWeight: 500 }}>
        Earlier imports
      </Typography>
      <Rows>
        {runs.map((run) => (
          <Row
            key={run.id}
            onOpen={() => onShow(run.id)}
            title={run.name}
            detail={`${run.counts.created} new, ${run.counts.updated} updated of ${run.total}`}
            trailing={<RelativeTime at={run.createdAt} />}
          />
        ))}
      </Rows>
    </Stack>
  )
}
