'use client'
import Box from '@mui/material/Box'
import Paper from '@mui/material/Paper'
import Popper from '@mui/material/Popper'
import { PersonAvatar } from '../../../ui/PersonAvatar.tsx'

type Person = { id: string; name: string }
type Props = {
  anchor: HTMLElement | null
  people: readonly Person[]
  active: number
  onPick: (person: Person) => void
}

/** The members whose names begin with what was typed behind the @. The field keeps the focus. */
export function MentionMenu({ anchor, people, active, onPick }: Props) {
  return (
    <Popper open={anchor !== null} anchorEl={anchor} placement="top-start" sx={{ zIndex: 1300 }}>
      <Paper variant="outlined" sx={paper}>
        <Box role="listbox" aria-label="Members">
          {people.map((person, index) => (
            <Box
              key={person.id}
              role="option"
              aria-selected={index === active}
              onMouseDown={(event) => {
                event.preventDefault()
                onPick(person)
              }}
              sx={{ ...option, bgcolor: index === active ? 'hover' : 'transparent' }}
            >
              <PersonAvatar name={person.name} size={20} />
              <span dir="auto">{person.name}</span>
            </Box>
          ))}
        </Box>
        <Box role="status" sx={{ px: 2, pt: 1, color: 'ink3', fontSize: 12 }}>
          {people[active] ? `Enter mentions ${people[active].name}` : ''}
        </Box>
      </Paper>
    </Popper>
  )
}

const paper = {
  width: 280,
  maxWidth: '92vw',
  maxHeight: 320,
  overflowY: 'auto',
  p: 1,
  mb: 1,
  bgcolor: 'raised',
}

const option = {
  display: 'flex',
  alignItems: 'center',
  gap: 2,
  px: 2,
  py: 1.5,
  borderRadius: '6px',
  cursor: 'pointer',
}
