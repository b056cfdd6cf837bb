import { readFigures } from '@frontdesk/core/operations/figures/read'
import { getFigures } from '../../../../../contract/organization/installation.ts'
import { route } from '../../../../../server/handler.ts'

export const GET = route(getFigures, ({ who }) => readFigures(who))
