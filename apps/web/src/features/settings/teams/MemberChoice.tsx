'use client'

import Box from '@mui/material/Box'
import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import Stack from '@mui/material/Stack'
import Typography from '@mui/material/Typography'
import { useId, useState } from 'react'
import { SearchField } from '../../../ui/forms/SearchField.tsx'
import { PersonAvatar } from '../../../ui/PersonAvatar.tsx'
import type { Team } from './api.ts'
import { useEveryMember } from './useEveryMember.ts'
import { peopleWords } from './words.ts'

type Props = {
  inTeam: Team['members']
  chosen: ReadonlySet<string>
  onChange: (chosen: Set<string>) => void
  locked: boolean
}

/** From here on a list is quicker searched than read. */
const manyPeople = 8

/** Who is in a team. Disabled members are shown only where they are in it already. */
export function MemberChoice({ inTeam, chosen, onChange, locked }: Props) {
  const heading = useId()
  const [looked, setLooked] = useState('')
  const people = useEveryMember(inTeam)
  const words = looked.trim().toLowerCase()
  const shown = people.filter(({ name }) => name.toLowerCase().includes(words))
  const toggle = (id: string) => onChange(new Set(chosen).symmetricDifference(new Set([id])))
  return (
    <Stack role="group" aria-labelledby={heading} sx={{ gap: 2 }}>
      <Typography id={heading} sx={{ fontSize: 12, fontWeight: 500, color: 'ink2' }}>
        Members · {peopleWords(chosen.size)}
      </Typography>
      {people.length > manyPeople && (
        <SearchField label="Find a member" value={looked} onChange={setLooked} />
      )}
      <Box sx={{ border: '1px solid', borderColor: 'hairline', borderRadius: 2, overflow: 'hidden' }}>
        {shown.map(({ id, name, disabled }) => (
          <FormControlLabel
            key={id}
            disabled={locked}
            control={
              <Checkbox size="small" checked={chosen.has(id)} onChange={() => toggle(id)} sx={{ p: 1 }} />
            }
            label={
              <Box component="span" sx={{ display: 'flex', alignItems: 'center', gap: 2, minWidth: 0 }}>
                <PersonAvatar name={name} size={20} />
                <span>{disabled ? `${name} (may not sign in)` : name}</span>
              </Box>
            }
            sx={row}
          />
        ))}
        {shown.length === 0 && <Typography sx={{ p: 3, color: 'ink3' }}>Nobody of that name.</Typography>}
      </Box>
    </Stack>
  )
}

const row = {
  display: 'flex',
  m: 0,
  px: 2,
  minHeight: 36,
  overflowWrap: 'anywhere',
  '&:hover': { bgcolor: 'hover' },
  '& + &': { borderTop: '1px solid', borderColor: 'hairline' },
}
