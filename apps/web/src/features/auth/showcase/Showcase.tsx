import Box from '@mui/material/Box'
import Stack from '@mui/material/Stack'
import Typography from '@mui/material/Typography'
import { Kbd } from '../../../ui/Kbd.tsx'
import { ToneChip } from '../../../ui/ToneChip.tsx'
import { Letter } from './Letter.tsx'

/** What waits behind the sign-in: a letter, a note, a draft. Decoration, so it is silent. */
export function Showcase() {
  return (
    <Box aria-hidden sx={frame}>
      <Stack sx={{ width: '100%', maxWidth: 500, gap: 3 }}>
        <Letter name="Ada Keller" mark="10:42">
          I was charged twice for order 48213, on Monday and again on Tuesday. Could I have the second payment
          back, please?
        </Letter>
        <Letter name="Tom" mark="note" look="note">
          The second charge is real, our payment provider confirms.
        </Letter>
        <Letter name="Draft" mark={<ToneChip tone="assistant" label="91 % · 2 sources" />} look="assistant">
          Dear Ada, I am sorry about the double charge. I can see both payments and have asked for the second
          one to be returned. It takes five to seven working days.
        </Letter>
        <Typography variant="caption" sx={{ color: 'ink3', mt: 2 }}>
          Every mail read, sorted and drafted before you open it. <Kbd>j</Kbd> <Kbd>k</Kbd> to move,{' '}
          <Kbd>r</Kbd> to reply, <Kbd>e</Kbd> to resolve.
        </Typography>
      </Stack>
    </Box>
  )
}

const frame = {
  display: { xs: 'none', lg: 'grid' },
  placeItems: 'center',
  p: 12,
  bgcolor: 'sunken',
  borderLeft: '1px solid',
  borderColor: 'hairline',
}
