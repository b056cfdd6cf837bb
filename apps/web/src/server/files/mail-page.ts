import { env } from '@frontdesk/runtime/env'

/**
 * A page around a mail's sanitised HTML under a policy of its own: whatever sanitising may have missed can
 * neither run nor load; remote images come through our own address. Same origin is allowed so that the conversation
 * can read the height and fit the width; no script runs.
 */
export function mailPage(html: string, ground: Ground): Response {
  const policy = [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    `img-src ${ownImages().join(' ')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'self'",
    'sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox',
  ]
  return new Response(frame(html, ground), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy.join('; '),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    },
  })
}

type Ground = 'light' | 'dark'

/** The ground shows through from the conversation; inks that were chosen for white paper give way. */
const onDark = `:root { color-scheme: dark }
body { color: #ebeae7 }
body * { color: inherit !important; border-color: #4a4a47 !important }
body a { color: #6fd0bb !important }
`

/** Where the links of our own storage point to. */
function ownImages(): string[] {
  if (env.STORAGE_DRIVER === 'disk') return ["'self'", 'data:']
  const given = env.S3_PUBLIC_ENDPOINT ?? env.S3_ENDPOINT ?? `https://s3.${env.S3_REGION}.amazonaws.com`
  const { protocol, host, origin } = new URL(given)
  return ["'self'", 'data:', origin, `${protocol}//${env.S3_BUCKET ?? '*'}.${host}`]
}

function frame(html: string, ground: Ground): string {
  return `<!doctype html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="referrer" content="no-referrer">
<base target="_blank">
<style>
body { margin: 12px; font: 15px/1.5 system-ui, sans-serif; color: #1a1a1a; overflow-wrap: anywhere }
img, table { max-width: 100% }
img { height: auto }
td, th { overflow-wrap: var(--cell-wrap, break-word) }
pre { white-space: pre-wrap }
blockquote { margin: 0 0 0 8px; padding-left: 12px; border-left: 2px solid #ddd }
${ground === 'dark' ? onDark : ''}</style>
</head>
<body>${html}</body>
</html>
`
}
