// Shows a page of ours where there is no network. Nothing else is ever kept: no answer of the API, no page with
// anybody's conversations, so that whoever uses this browser next finds none of it.
const kept = 'offline-1'
const offline = '/offline.html'

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(kept)
      .then((cache) => cache.add(new Request(offline, { credentials: 'omit', cache: 'reload' })))
      .then(() => self.skipWaiting()),
  )
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== kept).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  )
})

self.addEventListener('fetch', (event) => {
  if (event.request.mode !== 'navigate' || event.request.method !== 'GET') return
  event.respondWith(fetch(event.request).catch(async () => (await caches.match(offline)) ?? Response.error()))
})
