/** The three top-level routes of a message. */
export type Route = 'informational' | 'service_action' | 'safety_compliance'

/** A category an organization starts with, and messages that belong to it. */
export interface DefaultCategory {
  key: string
  name: string
  description: string
  route: Route
  examples: string[]
}
