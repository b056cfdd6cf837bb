'use client'

import Button from '@mui/material/Button'
import LinearProgress from '@mui/material/LinearProgress'
import Stack from '@mui/material/Stack'
import Typography from '@mui/material/Typography'
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx'
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { PagedList } from '../../../ui/lists/PagedList.tsx'
import { Row } from '../../../ui/lists/Row.tsx'
import { Rows } from '../../../ui/lists/Rows.tsx'
import { usePermission } from '../../shell/usePermission.ts'
import {
  type ArticleImport,
  type ArticleImportItem,
  useGetImportQuery,
  useListImportItemsInfiniteQuery,
  usePutImportMutation,
} from './api.ts'

type Props = { id: string; onBack: () => void }

const refreshMs = 2_000

/** How far an import is, and what became of each file, row or page. */
export function ImportProgress({ id, onBack }: Props) {
  const args = { params: { id } }
  const { data, error, refetch } = useGetImportQuery(args, { pollingInterval: refreshMs })
  const items = useListImportItemsInfiniteQuery(args)
  if (!data) {
    return error === undefined ? null : (
      <ErrorState error={error} what="The import could not be loaded" onRetry={() => void refetch()} />
    )
  }
  return (
    <Stack sx={{ gap: 4 }}>
      <Progress run={data} onBack={onBack} />
      <PagedList query={items} name="results" empty={<EmptyState title="Nothing found yet" />}>
        {(found) => (
          <Rows>
            {found.map((item) => (
              <Row
                key={item.id}
                {...linkOf(item)}
                title={item.title || item.source}
                detail={detailOf(item)}
              />
            ))}
          </Rows>
        )}
      </PagedList>
    </Stack>
  )
}

function Progress({ run, onBack }: { run: ArticleImport; onBack: () => void }) {
  const [put, { isLoading }] = usePutImportMutation()
  const { tellProblem } = useToasts()
  const mayWrite = usePermission('knowledge:write')
  const under = run.state === 'waiting' || run.state === 'running'
  const settled = run.total - run.counts.waiting
  const cancel = async () => {
    const { error } = await put({ params: { id: run.id }, body: { state: 'canceled' } })
    if (error !== undefined) tellProblem('The import goes on.', error)
  }
  return (
    <Stack sx={{ gap: 2 }}>
      <Typography sx={{ fontWeight: 500, overflowWrap: 'anywhere' }}>{run.name}</Typography>
      <LinearProgress
        variant="determinate"
        aria-label="How far the import is"
        value={run.total === 0 ? 0 : Math.round((100 * settled) / run.total)}
      />
      <Typography role="status">{wordsFor(run)}</Typography>
      {run.error !== null && (
        <Typography sx={{ color: 'ink2', overflowWrap: 'anywhere' }}>Why: {run.error}</Typography>
      )}
      <Stack direction="row" sx={{ gap: 2 }}>
        <Button variant="outlined" onClick={onBack}>
          Another import
        </Button>
        {under && mayWrite && (
          <Button variant="outlined" disabled={isLoading} onClick={() => void cancel()}>
            Stop
          </Button>
        )}
      </Stack>
    </Stack>
  )
}

const states: Record<ArticleImport['state'], string> = {
  waiting: 'Waiting to begin.',
  running: 'Under way.',
  done: 'Done.',
  canceled: 'Stopped. What has come in stays.',
  failed: 'It failed. What has come in stays; an admin can have the rest tried again under failed jobs.',
}

function wordsFor({ state, counts }: ArticleImport): string {
  const { created, updated, skipped, failed, waiting } = counts
  const left = state === 'failed' && waiting > 0 ? ` ${waiting} were not reached.` : ''
  return `${states[state]} ${created} new, ${updated} updated, ${skipped} left out, ${failed} failed.${left}`
}

const outcomes: Record<ArticleImportItem['outcome'], string> = {
  waiting: 'Waiting',
  created: 'New draft',
  updated: 'New version, as a draft',
  skipped: 'Left out',
  failed: 'Failed',
}

function detailOf({ outcome, reason }: ArticleImportItem): string {
  return reason === '' ? outcomes[outcome] : `${outcomes[outcome]}: ${reason}`
}

function linkOf({ articleId }: ArticleImportItem): { href?: string } {
  return articleId === null ? {} : { href: `/knowledge/${articleId}` }
}
