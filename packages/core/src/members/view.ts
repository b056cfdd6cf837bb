import type { Role } from '../permissions.ts'

export type MemberView = {
  id: string
  name: string
  email: string
  role: Role
  disabledAt: string | null
  createdAt: string
}

type Row = { id: string; name: string; email: string; role: Role; disabledAt: Date | null; createdAt: Date }

export function viewMember({ id, name, email, role, disabledAt, createdAt }: Row): MemberView {
  return {
    id,
    name,
    email,
    role,
    disabledAt: disabledAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  }
}

export type InvitationView = { id: string; email: string; role: Role; createdAt: string; expiresAt: string }

type InvitationRow = { id: string; email: string; role: Role; createdAt: Date; expiresAt: Date }

export function viewInvitation({ id, email, role, createdAt, expiresAt }: InvitationRow): InvitationView {
  return { id, email, role, createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() }
}
