import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import type { Preview } from '../api.ts'
import { replaced } from '../words.ts'

/** What would be sent, with the rules that are always said after the words set apart. */
export function PromptPreview({ preview, rules }: { preview: Preview; rules: string }) {
  const { system, user, estimatedTokens, placeholders } = preview
  const words = system.endsWith(rules) ? system.slice(0, -rules.length).trimEnd() : system
  return (
    <Box component="section" aria-label="Preview" sx={{ display: 'grid', gap: 3 }}>
      <Typography sx={{ color: 'ink2' }}>
        About {estimatedTokens.toLocaleString('en')} tokens would leave; replaced: {replaced(placeholders)}.
        Nothing was sent.
      </Typography>
      <Quoted name="Your words" text={words} />
      <Quoted name="Always said after them" text={rules} />
      <Quoted name="The material, quoted" text={user} />
    </Box>
  )
}

function Quoted({ name, text }: { name: string; text: string }) {
  return (
    <Box component="figure" sx={{ m: 0 }}>
      <Box component="figcaption" sx={{ mb: 1, fontSize: 12, color: 'ink3' }}>
        {name}
      </Box>
      <Box
        component="pre"
        tabIndex={0}
        sx={{
          m: 0,
          p: 3,
          maxHeight: 240,
          overflow: 'auto',
          whiteSpace: 'pre-wrap',
          overflowWrap: 'anywhere',
          fontSize: 12,
          bgcolor: 'assistantSoft',
          border: '1px solid',
          borderColor: 'assistantLine',
          borderRadius: '8px',
        }}
      >
        {text}
      </Box>
    </Box>
  )
}
