'use client'
import DownIcon from '@mui/icons-material/ThumbDownOutlined'
import UpIcon from '@mui/icons-material/ThumbUpOutlined'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useEffect } from 'react'
import { useToasts } from '../../../ui/feedback/useToasts.tsx'
import { RelativeTime } from '../../../ui/time/RelativeTime.tsx'
import { gapsApi } from './api.ts'

/** How an article is used and what members say of it; nothing while that is not known. */
export function ArticleUsage({ id }: { id: string }) {
  const { data } = gapsApi.useGetArticleUsageQuery({ params: { id } })
  const [look] = gapsApi.useCreateArticleViewMutation()
  useEffect(() => void look({ params: { id } }), [look, id])
  if (!data) return null
  const { views, viewers, drafts, inReplies, cited, unchanged, lastCitedAt } = data
  return (
    <Box component="section" aria-label="Usage" sx={frame}>
      <Box component="dl" sx={{ display: 'flex', flexWrap: 'wrap', gap: 6, m: 0 }}>
        <Figure
          name="Looked at"
          value={views}
          note={viewers === 1 ? 'by one member' : `by ${viewers} members`}
        />
        <Figure
          name="Cited in drafts"
          value={drafts}
          note={lastCitedAt && <RelativeTime at={lastCitedAt} />}
        />
        <Figure
          name="In replies sent"
          value={inReplies}
          note={cited === 0 ? null : `${Math.round((100 * unchanged) / cited)} % as drafted`}
        />
      </Box>
      <Votes id={id} usage={data} />
    </Box>
  )
}

function Figure({ name, value, note }: { name: string; value: number; note: React.ReactNode }) {
  return (
    <div>
      <Box component="dt" sx={{ fontSize: 12, color: 'ink3' }}>
        {name}
      </Box>
      <Box component="dd" sx={{ m: 0, fontVariantNumeric: 'tabular-nums' }}>
        <Box component="span" sx={{ fontSize: 16, fontWeight: 500 }}>
          {value.toLocaleString('en')}
        </Box>{' '}
        <Box component="span" sx={{ fontSize: 12, color: 'ink3' }}>
          {note}
        </Box>
      </Box>
    </div>
  )
}

type Usage = { helpful: number; notHelpful: number; mine: boolean | null }

/** One word for each member and version; a second press takes it back. */
function Votes({ id, usage: { helpful, notHelpful, mine } }: { id: string; usage: Usage }) {
  const [vote, { isLoading }] = gapsApi.usePutArticleVoteMutation()
  const { tellProblem } = useToasts()
  const say = async (wanted: boolean) => {
    const { error } = await vote({ params: { id }, body: { helpful: mine === wanted ? null : wanted } })
    if (error !== undefined) tellProblem('Your vote was not kept.', error)
  }
  const choices = [
    { wanted: true, label: 'Helpful', count: helpful, icon: <UpIcon /> },
    { wanted: false, label: 'Not helpful', count: notHelpful, icon: <DownIcon /> },
  ]
  return (
    <Box role="group" aria-label="Is this article helpful?" sx={{ display: 'flex', gap: 2 }}>
      {choices.map(({ wanted, label, count, icon }) => (
        <Button
          key={label}
          variant={mine === wanted ? 'contained' : 'outlined'}
          aria-pressed={mine === wanted}
          startIcon={icon}
          disabled={isLoading}
          onClick={() => void say(wanted)}
        >
          {label} · {count}
        </Button>
      ))}
    </Box>
  )
}

const frame = {
  maxWidth: 1180,
  mx: 'auto',
  px: { xs: 4, md: 8 },
  py: 4,
  mb: 4,
  display: 'flex',
  flexWrap: 'wrap',
  gap: 4,
  alignItems: 'center',
  justifyContent: 'space-between',
  borderTop: '1px solid',
  borderColor: 'hairline',
}
