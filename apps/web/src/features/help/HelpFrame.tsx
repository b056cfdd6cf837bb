import SearchIcon from '@mui/icons-material/SearchOutlined'
import Box from '@mui/material/Box'
import Link from '@mui/material/Link'
import Stack from '@mui/material/Stack'
import type { ReactNode } from 'react'
import { inkOn } from './ink-on.ts'
import type { HelpWords } from './languages.ts'
import { nameOfLanguage } from './words.ts'

export type Frame = {
  slug: string
  language: string
  /** those to choose from; none where an article has a language of its own */
  languages: string[]
  title: string
  color: string
  formEnabled: boolean
  words: HelpWords
  /** what was searched for */
  q?: string
  /** with the search at its centre */
  wide?: boolean
}

/** The head in the organization's colour with the search, and what stands below it. Works without JavaScript. */
export function HelpFrame({ frame, children }: { frame: Frame; children: ReactNode }) {
  const { slug, language, title, color, formEnabled, words, wide = false } = frame
  const ink = inkOn(color)
  const contact = `/help/${slug}/contact?lang=${language}`
  return (
    <Box
      lang={language}
      sx={{ minHeight: '100dvh', bgcolor: 'canvas', display: 'flex', flexDirection: 'column' }}
    >
      <Box component="header" sx={{ bgcolor: color, color: ink }}>
        <Box sx={{ ...column, pt: 4, pb: wide ? { xs: 8, sm: 12 } : 5 }}>
          <Stack direction="row" sx={{ alignItems: 'center', gap: 4, minHeight: 44 }}>
            <Link
              href={`/help/${slug}?lang=${language}`}
              underline="none"
              sx={{ color: ink, fontWeight: 600, fontSize: 16, flex: 1, overflowWrap: 'anywhere' }}
            >
              {title}
            </Link>
            {formEnabled && (
              <Link
                href={contact}
                underline="hover"
                sx={{ color: ink, fontSize: 14, py: 2, whiteSpace: 'nowrap' }}
              >
                {words.contact}
              </Link>
            )}
          </Stack>
          {wide && (
            <Box
              component="h1"
              sx={{ m: 0, mt: { xs: 6, sm: 10 }, fontSize: { xs: 26, sm: 34 }, ...display }}
            >
              {words.question}
            </Box>
          )}
          <Search frame={frame} />
        </Box>
      </Box>
      <Box component="main" sx={{ ...column, flex: 1, py: { xs: 6, sm: 10 } }}>
        {children}
      </Box>
      <Languages frame={frame} />
    </Box>
  )
}

function Search({ frame: { slug, language, words, q, wide } }: { frame: Frame }) {
  return (
    <Box
      component="form"
      role="search"
      action={`/help/${slug}`}
      sx={{
        display: 'flex',
        maxWidth: 620,
        mt: wide ? 6 : 2,
        bgcolor: 'surface',
        borderRadius: 2,
        boxShadow: 1,
      }}
    >
      <input type="hidden" name="lang" value={language} />
      <Box
        component="input"
        type="search"
        name="q"
        required
        maxLength={300}
        defaultValue={q}
        aria-label={words.search}
        placeholder={words.search}
        sx={{
          flex: 1,
          minWidth: 0,
          height: 48,
          px: 4,
          border: 0,
          borderRadius: 2,
          bgcolor: 'transparent',
          color: 'ink',
          font: 'inherit',
          fontSize: 16,
          '&::placeholder': { color: 'ink3', opacity: 1 },
        }}
      />
      <Box
        component="button"
        type="submit"
        aria-label={words.search}
        sx={{
          width: 52,
          border: 0,
          bgcolor: 'transparent',
          color: 'ink2',
          cursor: 'pointer',
          display: 'grid',
          placeItems: 'center',
        }}
      >
        <SearchIcon />
      </Box>
    </Box>
  )
}

function Languages({ frame: { slug, language, languages, words } }: { frame: Frame }) {
  if (languages.length < 2) return null
  return (
    <Box component="footer" sx={{ borderTop: 1, borderColor: 'hairline' }}>
      <Stack
        component="nav"
        direction="row"
        aria-label={words.language}
        sx={{ ...column, py: 4, gap: 4, flexWrap: 'wrap' }}
      >
        {languages.map((one) => (
          <Link
            key={one}
            href={`/help/${slug}?lang=${one}`}
            lang={one}
            hrefLang={one}
            aria-current={one === language ? 'true' : undefined}
            sx={{
              fontSize: 13,
              py: 1,
              color: one === language ? 'ink' : 'ink2',
              fontWeight: one === language ? 600 : 400,
            }}
          >
            {nameOfLanguage(one)}
          </Link>
        ))}
      </Stack>
    </Box>
  )
}

const column = { width: '100%', maxWidth: 1040, mx: 'auto', px: { xs: 4, sm: 8 } }
const display = { fontWeight: 600, lineHeight: 1.2, letterSpacing: '-0.02em' }
