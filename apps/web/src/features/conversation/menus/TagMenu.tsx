'use client'
import AddIcon from '@mui/icons-material/AddOutlined'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Chip from '@mui/material/Chip'
import { useState } from 'react'
import { useSelector } from 'react-redux'
import type { Conversation } from '../../inbox/api.ts'
import { knownTags } from '../../inbox/known-tags.ts'
import { KeyTooltip } from '../../shortcuts/KeyTooltip.tsx'
import { changes } from '../actions/changes.ts'
import { useActions } from '../actions/useActions.ts'
import { PickMenu } from './PickMenu.tsx'
import { useMenu } from './useMenu.ts'

type Props = { conversation: Conversation; may: boolean }

/** The tags of a conversation, and the way to add and remove them. */
export function TagMenu({ conversation, may }: Props) {
  const { button, open, show, close } = useMenu('tag', may)
  const [typed, setTyped] = useState('')
  const { perform } = useActions()
  const known = useSelector(knownTags)
  const { tags } = conversation
  const toggle = (tag: string) =>
    void perform(
      conversation,
      changes.tags(tags.includes(tag) ? tags.filter((one) => one !== tag) : [...tags, tag].sort()),
    )
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
      {tags.map((tag) => (
        <Chip key={tag} label={tag} {...(may ? { onDelete: () => toggle(tag) } : {})} />
      ))}
      <KeyTooltip id="tag">
        <Button
          ref={button}
          startIcon={<AddIcon />}
          disabled={!may}
          aria-haspopup="dialog"
          aria-expanded={open}
          onClick={show}
          sx={{ height: 20, px: 1.5, fontSize: 11, color: 'ink3', gap: 0.5 }}
        >
          Tag
        </Button>
      </KeyTooltip>
      <PickMenu
        anchor={open ? button.current : null}
        label="Tags"
        placeholder="Find or make a tag…"
        typed={typed}
        onType={setTyped}
        offer={(name) => (known.includes(name) ? null : { key: name, label: `Make the tag “${name}”` })}
        choices={[...new Set([...tags, ...known])].map((tag) => ({
          key: tag,
          label: tag,
          chosen: tags.includes(tag),
        }))}
        several
        onPick={toggle}
        onClose={close}
      />
    </Box>
  )
}
