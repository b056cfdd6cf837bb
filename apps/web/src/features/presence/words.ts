import type { Role } from '../../ui/theme/tokens.ts'

export const statuses = ['online', 'away', 'offline'] as const
export type Status = (typeof statuses)[number]

export const presenceNames: Record<Status, string> = { online: 'Online', away: 'Away', offline: 'Offline' }

export const presenceTones: Record<Status, Role> = { online: 'calm', away: 'warn', offline: 'ink3' }
