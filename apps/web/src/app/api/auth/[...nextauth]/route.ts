import { answerSignIn } from '../../../../server/sign-in-handler.ts'

export const dynamic = 'force-dynamic'
export const GET = answerSignIn
export const POST = answerSignIn
