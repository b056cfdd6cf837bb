import { readCsatPage } from '@frontdesk/core/csat/answer'
import { getCsatQuestion } from '../../../../../../contract/service/csat.ts'
import { route } from '../../../../../../server/handler.ts'

export const GET = route(getCsatQuestion, ({ params }) => readCsatPage(params.token))
