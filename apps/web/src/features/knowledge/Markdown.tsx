import Box from '@mui/material/Box'
import Link from '@mui/material/Link'
import type { ComponentProps } from 'react'
import ReactMarkdown from 'react-markdown'

/** Markdown as it will read. HTML inside it stays text, and pictures from elsewhere are only named. */
export function Markdown({ children }: { children: string }) {
  return (
    <Box sx={prose}>
      <ReactMarkdown components={components}>{children}</ReactMarkdown>
    </Box>
  )
}

const components = {
  a: ({ href, children }: ComponentProps<'a'>) => (
    <Link href={href} target="_blank" rel="noopener noreferrer nofollow" underline="always">
      {children}
    </Link>
  ),
  img: ({ alt }: ComponentProps<'img'>) => <em>[picture: {alt}]</em>,
}

const prose = {
  fontSize: 14,
  lineHeight: 1.6,
  overflowWrap: 'anywhere',
  '& > :first-of-type': { mt: 0 },
  '& h1, & h2, & h3, & h4': { fontWeight: 600, lineHeight: 1.35, mt: 5, mb: 2 },
  '& h1': { fontSize: 18 },
  '& h2': { fontSize: 16 },
  '& h3, & h4': { fontSize: 14 },
  '& p, & ul, & ol, & pre, & blockquote': { mt: 0, mb: 3 },
  '& ul, & ol': { pl: 5 },
  '& li': { mb: 1 },
  '& code': { fontSize: 12.5, px: 1, py: 0.5, borderRadius: '4px', bgcolor: 'sunken' },
  '& pre': { p: 3, borderRadius: 1, bgcolor: 'sunken', overflowX: 'auto', '& code': { p: 0 } },
  '& blockquote': { ml: 0, pl: 3, borderLeft: '2px solid', borderColor: 'edge', color: 'ink2' },
  '& hr': { border: 0, borderTop: '1px solid', borderColor: 'hairline', my: 4 },
}
