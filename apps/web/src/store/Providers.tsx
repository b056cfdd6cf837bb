'use client'

import CssBaseline from '@mui/material/CssBaseline'
import { ThemeProvider } from '@mui/material/styles'
import { type ReactNode, useState } from 'react'
import { Provider } from 'react-redux'
import { Toasts } from '../ui/feedback/Toasts.tsx'
import { theme } from '../ui/theme.ts'
import { createStore } from './store.ts'

export function Providers({ children }: { children: ReactNode }) {
  const [store] = useState(createStore)
  return (
    <Provider store={store}>
      <ThemeProvider theme={theme} defaultMode="system">
        <CssBaseline />
        <Toasts>{children}</Toasts>
      </ThemeProvider>
    </Provider>
  )
}
