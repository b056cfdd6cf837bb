import { useEffect } from 'react'

const question = 'What you wrote is not saved. Leave it behind?'

/** Asks before unsaved text is left behind, by closing the page or by following one of its links. */
export function useLeaveWarning(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return
    const stay = (event: Event) => event.preventDefault()
    document.addEventListener('click', askOnLink, { capture: true })
    window.addEventListener('beforeunload', stay)
    return () => {
      document.removeEventListener('click', askOnLink, { capture: true })
      window.removeEventListener('beforeunload', stay)
    }
  }, [unsaved])
}

function askOnLink(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null
  if (link === null || link.getAttribute('target') === '_blank') return
  if (window.confirm(question)) return
  event.preventDefault()
  event.stopPropagation()
}
