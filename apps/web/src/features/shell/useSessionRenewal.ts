'use client'

import { useEffect } from 'react'
import { useRenewSessionMutation } from './api.ts'

const everyMs = 15 * 60_000

/** Has the secret in the session's cookie replaced now and then, so that a copy of it is soon worth nothing. */
export function useSessionRenewal(): void {
  const [renew] = useRenewSessionMutation()
  useEffect(() => {
    const ask = () => void renew()
    ask()
    const timer = setInterval(ask, everyMs)
    return () => clearInterval(timer)
  }, [renew])
}
