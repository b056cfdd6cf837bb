import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import type { Account } from './state.ts'

export type Pusher = Awaited<ReturnType<typeof newPusher>>

type Push = {
  url: string
  audience: string
  account: string
  times?: number
  /** signed by somebody else */
  forged?: boolean
  /** how long ago it was signed, as that of a push that is sent once more */
  minutesOld?: number
}

/** Pub/Sub as Google runs it: pushes carry a token signed with a key that is published. */
export async function newPusher() {
  const own = await generateKeyPair('RS256')
  const foreign = await generateKeyPair('RS256')
  const kid = 'google-1'
  const keys = { keys: [{ ...(await exportJWK(own.publicKey)), kid, alg: 'RS256', use: 'sig' }] }
  const push = async (
    mailbox: Account,
    { url, audience, account, times = 1, forged = false, minutesOld = 0 }: Push,
  ) => {
    const signedAt = Math.floor(Date.now() / 1_000) - minutesOld * 60
    const token = await new SignJWT({ email: account, email_verified: true })
      .setProtectedHeader({ alg: 'RS256', kid })
      .setIssuer('https://accounts.google.com')
      .setAudience(audience)
      .setIssuedAt(signedAt)
      .setExpirationTime(signedAt + 3_600)
      .sign(forged ? foreign.privateKey : own.privateKey)
    const change = { emailAddress: mailbox.address, historyId: mailbox.nextHistory }
    const data = Buffer.from(JSON.stringify(change)).toString('base64')
    const statuses: number[] = []
    for (let time = 0; time < times; time += 1) {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({
          message: { data, messageId: String(time) },
          subscription: 'projects/p/subscriptions/s',
        }),
        signal: AbortSignal.timeout(10_000),
      })
      await answer.body?.cancel()
      statuses.push(answer.status)
    }
    return statuses
  }
  return { keys, push }
}
