'use client'
import { useEffect, useState } from 'react'

/** Seconds that are left, counted down where they are shown. */
export function Countdown({ until, before }: { until: string; before: string }) {
  const left = useSecondsUntil(until)
  if (left <= 0) return null
  return (
    <span aria-hidden style={{ fontVariantNumeric: 'tabular-nums' }}>
      {before} {left} s
    </span>
  )
}

function useSecondsUntil(until: string): number {
  const [left, setLeft] = useState(() => secondsUntil(until))
  useEffect(() => {
    setLeft(secondsUntil(until))
    const timer = setInterval(() => {
      const next = secondsUntil(until)
      setLeft(next)
      if (next <= 0) clearInterval(timer)
    }, 250)
    return () => clearInterval(timer)
  }, [until])
  return left
}

function secondsUntil(until: string): number {
  return Math.max(0, Math.ceil((Date.parse(until) - Date.now()) / 1_000))
}
