// Puts the chat of a desk on a site: <script src="https://desk/widget.js" data-key="…" async></script>
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: on the pages of others a script leaves no names behind.
;(() => {
  const script = document.currentScript
  if (!script?.dataset.key || window.frontdeskChat) return
  const { key, color = '#0f6b5c', side = 'right', user, hash, name, email } = script.dataset
  const desk = new URL(script.src).origin
  const remembered = `frontdesk-chat.${key}`
  window.frontdeskChat = { open: () => show(true), close: () => show(false) }

  const host = document.createElement('div')
  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`
    :host { all: initial; position: fixed; z-index: 2147483000; inset: auto; }
    button { all: unset; box-sizing: border-box; position: fixed; bottom: 20px; width: 56px; height: 56px;
      border-radius: 50%; cursor: pointer; display: grid; place-items: center; background: var(--accent);
      color: var(--ink); box-shadow: 0 4px 16px rgb(0 0 0 / .22); transition: transform .15s, box-shadow .15s; }
    button:hover { box-shadow: 0 6px 22px rgb(0 0 0 / .3); transform: translateY(-1px); }
    button:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
    button svg { width: 26px; height: 26px; fill: none; stroke: currentColor; stroke-width: 1.8;
      stroke-linecap: round; stroke-linejoin: round; }
    .count { position: absolute; top: -3px; right: -3px; min-width: 20px; height: 20px; padding: 0 5px;
      box-sizing: border-box; border-radius: 10px; background: #c62f2f; color: #fff; text-align: center;
      font: 600 12px/20px system-ui, sans-serif; }
    .count:empty { display: none; }
    iframe { position: fixed; bottom: 90px; width: 384px; height: min(620px, calc(100vh - 110px)); border: 0;
      border-radius: 16px; box-shadow: 0 12px 40px rgb(0 0 0 / .24); background: transparent; color-scheme: normal; }
    iframe[hidden] { display: none; }
    .right { right: 20px; } .left { left: 20px; }
    @media (max-width: 480px) {
      iframe { inset: 0; width: 100%; height: 100%; border-radius: 0; }
      .open button { display: none; }
    }
    @media (prefers-reduced-motion: reduce) { button { transition: none; } }
  `)
  root.adoptedStyleSheets = [sheet]
  const place = side === 'left' ? 'left' : 'right'
  const box = document.createElement('div')
  box.style.setProperty('--accent', color)
  box.style.setProperty('--ink', inkOn(color))
  const button = document.createElement('button')
  button.type = 'button'
  button.className = place
  const count = document.createElement('span')
  count.className = 'count'
  const icon = drawing(
    'M21 12a8 8 0 0 1-8 8H4l2.2-3.3A8 8 0 1 1 21 12Z M8.5 12h.01 M12.5 12h.01 M16.5 12h.01',
  )
  const cross = drawing('M6 6l12 12 M18 6L6 18')
  button.append(icon, cross, count)
  box.append(button)
  root.append(box)
  let frame = null
  let isOpen = false
  button.addEventListener('click', () => show(!isOpen))
  label()

  const ready = () => {
    document.body.append(host)
    // Whoever has written before hears of an answer without opening anything.
    if (recall()) load()
  }
  if (document.body) ready()
  else addEventListener('DOMContentLoaded', ready, { once: true })

  addEventListener('message', (event) => {
    if (!frame || event.source !== frame.contentWindow || event.origin !== desk) return
    const { type, unread } = event.data ?? {}
    if (type === 'frontdesk.ready') {
      frame.contentWindow.postMessage(
        { type: 'frontdesk.hello', user, hash, name, email, open: isOpen },
        desk,
      )
    } else if (type === 'frontdesk.close') {
      show(false)
      button.focus()
    } else if (type === 'frontdesk.unread') {
      count.textContent = unread > 0 ? String(Math.min(Number(unread), 99)) : ''
      label()
    } else if (type === 'frontdesk.written') keep()
  })

  function load() {
    if (frame) return
    frame = document.createElement('iframe')
    frame.src = `${desk}/widget/${encodeURIComponent(key)}`
    frame.title = 'Chat'
    frame.className = place
    frame.hidden = true
    frame.referrerPolicy = 'origin'
    box.prepend(frame)
  }

  function show(open) {
    isOpen = open
    if (open) load()
    if (frame) frame.hidden = !open
    box.classList.toggle('open', open)
    label()
    frame?.contentWindow?.postMessage({ type: open ? 'frontdesk.open' : 'frontdesk.shut' }, desk)
  }

  function label() {
    icon.style.display = isOpen ? 'none' : ''
    cross.style.display = isOpen ? '' : 'none'
    const unread = count.textContent ? `, ${count.textContent} unread` : ''
    button.setAttribute('aria-label', isOpen ? 'Close the chat' : `Open the chat${unread}`)
    button.setAttribute('aria-expanded', String(isOpen))
  }

  function drawing(lines) {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
    svg.setAttribute('viewBox', '0 0 24 24')
    svg.setAttribute('aria-hidden', 'true')
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
    path.setAttribute('d', lines)
    svg.append(path)
    return svg
  }

  function inkOn(background) {
    const parts = /^#(..)(..)(..)$/.exec(background)?.slice(1) ?? ['0f', '6b', '5c']
    const [r, g, b] = parts.map((part) => {
      const share = Number.parseInt(part, 16) / 255
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? '#000000' : '#ffffff'
  }

  function recall() {
    try {
      return localStorage.getItem(remembered) === 'written'
    } catch {
      return false
    }
  }

  function keep() {
    try {
      localStorage.setItem(remembered, 'written')
    } catch {
      // A browser that keeps nothing begins anew on the next page.
    }
  }
})()
