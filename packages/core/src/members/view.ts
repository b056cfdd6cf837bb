import type { Role } from '../permissions.ts'

export type MemberView = {
  id: string
  name: string
  email: string
  role: Role
  /** the role of the organization's own that narrows `role` down */
  customRoleId: string | null
  disabledAt: string | null
  createdAt: string
}

type Row = Omit<MemberView, 'disabledAt' | 'createdAt'> & { disabledAt: Date | null; createdAt: Date }

export function viewMember({ id, name, email, role, customRoleId, disabledAt, createdAt }: Row): MemberView {
  return {
    id,
    name,
    email,
    role,
    customRoleId,
    disabledAt: disabledAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  }
}

export type InvitationView = { id: string; email: string; role: Role; createdAt: string; expiresAt: string }

type InvitationRow = { id: string; email: string; role: Role; createdAt: Date; expiresAt: Date }

export function viewInvitation({ id, email, role, createdAt, expiresAt }: InvitationRow): InvitationView {
  return { id, email, role, createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() }
}
