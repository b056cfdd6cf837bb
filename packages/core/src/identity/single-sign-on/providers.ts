import { env } from '@frontdesk/runtime/env'

export type ProviderId = 'google' | 'microsoft' | 'oidc'

export type SignInProvider = {
  id: ProviderId
  /** as it stands on a button after "Continue with" */
  name: string
  issuer: string
  clientId: string
  clientSecret: string
}

type Candidate = { [Field in keyof SignInProvider]: SignInProvider[Field] | undefined }

/** The providers that are set up, whose people may sign in without a password of ours. */
export function signInProviders(): SignInProvider[] {
  return candidates().filter((candidate): candidate is SignInProvider =>
    Object.values(candidate).every((value) => value !== undefined),
  )
}

function candidates(): Candidate[] {
  return [
    {
      id: 'google',
      name: 'Google',
      issuer: env.GOOGLE_SIGN_IN_ISSUER,
      clientId: env.GOOGLE_SIGN_IN_CLIENT_ID,
      clientSecret: env.GOOGLE_SIGN_IN_CLIENT_SECRET,
    },
    {
      id: 'microsoft',
      name: 'Microsoft',
      issuer: env.MICROSOFT_SIGN_IN_ISSUER ?? issuerOfTenant(env.MICROSOFT_SIGN_IN_TENANT),
      clientId: env.MICROSOFT_SIGN_IN_CLIENT_ID,
      clientSecret: env.MICROSOFT_SIGN_IN_CLIENT_SECRET,
    },
    {
      id: 'oidc',
      name: env.OIDC_SIGN_IN_NAME,
      issuer: env.OIDC_SIGN_IN_ISSUER,
      clientId: env.OIDC_SIGN_IN_CLIENT_ID,
      clientSecret: env.OIDC_SIGN_IN_CLIENT_SECRET,
    },
  ]
}

function issuerOfTenant(tenant: string | undefined): string | undefined {
  return tenant && `https://login.microsoftonline.com/${tenant}/v2.0`
}
