import type { Tone } from '../../../ui/ToneChip.tsx'
import type { DraftCategory } from './api.ts'

type Route = DraftCategory['route']

/** The three routes of a message, in words. */
export const routes: Record<Route, { name: string; about: string; tone: Tone }> = {
  informational: { name: 'Information', about: 'An answer is enough', tone: 'neutral' },
  service_action: { name: 'Action', about: 'Somebody has to do something', tone: 'accent' },
  safety_compliance: { name: 'Safety', about: 'Harm, law or compliance: a person looks first', tone: 'late' },
}

export const routeChoices = Object.entries(routes).map(([value, { name, about }]) => ({
  value,
  label: `${name} · ${about}`,
}))
