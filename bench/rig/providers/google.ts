import { startFakeGoogle } from '@frontdesk/integrations/test/fake-google/server'
import { type Opened, oauth } from './provider.ts'

const audience = 'https://desk.example/api/webhooks/gmail'
const account = 'push@project.example'

/** Our stand-in for Gmail. */
export async function openGoogle(address: string): Promise<Opened> {
  const google = await startFakeGoogle({ accounts: [address] })
  const token = google.accessToken(address)
  return {
    provider: {
      name: 'Gmail (stand-in)',
      kind: 'gmail',
      address,
      deliver: async (mails) => {
        for (const { raw, at } of mails) google.deliver(address, raw, at)
      },
      call: async (webUrl) => {
        const url = `${webUrl}/api/webhooks/gmail`
        expectTaken(await google.push(address, { url, audience, account }))
      },
      access: () => oauth('google', token),
      close: google.close,
    },
    env: {
      GOOGLE_CLIENT_ID: 'bench',
      GOOGLE_CLIENT_SECRET: 'bench',
      GOOGLE_OAUTH_URL: google.oauthUrl,
      GOOGLE_TOKEN_URL: google.tokenUrl,
      GOOGLE_REVOKE_URL: google.revokeUrl,
      GOOGLE_KEYS_URL: google.keysUrl,
      GMAIL_API_URL: google.apiUrl,
      GMAIL_PUBSUB_TOPIC: 'projects/p/topics/gmail',
      GMAIL_PUSH_AUDIENCE: audience,
      GMAIL_PUSH_ACCOUNT: account,
    },
  }
}

function expectTaken(statuses: number[]): void {
  if (statuses.some((status) => status >= 300)) throw new Error(`A push was answered ${statuses}`)
}
