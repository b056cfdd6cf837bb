import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Stack from '@mui/material/Stack'
import type { HelpWords } from './languages.ts'

type Props = {
  words: HelpWords
  slug: string
  id: string
  helpful: boolean | null
  act: (form: FormData) => Promise<void>
}

/** Two buttons that say whether an article helped; the last word counts. */
export function Vote({ words, slug, id, helpful, act }: Props) {
  return (
    <Box component="form" action={act} sx={{ mt: 8, pt: 5, borderTop: 1, borderColor: 'hairline' }}>
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="id" value={id} />
      <Stack direction="row" sx={{ alignItems: 'center', flexWrap: 'wrap', gap: 3 }}>
        <Box component="span" sx={{ fontWeight: 500, fontSize: 15 }}>
          {words.helpful}
        </Box>
        {[true, false].map((value) => (
          <Button
            key={String(value)}
            type="submit"
            name="helpful"
            value={String(value)}
            variant={helpful === value ? 'contained' : 'outlined'}
            aria-pressed={helpful === value}
            sx={{ minWidth: 72, minHeight: 40 }}
          >
            {value ? words.yes : words.no}
          </Button>
        ))}
        <Box role="status" sx={{ color: 'ink2', fontSize: 14 }}>
          {helpful === null ? '' : words.thanks}
        </Box>
      </Stack>
    </Box>
  )
}
