import clean from 'sanitize-html'
import { allowedAttributes } from './html/attributes.ts'
import { boundNesting } from './html/bound-nesting.ts'
import { contentIdsOf } from './html/content-ids.ts'
import { inlineStyles } from './html/inline-styles.ts'
import { escapeHtml, htmlToText, textToSimpleHtml } from './html-text.ts'

/**
 * Mail HTML made safe to show: no code, no styles that load or cover anything, no forms, links that open
 * apart. What its style elements say stands at each element afterwards. Images on other servers do not load:
 * their address waits in `data-remote-src`. Images of the mail keep `src="cid:…"`. Cleaning twice gives the
 * same as cleaning once.
 */
export function sanitizeHtml(html: string): string {
  let { cleaned, reshaped } = cleanOnce(inlineStyles(boundNesting(html.slice(0, MAX_LENGTH))))
  // Taking elements out changes how the rest nests. What then reads differently is not yet what a browser
  // will see, so it is cleaned until it stays the same; what never does is shown as text.
  for (let pass = 0; reshaped && pass < MAX_PASSES; pass += 1) {
    const again = cleanOnce(cleaned)
    reshaped = again.cleaned !== cleaned
    cleaned = again.cleaned
  }
  return reshaped ? textToSimpleHtml(htmlToText(cleaned)) : cleaned
}

/**
 * Lets the remote images of sanitised HTML load from the address that `rewrite` gives for each, such as an
 * image proxy's.
 */
export function revealRemoteImages(html: string, rewrite: (url: string) => string): string {
  return html.replace(IMAGE, (image) =>
    image.replace(
      / data-remote-src="([^"]*)"/g,
      (_, url: string) => ` src="${escapeHtml(rewrite(unescapeHtml(url)))}"`,
    ),
  )
}

/** Replaces the `cid:` images of sanitised HTML by what `resolve` gives; without an answer they lose their source. */
export function inlineImages(html: string, resolve: (contentId: string) => string | null): string {
  return html.replace(IMAGE, (image) =>
    image.replace(/ src="cid:([^"]*)"/gi, (_, written: string) => {
      for (const id of contentIdsOf(unescapeHtml(written))) {
        const url = resolve(id)
        if (url !== null) return ` src="${escapeHtml(url)}"`
      }
      return ''
    }),
  )
}

const MAX_PASSES = 4
/** Longest HTML looked at, in characters; what lies beyond is not shown. */
const MAX_LENGTH = 4_000_000
// In sanitised HTML `<` and `>` stand for tags only: inside attributes and text they are entities.
const IMAGE = /<img\b[^<>]*>/g

const NESTING_LIMIT = 120
const TAGS =
  'a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ol p pre q s samp section small span strike strong sub sup table tbody td tfoot th thead time tr tt u ul var wbr'
/** Elements whose content is never text of the mail. */
const DROPPED =
  'script style textarea option xmp noscript noembed noframes iframe frameset template title object embed applet audio video canvas plaintext'

const OPTIONS: clean.IOptions = {
  allowedTags: TAGS.split(' '),
  nonTextTags: DROPPED.split(' '),
  disallowedTagsMode: 'discard',
  // Attributes are chosen below, by tag; the list here only lets the chosen ones through.
  allowedAttributes: false,
  transformTags: {
    '*': (tag, attributes) => {
      if (tag === 'html') return root(attributes)
      const tagName = tag === 'body' ? 'div' : tag
      return { tagName, attribs: allowedAttributes(tagName, attributes) }
    },
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['cid', 'data'] },
  allowProtocolRelative: false,
  parseStyleAttributes: false,
  enforceHtmlBoundary: false,
  nestingLimit: NESTING_LIMIT,
  parser: { lowerCaseTags: true, lowerCaseAttributeNames: true, decodeEntities: true },
}

/** What is said of the whole document is its language and its direction; otherwise it is no element of its own. */
function root({ dir = '', lang = '' }: Record<string, string>): clean.Tag {
  const attribs = allowedAttributes('div', { dir, lang })
  return { tagName: Object.keys(attribs).length > 0 ? 'div' : 'html', attribs }
}

const KEPT = new Set(TAGS.split(' '))
/** Elements around or without text: taking them out changes nothing between the others. */
const SHELL = new Set(['html', 'head', 'body'])
const EMPTY = new Set(['base', 'link', 'meta', 'script', 'style', 'title'])

/** Cleans HTML and tells whether elements were taken out from between others. */
function cleanOnce(html: string): { cleaned: string; reshaped: boolean } {
  let depth = 0
  let reshaped = false
  let seen = false
  const cleaned = clean(html, {
    ...OPTIONS,
    onOpenTag: (name) => {
      depth += 1
      const harmless = KEPT.has(name) || EMPTY.has(name) || (SHELL.has(name) && !seen)
      reshaped ||= !harmless || depth >= NESTING_LIMIT
      seen ||= KEPT.has(name)
    },
    onCloseTag: () => {
      depth -= 1
    },
  })
  return { cleaned, reshaped }
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

function unescapeHtml(value: string): string {
  return value.replace(/&(amp|lt|gt|quot|#39);/g, (whole, name: string) => ENTITIES[name] ?? whole)
}
