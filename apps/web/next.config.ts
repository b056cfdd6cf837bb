import type { NextConfig } from 'next'

const config: NextConfig = {
  poweredByHeader: false,
  typedRoutes: false,
  reactStrictMode: true,
  // The form of a help center takes files of eight megabytes together.
  experimental: { serverActions: { bodySizeLimit: '9mb' } },
  // Types are a step of bin/test of their own; a start need not wait for them a second time.
  typescript: { ignoreBuildErrors: true },
  // These load native code or look for files beside themselves, so they stay outside the bundle.
  serverExternalPackages: [
    '@node-rs/argon2',
    '@prisma/adapter-pg',
    '@prisma/client',
    'bullmq',
    'ioredis',
    'pg',
    'pino',
    'prom-client',
  ],
}

export default config
