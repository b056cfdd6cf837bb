import { renewSession } from '../../../../../../contract/organization/security.ts'
import { route } from '../../../../../../server/handler.ts'
import { renewCookie } from '../../../../../../server/sign-in/renew-cookie.ts'

export const PUT = route(renewSession, ({ request }) => renewCookie(request))
