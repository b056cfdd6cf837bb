/** The messages on the screen. Whatever somebody wrote is only ever text. */
export class Log {
  #element
  #greeting
  #name
  #onRetry
  #shown = new Map()

  constructor(element, { greeting, name, onRetry }) {
    this.#element = element
    this.#greeting = greeting
    this.#name = name
    this.#onRetry = onRetry
    this.clear()
  }

  clear() {
    this.#shown.clear()
    this.#element.replaceChildren()
    if (this.#greeting)
      this.#element.append(this.#message({ from: 'team', name: this.#name, text: this.#greeting }))
  }

  toEnd() {
    this.#element.scrollTop = this.#element.scrollHeight
  }

  show(one) {
    if (this.#shown.has(one.id)) return
    // What is still being sent stays below what has arrived.
    const waiting = one.from === 'team' ? this.#element.querySelector('.waiting, .failed') : null
    const box = this.#message(one, waiting ? waiting.previousElementSibling : this.#element.lastElementChild)
    this.#shown.set(one.id, box)
    this.#element.insertBefore(box, waiting)
    time(box, one)
    this.toEnd()
  }

  waiting({ clientId, text }) {
    const box = this.#message({ from: 'visitor', text }, this.#element.lastElementChild)
    box.classList.add('waiting')
    this.#shown.set(clientId, box)
    this.#element.append(box)
    say(box, 'Sending…')
    this.toEnd()
  }

  arrived(clientId, one) {
    const box = this.#shown.get(clientId)
    if (!box || this.#shown.has(one.id)) {
      box?.remove()
      return
    }
    box.classList.remove('waiting', 'failed')
    this.#shown.set(one.id, box)
    time(box, one)
  }

  failed(unsent) {
    const box = this.#shown.get(unsent.clientId)
    if (!box) return
    box.classList.replace('waiting', 'failed')
    const again = document.createElement('button')
    again.type = 'button'
    again.textContent = 'Try again'
    again.addEventListener('click', () => {
      box.classList.replace('failed', 'waiting')
      say(box, 'Sending…')
      this.#onRetry(unsent)
    })
    say(box, 'Not sent. ', again)
  }

  #message({ from, name: author = '', text }, before) {
    const box = document.createElement('div')
    const follows = before?.dataset.from === from && before?.dataset.author === author
    box.className = `message ${from}${follows ? ' follows' : ''}`
    box.dataset.from = from
    box.dataset.author = author
    const who = document.createElement('span')
    who.className = 'sr'
    who.textContent = from === 'visitor' ? 'You: ' : `${author || this.#name}: `
    const bubble = document.createElement('div')
    bubble.className = 'bubble'
    bubble.dir = 'auto'
    bubble.append(...linked(text))
    const meta = document.createElement('div')
    meta.className = 'meta'
    meta.hidden = true
    box.append(who, bubble, meta)
    return box
  }
}

/** One line under the last of several by the same person. */
function time(box, { from, name, at }) {
  const hour = new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })
  const before = box.previousElementSibling
  if (before && box.classList.contains('follows') && !before.matches('.waiting, .failed')) say(before)
  say(box, from === 'team' && name ? `${name} · ${hour}` : hour)
}

function say(box, ...words) {
  const meta = box.querySelector('.meta')
  meta.replaceChildren(...words)
  meta.hidden = words.length === 0
}

/** Text with its web addresses as links, made of nodes and never of markup. */
function linked(text) {
  return text.split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]'])/).map((part, at) => {
    if (at % 2 === 0) return document.createTextNode(part)
    const link = document.createElement('a')
    link.href = part
    link.target = '_blank'
    link.rel = 'noopener noreferrer nofollow'
    link.textContent = part
    return link
  })
}
