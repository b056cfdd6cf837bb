import { answerCsat } from '@frontdesk/core/csat/answer'
import { putCsatAnswer } from '../../../../../../../contract/service/csat.ts'
import { route } from '../../../../../../../server/handler.ts'

export const PUT = route(putCsatAnswer, ({ params, body }) => answerCsat(params.token, body))
