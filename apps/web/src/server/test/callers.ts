import { asSystem } from '@frontdesk/core/context'
import type { Role } from '@frontdesk/core/permissions'
import type { TestOrganization } from '@frontdesk/db/test/factories'
import { hashToken, randomToken } from '@frontdesk/runtime/crypto'
import { newId } from '@frontdesk/runtime/id'
import { encode } from 'next-auth/jwt'
import { cookieSecret, sessionCookieName } from '../sign-in/session-cookie.ts'

export type Credentials = Record<string, string>

/** A browser in which the member with this role of an organization is signed in. */
export async function signedIn(organization: TestOrganization, role: Role): Promise<Credentials> {
  const token = randomToken()
  const { id: memberId, userId } = organization.members[role]
  await asSystem('test', (db) =>
    db.session.create({
      data: {
        id: newId(),
        organizationId: organization.id,
        memberId,
        userId,
        tokenHash: hashToken(token),
        expiresAt: new Date(Date.now() + 3_600_000),
      },
    }),
  )
  return { cookie: await cookieFor(token) }
}

export async function cookieFor(sessionToken: string): Promise<string> {
  const value = await encode({ token: { sessionToken }, secret: cookieSecret() })
  return `theme=dark; ${sessionCookieName()}=${value}`
}

/** A service that holds an API key with this role. */
export async function holdingKey(organization: TestOrganization, role: Role): Promise<Credentials> {
  const key = `fd_${randomToken()}`
  await asSystem('test', (db) =>
    db.apiKey.create({
      data: {
        id: newId(),
        organizationId: organization.id,
        name: 'test',
        prefix: key.slice(0, 9),
        keyHash: hashToken(key),
        role,
      },
    }),
  )
  return { authorization: `Bearer ${key}` }
}
