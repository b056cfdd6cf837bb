import { answerSignIn } from '../../../../server/sign-in/answer.ts'

export const dynamic = 'force-dynamic'
export const GET = answerSignIn
export const POST = answerSignIn
