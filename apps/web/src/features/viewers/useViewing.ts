'use client'
import { useCallback, useEffect, useRef } from 'react'
import { useDispatch } from 'react-redux'
import type { Dispatch } from '../../store/store.ts'
import { tellClosed, tellViewing } from './api.ts'
import { watchTyping } from './watch-typing.ts'

/** Milliseconds between two words of an open page; the server forgets one that is silent for twenty seconds. */
const beat = 8_000
/** Milliseconds a page in the background still counts: somebody who answers looks things up elsewhere. */
const elsewhere = 180_000

/** Tells colleagues that this conversation is open here, and by what it gives back that an answer is being written. */
export function useViewing(conversationId: string): (text: string) => void {
  const dispatch = useDispatch<Dispatch>()
  const typing = useRef<ReturnType<typeof watchTyping>>(undefined)
  useEffect(() => {
    const page = crypto.randomUUID()
    const place = { conversationId, page }
    let hidden: number | null = null
    let told = Promise.resolve()
    const tell = () => {
      const doing = typing.current?.doing() ?? 'looking'
      told = dispatch(tellViewing({ ...place, doing })).catch(() => {})
    }
    typing.current = watchTyping({ tell, now: () => performance.now(), after: later })
    const look = () => {
      hidden = document.visibilityState === 'hidden' ? (hidden ?? performance.now()) : null
      return hidden === null || performance.now() - hidden < elsewhere
    }
    const again = () => {
      if (look()) tell()
    }
    const close = () => tellClosed(place)
    again()
    const timer = setInterval(again, beat)
    document.addEventListener('visibilitychange', again)
    window.addEventListener('pagehide', close)
    window.addEventListener('pageshow', again)
    return () => {
      clearInterval(timer)
      typing.current?.end()
      document.removeEventListener('visibilitychange', again)
      window.removeEventListener('pagehide', close)
      window.removeEventListener('pageshow', again)
      // What was told last must not arrive after this.
      void told.finally(close)
    }
  }, [conversationId, dispatch])
  return useCallback((text: string) => {
    if (text.trim() === '') typing.current?.stop()
    else typing.current?.typed()
  }, [])
}

function later(milliseconds: number, run: () => void): () => void {
  const timer = setTimeout(run, milliseconds)
  return () => clearTimeout(timer)
}
