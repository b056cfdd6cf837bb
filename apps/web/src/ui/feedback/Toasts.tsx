'use client'

import { SnackbarProvider } from 'notistack'
import type { ReactNode } from 'react'
import { Toast } from './Toast.tsx'

const kinds = { default: Toast, success: Toast, error: Toast, warning: Toast, info: Toast }

export function Toasts({ children }: { children: ReactNode }) {
  return (
    <SnackbarProvider
      Components={kinds}
      maxSnack={3}
      autoHideDuration={6_000}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
    >
      {children}
    </SnackbarProvider>
  )
}
