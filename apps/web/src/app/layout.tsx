import '@fontsource-variable/inter/wght.css'
import InitColorSchemeScript from '@mui/material/InitColorSchemeScript'
import { AppRouterCacheProvider } from '@mui/material-nextjs/v16-appRouter'
import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { Providers } from '../store/Providers.tsx'
import { dark, light, schemeAttribute } from '../ui/theme/tokens.ts'

export const metadata: Metadata = {
  title: { default: 'Frontdesk', template: '%s · Frontdesk' },
  description: 'Customer mail, answered together.',
  applicationName: 'Frontdesk',
  appleWebApp: { capable: true, title: 'Frontdesk', statusBarStyle: 'default' },
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: light.canvas },
    { media: '(prefers-color-scheme: dark)', color: dark.canvas },
  ],
}

/** Toasts write their styles themselves and look for the nonce here. */
const shareNonce = 'window.__nonce__=document.currentScript.nonce'

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? ''
  return (
    <html lang="en" suppressHydrationWarning>
      <body>
        <InitColorSchemeScript attribute={schemeAttribute} defaultMode="system" nonce={nonce} />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, no input reaches it. */}
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: shareNonce }} />
        <AppRouterCacheProvider options={{ key: 'mui', nonce }}>
          <Providers>{children}</Providers>
        </AppRouterCacheProvider>
      </body>
    </html>
  )
}
