import { startFakeGoogle } from '@frontdesk/integrations/test/fake-google/server'
import { startFakeMicrosoft } from '@frontdesk/integrations/test/fake-microsoft/server'
import { pickPort } from '../machine/ports.ts'
import { demoMails } from './mails.ts'

export type DemoAccount = { provider: 'gmail' | 'outlook'; address: string; deliverUrl: string }

type Stand = { account: DemoAccount; env: Record<string, string>; stop: () => Promise<void> }

export type DemoProviders = {
  accounts: DemoAccount[]
  /** what makes the product use them */
  env: Record<string, string>
  stop(): Promise<void>
}

/**
 * Accounts at stand-ins for Google and Microsoft on this machine, so that connecting a mailbox can be tried
 * without the internet. Left out for a provider whose own settings are given.
 */
export async function startDemoProviders(given: NodeJS.ProcessEnv): Promise<DemoProviders> {
  const stands = [
    ...(given.GOOGLE_CLIENT_ID ? [] : [await standInForGoogle()]),
    ...(given.MICROSOFT_CLIENT_ID ? [] : [await standInForMicrosoft()]),
  ]
  return {
    accounts: stands.map(({ account }) => account),
    env: Object.assign({}, ...stands.map(({ env }) => env)) as Record<string, string>,
    stop: async () => {
      await Promise.all(stands.map(({ stop }) => stop()))
    },
  }
}

async function standInForGoogle(): Promise<Stand> {
  const address = 'hello@northwind-gmail.example'
  const google = await startFakeGoogle({ port: await pickPort(4_041), accounts: [address], forgiving: true })
  for (const { raw, at } of await demoMails(address)) google.deliver(address, raw, at)
  return {
    account: { provider: 'gmail', address, deliverUrl: `${google.origin}/deliver/${address}` },
    env: {
      GOOGLE_CLIENT_ID: 'demo',
      GOOGLE_CLIENT_SECRET: 'demo',
      GOOGLE_OAUTH_URL: google.oauthUrl,
      GOOGLE_TOKEN_URL: google.tokenUrl,
      GOOGLE_REVOKE_URL: google.revokeUrl,
      GOOGLE_KEYS_URL: google.keysUrl,
      GMAIL_API_URL: google.apiUrl,
    },
    stop: google.close,
  }
}

async function standInForMicrosoft(): Promise<Stand> {
  const address = 'hello@northwind-outlook.example'
  const microsoft = await startFakeMicrosoft({
    port: await pickPort(4_040),
    accounts: [address],
    forgiving: true,
  })
  for (const { raw, at } of await demoMails(address)) microsoft.deliver(address, raw, at)
  return {
    account: { provider: 'outlook', address, deliverUrl: `${microsoft.origin}/deliver/${address}` },
    env: {
      MICROSOFT_CLIENT_ID: 'demo',
      MICROSOFT_CLIENT_SECRET: 'demo',
      MICROSOFT_LOGIN_URL: microsoft.loginUrl,
      MICROSOFT_GRAPH_URL: microsoft.graphUrl,
    },
    stop: microsoft.close,
  }
}
