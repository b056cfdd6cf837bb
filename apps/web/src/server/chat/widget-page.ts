import { findWidget, type OpenWidget } from '@frontdesk/core/chat/in-widget'
import { NotFound } from '@frontdesk/core/errors'
import { inkOn } from '../../features/help/ink-on.ts'

/**
 * The page a site holds in a frame. Only the sites its admin has listed may hold it, which the browser sees to by the
 * page's policy; a widget that is off or unknown is not there and may be held by nobody.
 */
export async function widgetPage(key: string): Promise<Response> {
  const widget = await findWidget(key).catch((error: unknown) => {
    if (error instanceof NotFound) return null
    throw error
  })
  const html = widget
    ? page(key, widget)
    : '<!doctype html><title>Chat</title><p>This chat is not available.</p>'
  return new Response(html, {
    status: widget ? 200 : 404,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policyFor(widget?.origins ?? []),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    },
  })
}

function policyFor(origins: string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${origins.length > 0 ? origins.join(' ') : "'none'"}`,
  ].join('; ')
}

function page(key: string, { organization, greeting, hours, color, asks }: OpenWidget): string {
  const shown = { key, organization, greeting, color, ink: inkOn(color), asks }
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${asText(organization)}</title>
<link rel="stylesheet" href="/widget/frame.css">
<script type="application/json" id="widget">${JSON.stringify(shown).replaceAll('<', '\\u003c')}</script>
<script type="module" src="/widget/frame.js"></script>
</head>
<body>
<header>
<div class="names"><h1>${asText(organization)}</h1>${hours === '' ? '' : `<p>${asText(hours)}</p>`}</div>
<button type="button" id="close" aria-label="Close the chat">×</button>
</header>
<main id="log" role="log" aria-live="polite" aria-label="Messages" tabindex="0"></main>
<form id="form">
<p id="problem" role="alert" hidden></p>
<div id="who" hidden>
<p>${asks === 'required' ? 'So that we can answer you:' : 'Leave your address to get our answer by mail when you are gone:'}</p>
<label><span class="sr">Name</span><input id="name" autocomplete="name" maxlength="100" placeholder="Name"></label>
<label><span class="sr">Mail address</span><input id="email" type="email" autocomplete="email" maxlength="254" placeholder="Mail address"></label>
</div>
<div class="write">
<textarea id="text" rows="1" maxlength="4000" aria-label="Your message" placeholder="Write a message…"></textarea>
<button id="send" type="submit" aria-label="Send" disabled><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M5 12h14M13 6l6 6-6 6"/></svg></button>
</div>
</form>
</body>
</html>
`
}

const named: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function asText(text: string): string {
  return text.replace(/[&<>"']/g, (letter) => named[letter] ?? letter)
}
