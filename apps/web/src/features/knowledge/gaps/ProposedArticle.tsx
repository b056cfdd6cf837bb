'use client'
import Box from '@mui/material/Box'
import Skeleton from '@mui/material/Skeleton'
import { ErrorState } from '../../../ui/feedback/ErrorState.tsx'
import { FormProblem } from '../../../ui/feedback/FormProblem.tsx'
import { PermittedButton } from '../../shell/PermittedButton.tsx'
import { gapsApi } from './api.ts'

/** What the article for a gap would begin with. */
export function ProposedArticle({ id }: { id: string }) {
  const { data, error, refetch } = gapsApi.useGetGapQuery({ params: { id } })
  const [word, wording] = gapsApi.useCreateGapProposalMutation()
  if (!data && error !== undefined)
    return <ErrorState error={error} what="The proposal could not be loaded" onRetry={() => void refetch()} />
  if (!data) return <Skeleton height={72} />
  const { body, replies, by } = data.proposal
  return (
    <Box sx={{ borderLeft: '3px solid', borderColor: 'assistant', pl: 3, display: 'grid', gap: 1 }}>
      <Box dir="auto" sx={{ overflowWrap: 'anywhere' }}>
        {body === '' ? 'Nothing that holds for every customer has been answered yet.' : body}
      </Box>
      <Box sx={{ fontSize: 12, color: 'ink3' }}>
        {from(replies)}
        {by !== 'local' && ` Worded by ${by}.`}
      </Box>
      {by === 'local' && replies > 0 && (
        <PermittedButton
          permission="knowledge:write"
          variant="outlined"
          disabled={wording.isLoading || wording.isSuccess}
          onClick={() => void word({ params: { id } })}
          sx={{ justifySelf: 'start' }}
        >
          {wording.isSuccess ? 'No provider had better words' : 'Have it worded'}
        </PermittedButton>
      )}
      <FormProblem error={wording.error} />
    </Box>
  )
}

function from(replies: number): string {
  if (replies === 0) return 'Nobody has answered one of these questions yet.'
  return `Made of ${replies === 1 ? 'one reply' : `${replies} replies`}. It becomes a draft; you complete and publish it.`
}
