import { readMail } from '../inbound/received-mail.ts'

/** What the threads of `read-apart.ts` run. */
export default readMail
