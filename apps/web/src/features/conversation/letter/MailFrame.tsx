'use client'
import Box from '@mui/material/Box'
import { useColorScheme } from '@mui/material/styles'
import { useEffect, useRef, useState } from 'react'
import { fitterOf } from './fit-to-width.ts'

const least = 48
const unknown = 420

type Props = { messageId: string; images: boolean; designed: boolean }

/**
 * A mail's own HTML. It is served sanitised and under its own policy, and the frame allows no scripts, so
 * that fitting its width and reading its height from outside is all that happens across the border. Where even that
 * is refused, the frame keeps a fixed height and scrolls inside. Designed mail keeps the white paper it was made for.
 */
export function MailFrame({ messageId, images, designed }: Props) {
  const { mode, systemMode } = useColorScheme()
  const dark = !designed && (mode === 'system' ? systemMode : mode) === 'dark'
  const frame = useRef<HTMLIFrameElement>(null)
  const [height, setHeight] = useState<number | null>(null)
  const [loaded, setLoaded] = useState(0)
  useEffect(() => {
    if (loaded === 0) return
    const body = frame.current?.contentDocument?.body
    if (!body) {
      setHeight(unknown)
      return
    }
    const fit = fitterOf(body.ownerDocument.documentElement, body)
    const measure = () => {
      fit()
      setHeight(Math.max(least, Math.ceil(heightOf(body))))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(body)
    return () => observer.disconnect()
  }, [loaded])
  return (
    <Box
      component="iframe"
      ref={frame}
      title="The mail as it was sent"
      src={`/mail/${messageId}?${new URLSearchParams({ ...(images && { images: '1' }), ...(dark && { ground: 'dark' }) })}`}
      sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox"
      referrerPolicy="no-referrer"
      onLoad={() => setLoaded((count) => count + 1)}
      sx={{
        display: 'block',
        width: '100%',
        height: height ?? unknown / 2,
        border: 0,
        borderRadius: '6px',
        bgcolor: dark ? 'transparent' : 'common.white',
        colorScheme: dark ? 'dark' : 'light',
      }}
    />
  )
}

/** Margins count too, and a root that is exactly as tall as the frame says nothing about its content. */
function heightOf(body: HTMLElement): number {
  const style = body.ownerDocument.defaultView?.getComputedStyle(body)
  const margins = Number.parseFloat(style?.marginTop ?? '0') + Number.parseFloat(style?.marginBottom ?? '0')
  const zoom = Number.parseFloat(body.style.zoom || '1')
  const height = Math.max(body.scrollHeight * zoom, body.getBoundingClientRect().height)
  return height + (Number.isFinite(margins) ? margins : 0)
}
