import { getFile } from '../../../../../contract/organization/operations.ts'
import { serveFile } from '../../../../../server/files/serve-file.ts'
import { route } from '../../../../../server/handler.ts'

export const dynamic = 'force-dynamic'

export const GET = route(getFile, ({ request }) => serveFile(request))
