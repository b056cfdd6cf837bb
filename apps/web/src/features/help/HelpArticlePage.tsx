import Box from '@mui/material/Box'
import Link from '@mui/material/Link'
import { Markdown } from '../knowledge/Markdown.tsx'
import type { HelpWords } from './languages.ts'
import { Vote } from './Vote.tsx'

type Props = {
  slug: string
  article: {
    id: string
    title: string
    body: string
    language: string
    collection: string
    updatedAt: string
  }
  beside: { id: string; title: string }[]
  helpful: boolean | null
  formEnabled: boolean
  words: HelpWords
  vote: (form: FormData) => Promise<void>
}

/** One article as customers read it, with the question whether it helped and what to do where it did not. */
export function HelpArticlePage({ slug, article, beside, helpful, formEnabled, words, vote }: Props) {
  const { id, title, body, language, collection, updatedAt } = article
  const home = `/help/${slug}?lang=${language}`
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(updatedAt),
  )
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 10,
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) 260px' },
      }}
    >
      <Box component="article" dir="auto">
        <Link
          href={collection ? `${home}&collection=${encodeURIComponent(collection)}` : home}
          sx={{ fontSize: 14 }}
        >
          ← {collection || words.topics}
        </Link>
        <Box component="h1" sx={{ m: 0, mt: 4, fontSize: { xs: 24, sm: 30 }, ...heading }}>
          {title}
        </Box>
        <Box sx={{ mt: 2, mb: 6, fontSize: 13, color: 'ink3' }}>{words.updated(day)}</Box>
        <Box sx={{ '& > div': { fontSize: 16, lineHeight: 1.7 } }}>
          <Markdown>{body}</Markdown>
        </Box>
        <Vote words={words} slug={slug} id={id} helpful={helpful} act={vote} />
        {formEnabled && (
          <Link
            href={`/help/${slug}/contact?lang=${language}`}
            sx={{ display: 'inline-block', mt: 4, fontSize: 14 }}
          >
            {words.stuck}
          </Link>
        )}
      </Box>
      {beside.length > 0 && (
        <Box component="aside">
          <Box component="h2" sx={{ m: 0, mb: 3, fontSize: 13, fontWeight: 600, color: 'ink3' }}>
            {words.beside}
          </Box>
          {beside.map((other) => (
            <Link key={other.id} href={`/help/${slug}/articles/${other.id}`} underline="hover" sx={line}>
              {other.title}
            </Link>
          ))}
        </Box>
      )}
    </Box>
  )
}

const heading = { fontWeight: 600, lineHeight: 1.25, letterSpacing: '-0.018em', overflowWrap: 'anywhere' }
const line = {
  display: 'block',
  py: 1.5,
  fontSize: 14,
  lineHeight: 1.45,
  color: 'ink2',
  overflowWrap: 'anywhere',
}
