import Box from '@mui/material/Box'
import Link from '@mui/material/Link'

export type FoundArticle = { id: string; title: string; passage: string }
type Props = { slug: string; found: FoundArticle[]; newTab?: boolean }

/** Articles that answer what was asked, each with the passage that fits. */
export function HelpFound({ slug, found, newTab = false }: Props) {
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 3 }}>
      {found.map(({ id, title, passage }) => (
        <Box
          component="li"
          key={id}
          sx={{
            bgcolor: 'surface',
            border: 1,
            borderColor: 'hairline',
            borderRadius: 3,
            p: { xs: 4, sm: 5 },
          }}
        >
          <Link
            href={`/help/${slug}/articles/${id}`}
            underline="hover"
            {...(newTab ? { target: '_blank', rel: 'noopener' } : {})}
            sx={{ fontSize: 16, fontWeight: 600, overflowWrap: 'anywhere' }}
          >
            {title}
          </Link>
          <Box
            dir="auto"
            sx={{ mt: 1.5, color: 'ink2', fontSize: 14, lineHeight: 1.55, overflowWrap: 'anywhere' }}
          >
            {passage}
          </Box>
        </Box>
      ))}
    </Box>
  )
}
