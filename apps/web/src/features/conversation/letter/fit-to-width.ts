const smallestZoom = 0.5
/** More elements than this are not looked at one by one. */
const most = 5_000

/**
 * Lays a mail out anew for the width of its frame: what was drawn wider, as designed mail often is, becomes as wide as
 * the frame, and what cannot is drawn smaller. Returns a function that does so again when the width has changed.
 */
export function fitterOf(root: HTMLElement, body: HTMLElement): () => void {
  const written = new Map<HTMLElement, string | null>()
  let fitted = 0
  return () => {
    if (root.clientWidth === fitted && root.scrollWidth <= fitted) return
    fitted = root.clientWidth
    for (const property of ['zoom', '--cell-wrap']) body.style.removeProperty(property)
    for (const [element, style] of written) restore(element, style)
    written.clear()
    if (root.scrollWidth <= fitted) return
    for (const element of tooWide(body, fitted)) {
      written.set(element, element.getAttribute('style'))
      narrow(element)
    }
    // Words in tables are broken only where the table would not fit otherwise.
    if (root.scrollWidth > fitted) body.style.setProperty('--cell-wrap', 'anywhere')
    if (root.scrollWidth > fitted)
      body.style.setProperty('zoom', String(Math.max(smallestZoom, fitted / root.scrollWidth)))
  }
}

function tooWide(body: HTMLElement, width: number): HTMLElement[] {
  const boxes = [...body.querySelectorAll<HTMLElement>('table, td, th, div, center')].slice(0, most)
  return boxes.filter((box) => box.offsetWidth > width)
}

function narrow(element: HTMLElement): void {
  const width = /^(?:td|th)$/i.test(element.tagName) ? 'auto' : '100%'
  element.style.setProperty('width', width, 'important')
  element.style.setProperty('min-width', '0', 'important')
  element.style.setProperty('box-sizing', 'border-box')
}

function restore(element: HTMLElement, style: string | null): void {
  if (style === null) element.removeAttribute('style')
  else element.setAttribute('style', style)
}
