import type { Subject } from './api.ts'

const keyOf = (kind: string, about: string) => `replay:${kind}:${about}`

/** What a trial is about, for the address of the lab: an id, the task of a prompt, or `new`. */
export function aboutOf(subject: Subject): string {
  if (subject.kind === 'prompt') return subject.task
  return subject.id ?? 'new'
}

/** Keeps what is to be tried in this tab, as it may not be saved, and tells the address of the lab. */
export function handOver(subject: Subject): string {
  const about = aboutOf(subject)
  sessionStorage.setItem(keyOf(subject.kind, about), JSON.stringify(subject))
  return `/workflows/lab?kind=${subject.kind}&about=${encodeURIComponent(about)}`
}

/** What was handed over for this address; else what was saved last; null where the address says nothing. */
export function takeOver(kind: string | null, about: string | null): Subject | null {
  if (kind === null || about === null) return null
  const kept = sessionStorage.getItem(keyOf(kind, about))
  if (kept !== null) return JSON.parse(kept) as Subject
  return savedSubject(kind, about)
}

/** What was saved last of the thing an address names. */
export function savedSubject(kind: string, about: string): Subject | null {
  if (kind === 'prompt') return { kind, task: about === 'classify' ? 'classify' : 'draft' }
  if (about === 'new') return null
  if (kind === 'workflow' || kind === 'threshold' || kind === 'article' || kind === 'sla_policy') {
    return { kind, id: about }
  }
  return null
}

const places: Record<Subject['kind'], (about: string) => string> = {
  workflow: (id) => `/workflows/${id}`,
  prompt: () => '/settings/assistant/prompts',
  threshold: () => '/settings/autonomy',
  article: (id) => `/knowledge/${id}`,
  sla_policy: () => '/settings/sla',
}

/** Where what is tried is changed. */
export function placeOf(subject: Subject): string {
  return places[subject.kind](aboutOf(subject))
}
