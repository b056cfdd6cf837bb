import { listen } from './listen.js'
import { Log } from './log.js'

const widget = JSON.parse(document.getElementById('widget').textContent)
const own = `/api/v1/widget/${encodeURIComponent(widget.key)}`
const find = (id) => document.getElementById(id)
const root = document.documentElement
root.style.setProperty('--accent', widget.color)
root.style.setProperty('--on-accent', widget.ink)

const log = new Log(find('log'), { greeting: widget.greeting, name: widget.organization, onRetry: deliver })
let session = null
let beginning = null
let identity = {}
let last = 0
let unread = 0
let open = window.parent === window
let stop = () => {}
let parentOrigin = null

if (window.parent === window) {
  find('close').hidden = true
  void begin()
} else {
  addEventListener('message', hear)
  // No secret is in it, and whose page this is we only learn from the answer.
  window.parent.postMessage({ type: 'frontdesk.ready' }, '*')
}

function hear({ source, origin, data }) {
  if (source !== window.parent || typeof data?.type !== 'string') return
  if (data.type === 'frontdesk.hello') {
    const { user, hash, name, email } = data
    parentOrigin = origin
    identity = { user, hash, name, email }
    open = data.open === true
    void begin()
  } else if (data.type === 'frontdesk.open' || data.type === 'frontdesk.shut') {
    open = data.type === 'frontdesk.open'
    if (open) {
      countUnread(0)
      log.toEnd()
      find('text').focus()
    }
  }
}

function tell(message) {
  if (parentOrigin !== null) window.parent.postMessage(message, parentOrigin)
}

function countUnread(count) {
  unread = count
  tell({ type: 'frontdesk.unread', unread })
}

/** One session at a time, whoever asks for it. */
function begin() {
  beginning ??= startSession().finally(() => {
    beginning = null
  })
  return beginning
}

async function startSession() {
  const { user, hash, name, email } = identity
  const known =
    user && hash ? { user: { id: user, hash, ...(name && { name }), ...(email && { email }) } } : {}
  const token = kept()
  const answer = await ask('/sessions', { method: 'POST', body: { ...known, ...(token && { token }) } })
  if (!answer.ok) return say('The chat cannot be reached right now.')
  const before = session?.token.split('.')[0]
  session = await answer.json()
  keep(session.token)
  if (before !== undefined && before !== session.token.split('.')[0]) {
    last = 0
    log.clear()
  }
  const { visitor } = session
  const asked = widget.asks !== 'nothing' && !visitor.known && !(visitor.name && visitor.email)
  find('who').hidden = !asked || last > 0
  find('name').value ||= visitor.name
  find('email').value ||= visitor.email ?? ''
  say('')
  await fetchNew()
  follow()
}

function follow() {
  stop()
  stop = listen({
    address: `${own}/events`,
    headers: () => ({ 'x-visitor-token': session.token }),
    onOpen: fetchNew,
    onShown: fetchNew,
    onEnded: () => void begin(),
  })
}

let fetching = Promise.resolve()
/** One after the other, so that no answer is shown twice. */
function fetchNew() {
  fetching = fetching.then(fetchOnce, fetchOnce)
  return fetching
}

async function fetchOnce() {
  for (let more = true; more; ) {
    const answer = await ask(`/messages?after=${last}`)
    if (!answer.ok) return
    const { items, more: further } = await answer.json()
    more = further
    for (const message of items) {
      last = Math.max(last, message.sequence)
      log.show(message)
      if (message.from === 'team' && !(open && document.visibilityState === 'visible')) unread += 1
    }
    if (items.length > 0) {
      find('who').hidden = true
      countUnread(open && document.visibilityState === 'visible' ? 0 : unread)
    }
  }
}

find('form').addEventListener('submit', (event) => {
  event.preventDefault()
  const text = find('text').value.trim()
  if (text === '' || !mayWrite()) return
  find('text').value = ''
  settle()
  const clientId = crypto.randomUUID?.() ?? `${Date.now()}-${Math.random().toString(36).slice(2)}`
  const who = find('who').hidden ? {} : filled({ name: find('name').value, email: find('email').value })
  log.waiting({ clientId, text })
  void deliver({ clientId, text, ...who })
})

function mayWrite() {
  if (find('who').hidden) return true
  const needed = widget.asks === 'required'
  for (const field of [find('name'), find('email')]) {
    field.required = needed
    if (!field.reportValidity()) return false
  }
  return true
}

function filled(fields) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value.trim() !== ''))
}

/** The same message under the same id until it has arrived, so that it arrives once. */
async function deliver(message) {
  for (let attempt = 0; attempt < 4; attempt += 1) {
    if (attempt > 0) await new Promise((resolve) => setTimeout(resolve, 1_000 * 2 ** attempt))
    if (!session) await begin().catch(() => {})
    const answer = await ask('/messages', { method: 'POST', body: message })
    if (answer.ok) {
      log.arrived(message.clientId, await answer.json())
      find('who').hidden = true
      say('')
      tell({ type: 'frontdesk.written' })
      return fetchNew()
    }
    if (answer.status === 401 || answer.status === 404) {
      session = null
      continue
    }
    if (answer.status >= 400 && answer.status < 500 && answer.status !== 429) {
      const problem = await answer.json().catch(() => ({}))
      if (/address/.test(problem.code ?? '')) find('who').hidden = false
      say(problem.detail ?? 'This could not be sent.')
      break
    }
  }
  log.failed(message)
}

/** An answer, also when there is none. */
async function ask(path, { method = 'GET', body } = {}) {
  const headers = {
    ...(session && { 'x-visitor-token': session.token }),
    ...(body && { 'content-type': 'application/json' }),
  }
  try {
    return await fetch(own + path, {
      method,
      headers,
      credentials: 'omit',
      signal: AbortSignal.timeout(15_000),
      ...(body && { body: JSON.stringify(body) }),
    })
  } catch {
    return new Response(null, { status: 503 })
  }
}

function say(words) {
  find('problem').textContent = words
  find('problem').hidden = words === ''
}

function kept() {
  try {
    return localStorage.getItem(`chat.${widget.key}`)
  } catch {
    return null
  }
}

function keep(token) {
  try {
    localStorage.setItem(`chat.${widget.key}`, token)
  } catch {
    // A browser that keeps nothing has a session for as long as the page is open.
  }
}

function settle() {
  const field = find('text')
  find('send').disabled = field.value.trim() === ''
  field.style.height = 'auto'
  field.style.height = `${Math.min(field.scrollHeight + 2, 140)}px`
}

find('text').addEventListener('input', settle)
find('text').addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
  event.preventDefault()
  find('form').requestSubmit()
})
find('close').addEventListener('click', () => tell({ type: 'frontdesk.close' }))
addEventListener('keydown', (event) => {
  if (event.key === 'Escape') tell({ type: 'frontdesk.close' })
})

// Who looks elsewhere for a while is away: an answer then also goes to their address.
let leaving
document.addEventListener('visibilitychange', () => {
  clearTimeout(leaving)
  if (document.visibilityState === 'hidden') leaving = setTimeout(() => stop(), 30_000)
  else if (session) {
    follow()
    if (open) countUnread(0)
  }
})
