'use client'
import AvatarGroup from '@mui/material/AvatarGroup'
import Box from '@mui/material/Box'
import Tooltip from '@mui/material/Tooltip'
import { PersonAvatar } from '../../ui/PersonAvatar.tsx'
import { viewersApi } from './api.ts'
import { wordsOf } from './words.ts'

/** Colleagues who have this conversation open, with a word for who writes. Nothing while one is alone. */
export function Viewers({ conversationId }: { conversationId: string }) {
  const { currentData } = viewersApi.useViewersQuery({ params: { id: conversationId } })
  const viewers = currentData?.items ?? []
  const writing = wordsOf(viewers, 'writing')
  const looking = wordsOf(viewers, 'looking')
  const all = [writing, looking].filter((words) => words !== '').join(', ')
  return (
    <Box role="status" aria-label="Who else is here" sx={{ display: 'flex', minWidth: 0 }}>
      {viewers.length > 0 && (
        <Tooltip title={all}>
          <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, minWidth: 0 }}>
            <AvatarGroup
              max={4}
              spacing={6}
              sx={{ '& .MuiAvatar-root': { width: 22, height: 22, fontSize: 9, borderWidth: 1 } }}
            >
              {viewers.map(({ id, name, doing }) => (
                <PersonAvatar
                  key={id}
                  name={name}
                  size={22}
                  sx={doing === 'writing' ? { outline: '2px solid', outlineColor: 'accent' } : {}}
                />
              ))}
            </AvatarGroup>
            <Box component="span" sx={wordsLook}>
              {writing || looking}
            </Box>
          </Box>
        </Tooltip>
      )}
    </Box>
  )
}

const wordsLook = {
  fontSize: 12,
  color: 'ink2',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
  maxWidth: { xs: 110, md: 220 },
}
