import { asSystem } from '@frontdesk/core/context'
import { hashPassword } from '@frontdesk/core/identity/password'
import type { Role } from '@frontdesk/core/permissions'
import type { TestOrganization } from '@frontdesk/db/test/factories'

/** Gives the member with this role a password, and returns what they sign in with. */
export async function givePassword(organization: TestOrganization, role: Role, password: string) {
  const { userId, email } = organization.members[role]
  const passwordHash = await hashPassword(password)
  await asSystem('test', (db) => db.user.update({ where: { id: userId }, data: { passwordHash } }))
  return { email, password }
}
