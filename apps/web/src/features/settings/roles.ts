import type { Role } from '@frontdesk/core/permissions'

/** The roles from most to least, with what each may do. */
export const roles: { role: Role; name: string; may: string }[] = [
  { role: 'owner', name: 'Owner', may: 'Everything, and cannot be locked out' },
  { role: 'admin', name: 'Admin', may: 'Settings, members and keys' },
  { role: 'agent', name: 'Agent', may: 'Reads and answers conversations' },
  { role: 'viewer', name: 'Viewer', may: 'Reads only' },
]

/** Nobody hands out more than they hold. */
export function rolesWithin(own: Role | undefined): typeof roles {
  const from = roles.findIndex(({ role }) => role === own)
  return from === -1 ? [] : roles.slice(from)
}

export function roleName(role: Role): string {
  return roles.find((entry) => entry.role === role)?.name ?? role
}

/** The roles as the choices of a field. */
export function roleChoices(among: typeof roles) {
  return among.map(({ role, name, may }) => ({ value: role, label: `${name} · ${may}` }))
}
