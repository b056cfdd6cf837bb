'use client'
import AddIcon from '@mui/icons-material/AddOutlined'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Tooltip from '@mui/material/Tooltip'
import { useState } from 'react'
import { IconAction } from '../../ui/IconAction.tsx'
import { PersonAvatar } from '../../ui/PersonAvatar.tsx'
import { Section } from '../context/Section.tsx'
import { PickMenu } from '../conversation/menus/PickMenu.tsx'
import { useMembers } from '../inbox/directory.ts'
import { usePermission } from '../shell/usePermission.ts'
import { Keys } from '../shortcuts/Keys.tsx'
import { KeyTooltip } from '../shortcuts/KeyTooltip.tsx'
import { useFollowing } from './useFollowing.ts'

/** Who is told what happens here, and whether oneself is. */
export function Followers({ conversationId }: { conversationId: string }) {
  const may = usePermission('conversations:update')
  const { followers, me, mine, follows, toggle, toggleMine } = useFollowing(conversationId)
  return (
    <Section title="Followers">
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5 }}>
        {followers.map(({ id, name }) => (
          <Tooltip key={id} title={id === me ? `${name} (you)` : name}>
            <Box component="span" role="img" aria-label={`${name} follows this`}>
              <PersonAvatar name={name} size={24} />
            </Box>
          </Tooltip>
        ))}
        {may && <AddFollower follows={follows} onToggle={toggle} />}
        {may && me !== undefined && (
          <KeyTooltip id="follow" label={mine ? 'Hear no more of this' : 'Be told what happens here'}>
            <Button size="small" variant="outlined" aria-pressed={mine} onClick={toggleMine}>
              {mine ? 'Following' : 'Follow'} <Keys id="follow" />
            </Button>
          </KeyTooltip>
        )}
      </Box>
    </Section>
  )
}

type AddProps = { follows: (id: string) => boolean; onToggle: (id: string) => void }

function AddFollower({ follows, onToggle }: AddProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const [typed, setTyped] = useState('')
  const members = useMembers()
  return (
    <>
      <IconAction
        label="Choose followers"
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ width: 24, height: 24 }}
      >
        <AddIcon />
      </IconAction>
      <PickMenu
        anchor={anchor}
        label="Followers"
        placeholder="Who is to be told?"
        typed={typed}
        onType={setTyped}
        several
        choices={members.map(({ id, name }) => ({
          key: id,
          label: name,
          before: <PersonAvatar name={name} size={20} />,
          chosen: follows(id),
        }))}
        onPick={onToggle}
        onClose={() => setAnchor(null)}
      />
    </>
  )
}
