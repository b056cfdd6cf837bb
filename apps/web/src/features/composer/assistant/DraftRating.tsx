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
  const good = rating?.good
  return (
    <>
      <Box role="group" aria-label="Is this draft good?" sx={{ ml: 'auto', display: 'flex' }}>
        <IconAction
          label="Good draft"
          aria-pressed={good === true}
          disabled={isLoading}
          onClick={() => void say(good === true ? null : { good: true })}
        >
          {good === true ? <UpPressedIcon sx={pressed} /> : <UpIcon sx={unpressed} />}
        </IconAction>
        <IconAction
          label="Not a good draft"
          aria-pressed={good === false}
          disabled={isLoading}
          onClick={() => void say(good === false ? null : { good: false })}
        >
          {good === false ? <DownPressedIcon sx={pressed} /> : <DownIcon sx={unpressed} />}
        </IconAction>
      </Box>
      {good === false && <Reasons chosen={rating?.reason ?? null} disabled={isLoading} onSay={say} />}
    </>
  )
}

type ReasonsProps = {
  chosen: (typeof reasons)[number][0] | null
  disabled: boolean
  onSay: (wanted: Wanted) => Promise<void>
}

/** On a line of its own, below whatever stands beside the thumbs. */
function Reasons({ chosen, disabled, onSay }: ReasonsProps) {
  return (
    <Box
      role="group"
      aria-label="What is wrong with it"
      sx={{ flexBasis: '100%', display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}
    >
      <Box component="span" sx={{ fontSize: 12, color: 'ink3', mr: 1 }}>
        What is wrong?
      </Box>
      {reasons.map(([reason, label]) => (
        <Button
          key={reason}
          variant={chosen === reason ? 'contained' : 'outlined'}
          aria-pressed={chosen === reason}
          disabled={disabled}
          onClick={() => void onSay({ good: false, ...(chosen === reason ? {} : { reason }) })}
          sx={{ height: 26, px: 2, fontSize: 12 }}
        >
          {label}
        </Button>
      ))}
    </Box>
  )
}
