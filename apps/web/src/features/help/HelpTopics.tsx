import Box from '@mui/material/Box'
import Link from '@mui/material/Link'
import type { HelpWords } from './languages.ts'

export type Topic = { name: string; articles: { id: string; title: string }[] }
type Props = { slug: string; language: string; topics: Topic[]; words: HelpWords; whole: boolean }

/** How many titles a topic shows before it is opened. */
const shown = 5

/** The topics of a help center, each with its first articles, or one with all of them. */
export function HelpTopics({ slug, language, topics, words, whole }: Props) {
  return (
    <Box
      sx={{
        display: 'grid',
        gap: { xs: 4, sm: 5 },
        gridTemplateColumns: {
          xs: 'minmax(0, 1fr)',
          sm: whole ? 'minmax(0, 1fr)' : 'repeat(2, minmax(0, 1fr))',
        },
      }}
    >
      {topics.map(({ name, articles }) => (
        <Box key={name} component="section" sx={card}>
          <Box component="h2" sx={{ m: 0, fontSize: 17, fontWeight: 600, overflowWrap: 'anywhere' }}>
            {name || words.other}
          </Box>
          <Box component="ul" sx={{ listStyle: 'none', m: 0, mt: 3, p: 0 }}>
            {(whole ? articles : articles.slice(0, shown)).map(({ id, title }) => (
              <li key={id}>
                <Link href={`/help/${slug}/articles/${id}`} underline="hover" sx={line}>
                  {title}
                </Link>
              </li>
            ))}
          </Box>
          {!whole && articles.length > shown && (
            <Link
              href={`/help/${slug}?lang=${language}&collection=${encodeURIComponent(name)}`}
              sx={{ display: 'inline-block', mt: 3, fontSize: 13, fontWeight: 500 }}
            >
              {words.articles(articles.length)}
            </Link>
          )}
        </Box>
      ))}
    </Box>
  )
}

const card = { bgcolor: 'surface', border: 1, borderColor: 'hairline', borderRadius: 3, p: { xs: 5, sm: 6 } }
const line = {
  display: 'block',
  py: 1.5,
  color: 'ink2',
  fontSize: 15,
  lineHeight: 1.45,
  overflowWrap: 'anywhere',
}
