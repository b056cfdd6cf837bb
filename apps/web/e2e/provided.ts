type Organization = {
  slug: string
  name: string
  mailbox: string
  apiKey: string
  users: { email: string; password: string; role: string }[]
}

declare module 'vitest' {
  /** What the setup of the browser tests hands to them: the running product, and the browser it has found. */
  interface ProvidedContext {
    demo: {
      webUrl: string
      smtp: { host: string; port: number }
      outboxDir: string
      accounts: { provider: string; address: string; deliverUrl: string }[]
      organizations: Organization[]
    }
    chromium: string
  }
}
