import type { Draft } from './tree.ts'

/** Hands out a workflow as a JSON file that can be imported elsewhere. */
export function exportWorkflow(draft: Draft): void {
  const blob = new Blob([JSON.stringify(draft, null, 2)], { type: 'application/json' })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = `${draft.name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-')}.json`
  link.click()
  URL.revokeObjectURL(link.href)
}
