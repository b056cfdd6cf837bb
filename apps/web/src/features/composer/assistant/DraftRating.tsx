'use client'
import DownPressedIcon from '@mui/icons-material/ThumbDown'
import DownIcon from '@mui/icons-material/ThumbDownOutlined'
import UpPressedIcon from '@mui/icons-material/ThumbUp'
import UpIcon from '@mui/icons-material/ThumbUpOutlined'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import type { BodyOf } from '../../../contract/contract.ts'
import type { putDraftRating } from '../../../contract/conversations/draft-ratings.ts'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { IconAction } from '../../../ui/IconAction.tsx'
import { composerApi } from '../api.ts'

type Wanted = BodyOf<typeof putDraftRating>['rating']

const reasons = [
  ['wrong', 'Wrong'],
  ['incomplete', 'Something is missing'],
  ['off_topic', 'Not what was asked'],
  ['tone', 'Tone'],
  ['too_long', 'Too long'],
  ['language', 'Language'],
  ['other', 'Something else'],
] as const

const pressed = { fontSize: 16, color: 'assistant' }
const unpressed = { fontSize: 16, color: 'ink3' }

/** Whether the draft is good, and if not, what is wrong with it. A second press takes it back. */
export function DraftRating({ conversationId }: { conversationId: string }) {
  const { currentData } = composerApi.useGetDraftQuery({ params: { id: conversationId } })
  const [put, { isLoading }] = composerApi.usePutDraftRatingMutation()
  const { tellProblem } = useToasts()
  const rating = currentData?.rating ?? null
  const say = async (wanted: Wanted) => {
    const { error } = await put({ params: { id: conversationId }, body: { rating: wanted } })
    if (error !== undefined) tellProblem('Your word on the draft was not kept.', error)
  }
  return (
    <Box
      role="group"
      aria-label="Is this draft good?"
      sx={{ ml: 'auto', display: 'flex', flexWrap: 'wrap', gap: 1 }}
    >
      {rating !== null && !rating.good && (
        <Box
          role="group"
          aria-label="What is wrong with it"
          sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, order: { xs: 1, sm: 0 } }}
        >
          {reasons.map(([reason, label]) => (
            <Button
              key={reason}
              variant={rating.reason === reason ? 'contained' : 'outlined'}
              aria-pressed={rating.reason === reason}
              disabled={isLoading}
              onClick={() => void say({ good: false, ...(rating.reason === reason ? {} : { reason }) })}
              sx={{ height: 26, px: 2, fontSize: 12 }}
            >
              {label}
            </Button>
          ))}
        </Box>
      )}
      <IconAction
        label="Good draft"
        aria-pressed={rating?.good === true}
        disabled={isLoading}
        onClick={() => void say(rating?.good === true ? null : { good: true })}
      >
        {rating?.good === true ? <UpPressedIcon sx={pressed} /> : <UpIcon sx={unpressed} />}
      </IconAction>
      <IconAction
        label="Not a good draft"
        aria-pressed={rating?.good === false}
        disabled={isLoading}
        onClick={() => void say(rating?.good === false ? null : { good: false })}
      >
        {rating?.good === false ? <DownPressedIcon sx={pressed} /> : <DownIcon sx={unpressed} />}
      </IconAction>
    </Box>
  )
}
