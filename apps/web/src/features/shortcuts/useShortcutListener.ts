'use client'
import { useEffect } from 'react'
import { bindingOf } from './bindings.ts'
import { findShortcuts, nameStroke, sequencePause } from './keys.ts'
import { shortcutsEnabled } from './preference.ts'
import { shortcutOf } from './registry.ts'

/** The one listener for every key of the registry. */
export function useShortcutListener(): void {
  useEffect(() => {
    let pending = ''
    let pendingSince = 0
    const onKeyDown = (event: KeyboardEvent) => {
      const stroke = nameStroke(event)
      if (!stroke || event.defaultPrevented || event.isComposing) return
      const typing = isTyping(event.target) || isInLayer(event.target)
      const now = Date.now()
      const found = findShortcuts(now - pendingSince < sequencePause ? pending : '', stroke, typing)
      pending = found.pending
      pendingSince = now
      if (ownsKey(event.target, stroke)) return
      for (const id of found.ids) {
        const run = bindingOf(id)
        if (!run || (!shortcutsEnabled() && !shortcutOf(id).whileTyping)) continue
        event.preventDefault()
        run()
        return
      }
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}

const textInputs = new Set(['text', 'search', 'email', 'password', 'url', 'tel', 'number', 'date', 'time'])

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return textInputs.has(target.type)
  return (
    target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
  )
}

/** Menus and dialogs have keys of their own. */
function isInLayer(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('[role="dialog"], [role="menu"], [role="listbox"]') !== null
  )
}

/** Enter presses the button or follows the link that has the focus; arrows scroll a text that has it. */
function ownsKey(target: EventTarget | null, stroke: string): boolean {
  if (!(target instanceof Element)) return false
  if (stroke === 'Enter') return target.closest('button, a[href], summary, [role="button"]') !== null
  return stroke.startsWith('Arrow') && target.closest('[data-scroll-keys], [role="tablist"]') !== null
}
