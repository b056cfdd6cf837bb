import type { MetadataRoute } from 'next'
import { light } from '../ui/theme/tokens.ts'

/** What a browser needs to install the product like an app of its own. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    id: '/inbox',
    name: 'Frontdesk',
    short_name: 'Frontdesk',
    description: 'Customer mail, answered together.',
    start_url: '/inbox',
    scope: '/',
    display: 'standalone',
    background_color: light.canvas,
    theme_color: light.canvas,
    icons: [
      { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icons/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
    shortcuts: [{ name: 'Inbox', url: '/inbox', icons: [{ src: '/icons/icon-192.png', sizes: '192x192' }] }],
  }
}
